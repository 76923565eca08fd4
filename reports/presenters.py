"""Report events in words."""

from typing import Any

from django.utils.translation import gettext as _

from core.words import words
from reports.enums import Paper, Slot
from reports.events import (
    FeedbackFormMissing,
    PaperHandedIn,
    ReportFrozen,
    ReportHandedOver,
    ReportOpened,
    ReportOverdue,
    ReportRemarked,
    ReportReturned,
    ReportRevised,
    ReportSent,
    ReportSigned,
    ReportSubmitted,
)


@words(ReportOpened)
def opened(_facts: dict[str, Any]) -> str:
    return _("开始编制")


@words(ReportFrozen)
def frozen(facts: dict[str, Any]) -> str:
    return _("冻结第 %(version)s 版，共 %(rows)s 行，校验码 %(digest).12s") % facts


@words(ReportRemarked)
def remarked(facts: dict[str, Any]) -> str:
    return _("修改第 %(version)s 版备注") % facts


@words(ReportSubmitted)
def submitted(facts: dict[str, Any]) -> str:
    return _("提交第 %(version)s 版签核") % facts


@words(ReportReturned)
def returned(facts: dict[str, Any]) -> str:
    return _("退回第 %(version)s 版：%(reason)s") % facts


@words(ReportSigned)
def signed(facts: dict[str, Any]) -> str:
    return _("签核第 %(version)s 版，校验码 %(digest).12s") % facts


@words(ReportHandedOver)
def handed_over(facts: dict[str, Any]) -> str:
    return _("第 %(version)s 版送交%(slot)s") % (facts | {"slot": Slot(facts["slot"]).label})


@words(ReportSent)
def sent(facts: dict[str, Any]) -> str:
    return (_("逾期报送第 %(version)s 版") if facts["late"] else _("报送第 %(version)s 版")) % facts


@words(ReportOverdue)
def overdue(_facts: dict[str, Any]) -> str:
    return _("逾期未报送，已上报")


@words(ReportRevised)
def revised(facts: dict[str, Any]) -> str:
    return _("更正为第 %(version)s 版") % facts


@words(PaperHandedIn)
def handed_in(facts: dict[str, Any]) -> str:
    paper = {"paper": Paper(facts["paper"]).label}
    return (_("按时交回%(paper)s") if facts["in_time"] else _("逾期交回%(paper)s")) % paper


@words(FeedbackFormMissing)
def form_missing(_facts: dict[str, Any]) -> str:
    return _("返回后未按时交回售后信息反馈意见表，已提醒")

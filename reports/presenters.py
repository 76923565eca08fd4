"""Report events in words."""

from typing import Any

from django.utils.translation import gettext as _

from core.words import words
from reports.events import ReportFrozen, ReportOverdue, ReportRemarked, ReportRevised, ReportSent


@words(ReportFrozen)
def frozen(facts: dict[str, Any]) -> str:
    return _("冻结第 %(version)s 版，共 %(rows)s 行，校验码 %(digest).12s") % facts


@words(ReportRemarked)
def remarked(facts: dict[str, Any]) -> str:
    return _("修改第 %(version)s 版备注") % facts


@words(ReportSent)
def sent(facts: dict[str, Any]) -> str:
    return (_("逾期报送第 %(version)s 版") if facts["late"] else _("报送第 %(version)s 版")) % facts


@words(ReportOverdue)
def overdue(_facts: dict[str, Any]) -> str:
    return _("逾期未报送，已上报")


@words(ReportRevised)
def revised(facts: dict[str, Any]) -> str:
    return _("更正为第 %(version)s 版") % facts

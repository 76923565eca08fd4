"""The steps of an order on the straight way, each a small resource that is posted to."""

from typing import Any

from django.urls import reverse_lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from dispatch.models import LedgerLine, Visit, WorkOrder
from dispatch.operations import closing, dispatching, onsite, preparing, signing
from dispatch.permissions import can_record
from dispatch.views.carrying import step


def _departed(visit: Visit) -> str:
    return gettext("已出发。提示：出发时间偏晚。") if visit.departed_late else gettext("已出发。")


def _ledger_filled(line: LedgerLine) -> str:
    return gettext("台账已填，回执单号 %(slip)s。") % {"slip": line.slip_number}


def _close(order: WorkOrder, form: Any, who: dict[str, Any]) -> dict[str, Any]:
    """The verdict of the customer; a repeat with the same key is answered and counts once."""
    answer, _again = signing.close(order=order, closure=form.closure, key=form.cleaned_data["key"], **who)
    return answer


def _closed(answer: dict[str, Any]) -> str:
    signed = answer["status"] == "signed"
    return (
        gettext("已登记客户确认，请登记离场。")
        if signed
        else gettext("客户不满意，请继续处理后再请客户确认。")
    )


acceptance = step(
    "acceptance",
    lambda order, _form, who: preparing.accept(order=order, **who),
    _("已接单。"),
)
declination = step(
    "decline",
    lambda order, form, who: dispatching.decline(order=order, **form.cleaned_data, **who),
    _("已拒单，主管已收到通知。"),
    then=reverse_lazy("dispatch:today"),  # the order's page is gone for who declined
)
contacts = step(
    "contact",
    lambda order, form, who: preparing.contact(order=order, spoken=form.spoken, **who),
    _("已登记联系情况。"),
)
ledger_line = step(
    "ledger",
    lambda order, form, who: preparing.fill_ledger(order=order, **form.cleaned_data, **who),
    _ledger_filled,
)
preparation = step(
    "preparation",
    lambda order, form, who: preparing.tick(order=order, **form.cleaned_data, **who),
    _("出发准备已保存。"),
)
departure = step(
    "departure",
    lambda order, _form, who: preparing.depart(order=order, **who),
    _departed,
)
arrival = step(
    "arrival",
    lambda order, form, who: onsite.arrive(order=order, **form.cleaned_data, **who),
    _("已登记到场。"),
)
findings = step(
    "findings",
    lambda order, form, who: onsite.note_findings(order=order, found=form.found, **who),
    _("现场情况已登记。"),
)
mismatches = step(
    "mismatch",
    lambda order, form, who: onsite.note_mismatch(order=order, difference=form.difference, **who),
    _("差异已登记。"),
)
escalations = step(
    "escalation",
    lambda order, form, who: onsite.escalate(order=order, **form.cleaned_data, **who),
    _("已上报，负责人会确定方案。"),
)
photos = step(
    "photos",
    lambda order, form, who: onsite.add_photos(order=order, files=form.cleaned_data["photos"], **who),
    _("照片已上传。"),
)
repair_file = step(
    "repair",
    lambda order, form, who: closing.file_repair(order=order, repair=form.repair, **who),
    _("维修档案已登记。"),
)
result = step(
    "outcome",
    lambda order, form, who: closing.finish_work(order=order, outcome=form.outcome, **who),
    _("已完工，请客户评价并签字。"),
)
report = step(
    "report",
    lambda order, form, who: closing.file_report(order=order, report=form.report, **who),
    _("服务报告单已保存。"),
)
closure = step("closure", _close, _closed)
check_out = step(
    "check-out",
    lambda order, form, who: closing.check_out(order=order, leaving=form.leaving, **who),
    _("已登记离场，请在期限内录入服务内容。"),
)
record = step(
    "record",
    lambda order, form, who: closing.record(
        order=order, content=form.cleaned_data["content"], trip=form.trip, **who
    ),
    _("服务内容已录入。"),
    allowed=can_record,
)

"""What an order still needs, in words with the place where it is mended."""

from collections.abc import Callable, Mapping
from datetime import datetime

from django.db.models import Max, QuerySet
from django.utils.translation import gettext_lazy as _

from core.doors import Block
from dispatch.enums import ItemState, OrderStatus, Preparation
from dispatch.models import Escalation, RepairFile, Visit, WorkItem, WorkOrder
from dispatch.queries.standby import missing_unit
from dispatch.rules import needs_repair_file, unticked
from tickets.enums import MAJOR
from tickets.models import Complaint, ContactLog
from tickets.queries.again import earlier_repair


def contacts_of(order: WorkOrder) -> QuerySet[ContactLog]:
    """Calls of the person who was sent, since the dispatch."""
    return ContactLog.objects.filter(
        ticket=order.ticket_id, by=order.technician.user_id, at__gte=order.dispatched_at
    )


def agreed_time(order: WorkOrder) -> datetime | None:
    """The time agreed last with the customer by the person who was sent."""
    agreed = contacts_of(order).filter(reached=True, agreed_at__isnull=False)
    if ended := order.visits.aggregate(last=Max("ended_at"))["last"]:
        agreed = agreed.filter(at__gt=ended)
    return agreed.order_by("-at", "-pk").values_list("agreed_at", flat=True).first()


def was_visited(ticket_id: int) -> bool:
    """Has anybody been on site for this ticket?"""
    return Visit.objects.filter(order__ticket=ticket_id, arrived_at__isnull=False).exists()


def root_cause_needed(order: WorkOrder) -> bool:
    """Repeats, major complaints and what was escalated need their root cause (TKT-34)."""
    escalated = Escalation.objects.filter(visit__order__ticket=order.ticket_id).exists()
    major = Complaint.objects.filter(ticket=order.ticket_id, severity__in=MAJOR).exists()
    return escalated or major or is_repeat(order)


def is_repeat(order: WorkOrder) -> bool:
    """Was the same unit repaired for the same fault within the pack's days before?"""
    return earlier_repair(order.ticket) is not None


def repair_file_needed(order: WorkOrder) -> bool:
    """Must the product's repair file get an entry before the work is done (ORG-13)?"""
    complaint_class = (
        Complaint.objects.filter(ticket=order.ticket_id).values_list("complaint_class", flat=True).first()
    )
    return needs_repair_file(order.ticket.service_type, complaint_class or "")


def missing_for_departure(order: WorkOrder) -> list[Block]:
    """Contact, agreed time, ledger line with slip, four ticks (TKT-05, TKT-06, DSP-06), a unit (PRT-06)."""
    found = _missing_contact(order)
    if not hasattr(order, "ledger_line"):
        found.append(Block("ledger", _("填写服务台账并领取回执单"), "#ledger"))
    open_ticks = unticked(order.ticks.values_list("item", flat=True))
    found += [Block(f"tick_{item}", Preparation(item).label, "#preparation") for item in open_ticks]
    return [*found, *missing_unit(order)]


def _missing_contact(order: WorkOrder) -> list[Block]:
    if not contacts_of(order).exists():
        return [Block("contact", _("先联系客户并登记"), "#contact")]
    if agreed_time(order) is None:
        return [Block("agreed", _("与客户约定到场时间"), "#contact")]
    return []


def missing_for_work_done(order: WorkOrder) -> list[Block]:
    """Findings of the talk on site (TKT-08) and, for repairs, the repair file (ORG-13)."""
    found = []
    if not order.visits.filter(finding_rows__isnull=False).exists():
        found.append(Block("findings", _("登记现场情况"), "#findings"))
    if WorkItem.objects.filter(visit__order=order, state=ItemState.PROPOSED).exists():
        found.append(Block("items", _("增减项等待前台同意"), "#items"))
    if repair_file_needed(order) and not RepairFile.objects.filter(order=order).exists():
        found.append(Block("repair_file", _("登记产品维修档案"), "#repair-file"))
    return found


def missing_for_record(order: WorkOrder) -> list[Block]:
    """The technician has left and the service report is whole (TKT-18, TKT-21)."""
    found = []
    if not order.visits.filter(checked_out_at__isnull=False).exists():
        found.append(Block("check_out", _("登记离场"), "#check-out"))
    report = getattr(order, "report", None)
    names = report.missing if report else ["cause", "solution", "parts", "opinion"]
    found += [Block(f"report_{name}", REPORT_WORDS[name], "#report") for name in names]
    return found


REPORT_WORDS = {
    "cause": _("报告单缺故障原因"),
    "solution": _("报告单缺解决方法"),
    "parts": _("报告单缺更换零件名称"),
    "opinion": _("报告单缺用户意见"),
}

MISSING: Mapping[str, Callable[[WorkOrder], list[Block]]] = {
    OrderStatus.ACCEPTED: missing_for_departure,
    OrderStatus.ON_SITE: missing_for_work_done,
    OrderStatus.SIGNED: missing_for_record,
}

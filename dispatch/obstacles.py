"""What keeps a served request from being closed: documents of its visit (ARC-04), units lent (WAR-48)."""

from collections.abc import Callable

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.doors import Block
from dispatch.enums import OrderStatus
from dispatch.models import Photo, Refusal, RepairFile, ServiceReport, Signature, WorkOrder
from packs.queries import sections
from parts.queries.loans import open_loans
from tickets.enums import Status
from tickets.models import Ticket
from tickets.transitions import CLOSED

WORDS = {
    "report": gettext_lazy("服务报告"),
    "signature": gettext_lazy("客户签字或拒签记录"),
    "repair_file": gettext_lazy("维修档案"),
    "photo": gettext_lazy("现场照片"),
}
PRESENT: dict[str, Callable[[WorkOrder], bool]] = {
    "report": lambda order: ServiceReport.objects.filter(order=order).exists(),
    "signature": lambda order: (
        Signature.objects.filter(order=order).exists() or Refusal.objects.filter(order=order).exists()
    ),
    "repair_file": lambda order: RepairFile.objects.filter(order=order).exists(),
    "photo": lambda order: Photo.objects.filter(order=order).exists(),
}


def missing_documents(ticket: Ticket, to: str) -> list[Block]:
    """One block for each document that the pack asks of this type of service; nothing without a visit."""
    if to != Status.ARCHIVED:
        return []
    wanted = _wanted(ticket)
    order = WorkOrder.objects.filter(ticket=ticket.pk, status=OrderStatus.RECORDED).order_by("-pk").first()
    if order is None or not wanted:
        return []
    return [
        Block("document_missing", _("缺少归档单据：%(document)s。") % {"document": WORDS[code]})
        for code in wanted
        if code in PRESENT and not PRESENT[code](order)
    ]


def open_loan(ticket: Ticket, to: str) -> list[Block]:
    """What was lent for a ticket is back before it is closed (WAR-48)."""
    if to not in CLOSED:
        return []
    return [
        Block(
            "open_loan",
            _("备用机 %(serial)s 尚未归还（借用单 %(number)s）。")
            % {"serial": loan.unit.serial, "number": loan.number},
            reverse("parts:loan", args=[loan.number]),
        )
        for loan in open_loans(ticket.pk)
    ]


def _wanted(ticket: Ticket) -> list[str]:
    """Documents by the pack that was frozen when the request was received."""
    for _rank, row in sections(ticket.pack_set, "required_documents"):
        for one in row.figure("documents") or ():
            if one["service_type"] == ticket.service_type:
                return list(one["documents"])
    return []

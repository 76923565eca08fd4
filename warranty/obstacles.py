"""What a verdict keeps from happening."""

from django.urls import reverse
from django.utils.translation import gettext as _

from core.doors import Block
from tickets.enums import Status
from tickets.models import Ticket
from tickets.queries.consents import is_charged
from warranty.models import PromiseHandover
from warranty.queries import standing
from warranty.queries.handovers import asks_for_handover


def paid_visit(ticket: Ticket, to: str) -> list[Block]:
    """A visit the customer pays for is not dispatched before the consent is recorded (INT-28).

    What is already charged the ticket itself asks for.
    """
    held = standing.of(ticket) if to == Status.DISPATCHED else None
    if held is None or not held.dispatch_blocked or is_charged(ticket):
        return []
    return [Block("visit_consent", _("上门服务须收费，请先告知客户并记录同意。"), _link(ticket))]


def open_quotation(ticket: Ticket, to: str) -> list[Block]:
    """No work while a quotation or an approval is open (WAR-32)."""
    held = standing.of(ticket) if to == Status.WORK_DONE else None
    if held is None or not held.work_start_blocked:
        return []
    return [Block("quotation_open", _("维修报价未获客户接受或审批未完成，不能开始维修。"), _link(ticket))]


def unhanded_promise(ticket: Ticket, to: str) -> list[Block]:
    """A repair closes with the promise restated and handed over, where the pack asks for it (WAR-42)."""
    if to != Status.ARCHIVED or not asks_for_handover(ticket):
        return []
    if PromiseHandover.objects.filter(pk=ticket.pk).exists():
        return []
    page = reverse("warranty:claim", args=[ticket.number])
    return [Block("promise_handover", _("维修后须重申承诺并交接给客户，请先记录交接日期。"), page)]


def _link(ticket: Ticket) -> str:
    return reverse("tickets:ticket", args=[ticket.number]) + "#warranty"

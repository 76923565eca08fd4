"""The definite answer at intake: number, next step, latest time (INT-06)."""

from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import gettext as _

from core.words import house
from deadlines.rules import Promise
from tickets.enums import Intent
from tickets.models import Acknowledgement, Ticket
from tickets.operations.intake.form import Intake


def acknowledgement(
    ticket: Ticket, promises: Sequence[Promise], form: Intake, at: datetime
) -> Acknowledgement:
    """The row, not yet written; the customer is told in the language of the house."""
    with house():
        told = next_step(ticket, form)
    return Acknowledgement(
        ticket=ticket,
        number=ticket.number,
        next_step=told,
        latest_at=at if form.solved_by_phone else latest(promises, at),
        at=at,
    )


def latest(promises: Sequence[Promise], at: datetime) -> datetime:
    """The first promise that still lies ahead, or the last one when all are past."""
    dues = sorted(one.due for one in promises)
    return next((due for due in dues if due > at), dues[-1])


def next_step(ticket: Ticket, form: Intake) -> str:
    """What happens next, in words for the customer."""
    if form.solved_by_phone:
        return _("问题已在电话中解决，如再次出现请随时来电")
    if visits(ticket, form):
        if ticket.dispatch_at_once:
            return _("立即安排技师，技师会先与您电话联系")
        return _("主管审批后安排上门，客服会先与您电话联系")
    if ticket.intent == Intent.COMPLAINT:
        return _("专人核实情况并与您联系")
    return _("客服查明后给您答复")


def visits(ticket: Ticket, form: Intake) -> bool:
    """Is a visit asked for? Bookings are; others when the desk says so."""
    return ticket.intent == Intent.BOOKING or form.visit_wanted

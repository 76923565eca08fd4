"""What a request may bring along: its call, a price told, an earlier ticket, a slip, a call-back."""

from datetime import datetime, timedelta

from core.words import later as _
from deadlines.operations import open_todo
from org.models import User
from packs.queries import figure
from tickets.enums import TodoCode
from tickets.models import RescueSlip, Ticket
from tickets.operations.hotline.calls import attach
from tickets.operations.hotline.charges import quote
from tickets.operations.hotline.repeats import link
from tickets.operations.intake.form import Intake


def keep_extras(ticket: Ticket, form: Intake, *, by: User, at: datetime) -> None:
    """Write each that the form holds, in the transaction of the registration."""
    if form.call:
        attach(call=form.call, ticket=ticket)
    if form.price:
        quote(ticket=ticket, price=form.price, by=by, at=at)
    if form.linked:
        link(ticket=ticket, first=form.linked, by=by, at=at)
    if form.rescue:
        _slip(ticket, form)
    for part, given in form.parts:
        part.keep(ticket=ticket, given=given, by=by, at=at)
    due = _call_back_at(ticket, form)
    if due:
        open_todo(
            stream=ticket.stream,
            kind=TodoCode.CALL_BACK,
            title=_("回电客户：%(number)s") % {"number": ticket.number},
            unit=ticket.unit,
            owner=by,
            due_at=due,
            by=by,
            at=at,
        )


def _call_back_at(ticket: Ticket, form: Intake) -> datetime | None:
    """The time agreed with the customer, and for an agitated one soon at the latest (INT-21, INT-22)."""
    if not form.agitated:
        return form.callback_at
    minutes = int(figure(ticket.pack_set, "hotline", "agitated_call_back_minutes"))
    soon = form.received_at + timedelta(minutes=minutes)
    return min(form.callback_at or soon, soon)


def _slip(ticket: Ticket, form: Intake) -> None:
    assert form.rescue
    RescueSlip.objects.create(
        ticket=ticket,
        called_at=form.received_at,
        plate=ticket.asset.plate if ticket.asset else form.plate,
        vehicle_model=form.model_code.strip(),
        mileage=form.rescue.mileage,
        repaired_elsewhere=form.rescue.repaired_elsewhere,
    )

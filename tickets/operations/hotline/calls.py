"""Calls as the switchboard tells of them; each event fills what is not known yet, so repeats change nothing."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from knowledge.queries import line_of
from org.models import User
from tickets.enums import CallEvent, Direction
from tickets.models import Call, CallLeg, Seat, Ticket
from tickets.operations.errors import TicketRefused


@dataclass(frozen=True)
class Told:
    """One event of the switchboard; `to` is the extension a call is transferred to."""

    call_id: str
    event: str
    at: datetime
    extension: str = ""
    caller: str = ""
    line: str = ""
    direction: str = Direction.IN
    rings: int | None = None
    seconds: int | None = None
    to: str = ""


@transaction.atomic
def take_event(*, told: Told) -> Call:
    """Keep an event; events that come twice or late fill gaps and move nothing that is known.

    Raises TicketRefused for a transfer to nowhere.
    """
    if told.event == CallEvent.TRANSFERRED and not told.to:
        raise TicketRefused(_("转接须说明目标分机。"))
    call = _held(told)
    if told.event == CallEvent.RINGING:
        _leg(call, told.extension, told.at)
    elif told.event == CallEvent.ANSWERED:
        _answer(call, told)
    elif told.event == CallEvent.TRANSFERRED:
        _transfer(call, told)
    else:
        _end(call, told.at)
    return call


def _held(told: Told) -> Call:
    line = line_of(told.line)
    Call.objects.get_or_create(
        call_id=told.call_id,
        defaults={"caller": told.caller, "line": line, "direction": told.direction, "started_at": told.at},
    )
    call = Call.objects.select_for_update(of=("self",)).get(call_id=told.call_id)
    found = {"caller": call.caller or told.caller, "line": call.line or line}
    found["started_at"] = min(call.started_at, told.at)
    _write(call, **found)
    return call


def _write(row: Call | CallLeg, **fields: object) -> None:
    changed = [name for name, value in fields.items() if getattr(row, name) != value]
    for name in changed:
        setattr(row, name, fields[name])
    if changed:
        row.save(update_fields=changed)


def _leg(call: Call, extension: str, at: datetime) -> CallLeg:
    """The last leg at an extension, begun when there is none; who sits there now is its agent."""
    held = call.legs.filter(extension=extension).order_by("-n").first()
    if held:
        return held
    seat = Seat.objects.filter(extension=extension).select_related("user").first()
    last = call.legs.order_by("-n").values_list("n", flat=True).first() or 0
    return CallLeg.objects.create(
        call=call,
        n=last + 1,
        extension=extension,
        agent=seat.user if seat else None,
        started_at=at,
        ended_at=call.ended_at,
    )


def _answer(call: Call, told: Told) -> None:
    leg = _leg(call, told.extension, told.at)
    _write(leg, answered_at=leg.answered_at or told.at)
    _write(
        call,
        answered_at=call.answered_at or told.at,
        rings=told.rings if call.rings is None else call.rings,
        wait_seconds=told.seconds if call.wait_seconds is None else call.wait_seconds,
    )


def _transfer(call: Call, told: Told) -> None:
    """The leg at the old extension ends, one at the new extension begins (INT-08)."""
    if told.extension:
        old = _leg(call, told.extension, call.started_at)
        _write(old, ended_at=old.ended_at or told.at)
    _leg(call, told.to, told.at)


def _end(call: Call, at: datetime) -> None:
    _write(call, ended_at=call.ended_at or at)
    for leg in call.legs.filter(ended_at=None):
        _write(leg, ended_at=call.ended_at)


@transaction.atomic
def sit_down(*, user: User, extension: str, at: datetime) -> Seat | None:
    """The person sits at an extension from now on, whoever sat there before; "" gives the seat back."""
    Seat.objects.filter(user=user).delete()
    extension = extension.strip()
    if not extension:
        return None
    Seat.objects.filter(extension=extension).delete()
    return Seat.objects.create(user=user, extension=extension, since=at)


def attach(*, call: Call, ticket: Ticket) -> None:
    """The call led to this ticket; the first ticket of a call stays."""
    Call.objects.filter(pk=call.pk, ticket=None).update(ticket=ticket)

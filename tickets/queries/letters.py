"""The register of calls, letters and faxes of a day (INT-07, INT-08)."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from core.clock import day_end
from core.masks import mask_phone
from tickets.models import Call, Letter, Ticket

MOST = 500


@dataclass(frozen=True)
class RegisterLine:
    """Date, caller, content and handler of one item; `letter` is set where it has a page of its own."""

    at: datetime
    channel: str
    outgoing: bool
    caller: str
    phone: str
    content: str
    handler: str
    number: str
    ticket: str
    letter: bool = False
    archived: bool = False


def register_of(user: Any, day: date) -> list[RegisterLine]:
    """All that came in or went out on a Shanghai day, newest first; three queries."""
    start, end = day_end(day - timedelta(days=1)), day_end(day)
    lines = [
        *map(_of_ticket, _tickets(user, start, end)),
        *map(_of_letter, _letters(user, start, end)),
        *map(_of_call, _calls(user, start, end)),
    ]
    return sorted(lines, key=lambda line: line.at, reverse=True)[:MOST]


def _tickets(user: Any, start: datetime, end: datetime) -> Any:
    rows = Ticket.objects.visible_to(user).filter(registered_at__gte=start, registered_at__lt=end)
    return rows.select_related("stream", "contact", "typed_by", "owner").order_by("-registered_at")[:MOST]


def _letters(user: Any, start: datetime, end: datetime) -> Any:
    rows = Letter.objects.visible_to(user).filter(at__gte=start, at__lt=end)
    return rows.select_related("stream", "handler", "ticket__stream").order_by("-at")[:MOST]


def _calls(user: Any, start: datetime, end: datetime) -> Any:
    """Calls that led to no ticket; the others stand there with their ticket."""
    rows = Call.objects.visible_to(user).filter(started_at__gte=start, started_at__lt=end, ticket=None)
    return rows.prefetch_related("legs__agent").order_by("-started_at")[:MOST]


def _of_ticket(row: Ticket) -> RegisterLine:
    handler = row.typed_by or row.owner
    return RegisterLine(
        at=row.registered_at,
        channel=row.get_channel_display(),
        outgoing=False,
        caller=row.contact.name,
        phone=mask_phone(row.contact.phone),
        content=row.description,
        handler=handler.name if handler else "",
        number=row.number,
        ticket=row.number,
    )


def _of_letter(row: Letter) -> RegisterLine:
    return RegisterLine(
        at=row.at,
        channel=row.get_channel_display(),
        outgoing=row.direction == "out",
        caller=row.sender,
        phone=mask_phone(row.phone) if row.phone else "",
        content=row.content,
        handler=row.handler.name,
        number=row.number,
        ticket=row.ticket.number if row.ticket else "",
        letter=True,
        archived=row.archived_at is not None,
    )


def _of_call(row: Call) -> RegisterLine:
    agents = [leg.agent.name for leg in row.legs.all() if leg.agent]
    return RegisterLine(
        at=row.started_at,
        channel="",
        outgoing=row.direction == "out",
        caller="",
        phone=mask_phone(row.caller) if row.caller else "",
        content="",
        handler=" → ".join(agents),
        number="",
        ticket="",
    )


def letter_by_number(user: Any, number: str) -> Letter | None:
    rows = Letter.objects.visible_to(user).select_related(
        "stream", "region", "project", "handler", "customer"
    )
    return rows.filter(stream__number=number).first()


def tickets_to_name(user: Any, number: str) -> Ticket | None:
    """The visible ticket of a typed number."""
    return Ticket.objects.visible_to(user).filter(stream__number=number.strip().upper()).first()

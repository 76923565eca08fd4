"""Writing tickets with all that hangs on them, many at a time in few statements."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from core.actors import Actor
from core.events import record_many
from core.models import Stream
from core.numbers import open_numbered
from customers.models import Asset, Contact, Contract, Site
from deadlines.operations import Start, start_first
from deadlines.rules import Promise
from org.models import User
from packs.models import PackSet
from tickets.events import TicketImported, TicketRegistered
from tickets.models import Acknowledgement, Complaint, Ticket, TicketSearch
from tickets.operations.errors import IntakeRefused
from tickets.operations.intake.acknowledging import acknowledgement
from tickets.operations.intake.form import Intake
from tickets.rules import search_tokens


@dataclass(frozen=True)
class Case:
    """A checked request with everything found for it."""

    form: Intake
    contact: Contact
    site: Site | None
    asset: Asset | None
    contract: Contract | None
    pack_set: PackSet
    urgency: str
    fault: bool
    owner: User | None
    promises: Sequence[Promise]


def open_tickets(
    cases: Sequence[Case],
    *,
    by: Actor,
    at: datetime,
    clocks_at: datetime,
    quiet_before: datetime | None = None,
) -> list[Ticket]:
    """Tickets in state registered with clocks, acknowledgement and search row.

    `clocks_at` is up to when passed levels fire; levels up to `quiet_before` tell nobody.
    Raises IntakeRefused when no rule promises anything.
    """
    if not all(case.promises for case in cases):
        raise IntakeRefused({"service_type": _("没有适用的时限规则，请先启用政策包。")})
    imported = quiet_before is not None
    streams = open_numbered("ticket", "TK", len(cases), at=at)
    tickets = [_ticket(case, stream, by, at, imported) for case, stream in zip(cases, streams, strict=True)]
    _record(tickets, imported, by, at)
    _start(cases, tickets, by, clocks_at, quiet_before)
    Ticket.objects.bulk_create(tickets)
    _open_complaints(cases, tickets)
    pairs = list(zip(cases, tickets, strict=True))
    TicketSearch.objects.bulk_create([_search(case, ticket) for case, ticket in pairs])
    Acknowledgement.objects.bulk_create(
        [acknowledgement(ticket, case.promises, case.form, at) for case, ticket in pairs]
    )
    return tickets


def _ticket(case: Case, stream: Stream, by: Actor, at: datetime, imported: bool) -> Ticket:
    form = case.form
    return Ticket(
        stream=stream,
        intent=form.intent,
        service_type=form.service_type,
        urgency=case.urgency,
        fault=case.fault,
        dissatisfied=bool(form.dissatisfied),
        agitated=form.agitated,
        channel=form.channel,
        registered_at=form.received_at,
        typed_in_at=at,
        region=form.region,
        project=form.project,
        customer=case.contact.customer,
        contact=case.contact,
        site=case.site,
        asset=case.asset,
        category=form.category,
        description=form.description.strip(),
        owner=case.owner,
        typed_by=by if isinstance(by, User) else None,
        pack_set=case.pack_set,
        is_imported=imported,
    )


def _record(tickets: Sequence[Ticket], imported: bool, by: Actor, at: datetime) -> None:
    kind = TicketImported if imported else TicketRegistered
    record_many(
        [
            (
                ticket.pk,
                kind(
                    channel=ticket.channel,
                    intent=ticket.intent,
                    service_type=ticket.service_type,
                    urgency=ticket.urgency,
                    fault=ticket.fault,
                    owner=ticket.owner_id,
                ),
            )
            for ticket in tickets
        ],
        by=by,
        at=at,
    )


def _start(
    cases: Sequence[Case],
    tickets: Sequence[Ticket],
    by: Actor,
    at: datetime,
    quiet_before: datetime | None,
) -> None:
    """Start the clocks and note the first due time of each ticket, which is written right after."""
    starts = [
        Start(ticket.stream, case.promises, ticket.unit, case.owner, quiet_before)
        for case, ticket in zip(cases, tickets, strict=True)
    ]
    by_stream = {ticket.pk: ticket for ticket in tickets}
    for clock in start_first(starts, at=at, by=by):
        ticket = by_stream[clock.stream_id]
        if clock.is_running and clock.due_at:
            ticket.next_due_at = min(ticket.next_due_at or clock.due_at, clock.due_at)


def _open_complaints(cases: Sequence[Case], tickets: Sequence[Ticket]) -> None:
    """Complaints of those that are; the others are known to have none."""
    rows = []
    for case, ticket in zip(cases, tickets, strict=True):
        Ticket.complaint.related.set_cached_value(ticket, None)
        if case.form.complaint_class:
            rows.append(_complaint(case, ticket))
    Complaint.objects.bulk_create(rows)


def _complaint(case: Case, ticket: Ticket) -> Complaint:
    return Complaint(
        ticket=ticket,
        complaint_class=case.form.complaint_class,
        severity=case.form.severity,
        progress_at=ticket.registered_at,
        unhandled_since=None if ticket.is_imported else ticket.typed_in_at,
    )


def _search(case: Case, ticket: Ticket) -> TicketSearch:
    tokens = search_tokens(
        number=ticket.number,
        name=case.contact.name,
        phone=case.contact.phone,
        serial=f"{case.asset.serial or ''} {case.asset.plate}" if case.asset else "",
        text=ticket.description,
    )
    return TicketSearch(ticket=ticket, tokens=tokens)

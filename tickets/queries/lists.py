"""The list of tickets: filters, search, keyset pages."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from core.pages import Page, keyset
from customers.queries import assets_ending
from deadlines.models import Clock
from tickets.models import Ticket, TicketSearch
from tickets.rules import full_number, wanted_tokens

RECENT = ("-registered_at", "-pk")
BY_DUE = ("next_due_at", "pk")
SHOWN = ("stream", "region", "project", "customer", "contact", "category", "assignee", "owner", "complaint")


@dataclass(frozen=True)
class Filters:
    """What a list is narrowed to; empty values narrow nothing. Ids are of units, categories and users.

    `settled` is empty for what ended in no other way, None for all.
    """

    q: str = ""
    status: tuple[str, ...] = ()
    settled: str | None = None
    region: int | None = None
    project: int | None = None
    urgency: str = ""
    category: int | None = None
    assignee: int | None = None
    assignee_username: str = ""
    owner: int | None = None
    customer: int | None = None
    channel: str = ""
    intent: str = ""
    service_type: str = ""
    since: datetime | None = None
    until: datetime | None = None
    open_only: bool = False
    by_due: bool = False
    ids: tuple[int, ...] = field(default=())


EQUAL = (
    "region",
    "project",
    "urgency",
    "category",
    "assignee",
    "owner",
    "customer",
    "channel",
    "intent",
    "service_type",
)


def ticket_list(user: Any, filters: Filters, *, cursor: str | None = None, size: int = 50) -> Page:
    """One page of what the person may see, each ticket with `.clock`, its next running one or None."""
    order = BY_DUE if filters.by_due else RECENT
    rows = filtered(user, filters)
    if filters.q.strip():
        page = _found(rows, order, cursor, size)
    else:
        page = keyset(rows.select_related(*SHOWN), order=order, cursor=cursor, size=size)
    with_clocks(page.items)
    return page


def _found(rows: QuerySet[Ticket], order: tuple[str, ...], cursor: str | None, size: int) -> Page:
    """A page of a search: thousands may match, so only the shown ones are joined with what they name."""
    keys = keyset(rows.only("pk", *(key.lstrip("-") for key in order)), order=order, cursor=cursor, size=size)
    whole = Ticket.objects.select_related(*SHOWN).in_bulk([row.pk for row in keys.items])
    return replace(keys, items=[whole[row.pk] for row in keys.items])


def filtered(user: Any, filters: Filters) -> QuerySet[Ticket]:
    """The visible tickets that match, in no order."""
    rows = Ticket.objects.visible_to(user)
    wanted: dict[str, Any] = {name: getattr(filters, name) for name in EQUAL if getattr(filters, name)}
    if filters.status:
        wanted["status__in"] = filters.status
    if filters.settled is not None:
        wanted["settled"] = filters.settled
    if filters.assignee_username:
        wanted["assignee__username"] = filters.assignee_username
    if filters.since:
        wanted["registered_at__gte"] = filters.since
    if filters.until:
        wanted["registered_at__lt"] = filters.until
    if filters.open_only or filters.by_due:
        wanted["closed_at"] = None
    if filters.by_due:
        wanted["next_due_at__isnull"] = False
    if filters.ids:
        wanted["pk__in"] = filters.ids
    rows = rows.filter(**wanted)
    return matching(rows, filters.q) if filters.q.strip() else rows


def matching(rows: QuerySet[Ticket], query: str) -> QuerySet[Ticket]:
    """By number, by the end of the unit's serial, or by all of: Chinese words, initials, serial, digits of phone or number."""
    number = full_number(query)
    if number:
        return rows.filter(stream__number=number)
    tokens = wanted_tokens(query)
    if not tokens:
        return rows.none()
    if units := assets_ending(query):
        by_words = TicketSearch.objects.filter(tokens__contains=tokens).values("pk")
        return rows.filter(pk__in=by_words.union(Ticket.objects.filter(asset__in=units).values("pk")))
    return rows.filter(search__tokens__contains=tokens)


def with_clocks(tickets: Iterable[Ticket]) -> None:
    """Give each ticket `.clock`: the running clock that is due first (SLA-32), in one query."""
    by_pk = {ticket.pk: ticket for ticket in tickets}
    for ticket in by_pk.values():
        ticket.clock = None  # type: ignore[attr-defined]
    running = Clock.objects.running().filter(stream__in=list(by_pk), due_at__isnull=False)
    for clock in running.order_by("-due_at", "-pk"):
        by_pk[clock.stream_id].clock = clock  # type: ignore[attr-defined]

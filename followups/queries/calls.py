"""Reads of the call pages."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from core.clock import local_day
from core.pages import Page, keyset
from customers.models import Customer
from followups.models import Call, ContactDay
from followups.models.call import CallQuerySet

SHOWN = (
    "customer",
    "contact",
    "ticket__stream",
    "ticket__category",
    "delivery__stream",
    "assignee",
    "region",
    "project",
)


@dataclass(frozen=True)
class Filters:
    """What the list is narrowed to."""

    kind: str = ""
    mine: bool = False
    region: int | None = None


def due_calls(
    user: Any,
    *,
    at: datetime,
    later: bool = False,
    cursor: str | None = None,
    filters: Filters | None = None,
) -> Page:
    """Open calls by due time: those that may be made now, or those for another day (FUP-14, C-13)."""
    rows = _narrow(Call.objects.visible_to(user).open(), user, filters or Filters())
    rows = rows.filter(waits(at)) if later else rows.exclude(waits(at))
    rows = rows.select_related(*SHOWN).annotate(tries=Count("attempts", filter=Q(attempts__reached=False)))
    return keyset(rows, order=("due_at", "pk"), cursor=cursor)


def waits(at: datetime) -> Q:
    """Calls not to be made now: put off, or the customer was contacted today."""
    today = ContactDay.objects.filter(customer=OuterRef("customer"), day=local_day(at))
    return Q(not_before__gt=at) | Q(Exists(today))


def closed_calls(user: Any, cursor: str | None = None, filters: Filters | None = None) -> Page:
    """Finished calls, newest first."""
    rows = _narrow(Call.objects.visible_to(user).exclude(closed_at=None), user, filters or Filters())
    return keyset(rows.select_related(*SHOWN), order=("-closed_at", "-pk"), cursor=cursor)


def _narrow(rows: CallQuerySet, user: Any, filters: Filters) -> CallQuerySet:
    if filters.kind:
        rows = rows.filter(kind=filters.kind)
    if filters.mine:
        rows = rows.filter(assignee=user)
    return rows.filter(region=filters.region) if filters.region else rows


def calls_of(ticket: Any) -> QuerySet[Call]:
    """All calls about a ticket with their attempts."""
    return Call.objects.filter(ticket=ticket).prefetch_related("attempts__by").order_by("opened_at", "pk")


def rounds_of(call: Call) -> QuerySet[Call]:
    """The calls of the same ticket or delivery; of a customer the regular ones."""
    rows = Call.objects.filter(customer=call.customer_id)
    if call.ticket_id:
        rows = rows.filter(ticket=call.ticket_id)
    elif call.delivery_id:
        rows = rows.filter(delivery=call.delivery_id)
    else:
        rows = rows.filter(kind=call.kind)
    return rows.prefetch_related("attempts__by").order_by("opened_at", "pk")


def others_of(user: Any, call: Call) -> QuerySet[Call]:
    """Further open calls to the same customer, to be asked in the same talk (C-13)."""
    rows = Call.objects.visible_to(user).open().filter(customer=call.customer_id)
    return (
        rows.exclude(pk=call.pk).select_related("ticket__stream", "delivery__stream").order_by("due_at", "pk")
    )


def contact_of_day(customer: Customer | int, at: datetime) -> ContactDay | None:
    """Whether and how the customer was contacted today."""
    return ContactDay.objects.filter(customer=customer, day=local_day(at)).select_related("by").first()


def waiting(user: Any, *, at: datetime, most: int = 99) -> int:
    """How many calls may be made now, counted up to `most` + 1."""
    rows = Call.objects.visible_to(user).open().exclude(waits(at))
    return rows[: most + 1].count()

"""How the tickets of a period spread: by month, channel, category, branch, class, satisfaction, service."""

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any

from django.db.models import Count, F, Q, Sum
from django.db.models.functions import TruncDate, TruncMonth

from core.clock import LOCAL
from core.money import cny
from core.worktime import add_months
from deadlines.enums import ClockKind
from dispatch.models import Visit
from followups.enums import Satisfaction
from org.enums import UnitKind
from org.models import Unit
from reports.queries.month import (
    Tickets,
    breached,
    by_channel,
    closed,
    complaints,
    latest_answer,
    rated,
    registered,
)
from reports.rules import Span
from reports.rules.periods import period
from tickets.enums import ComplaintClass, ServiceType, Severity
from tickets.models import Charge, ChargeCategory, Ticket

Lines = list[list[Any]]
MONTHS_SHOWN = 12
MOST_CATEGORIES = 10
NONE = "none"
REST = "rest"


def months(tickets: Tickets, span: Span, _unit: Unit | None) -> Lines:
    """Registered and closed tickets of the twelve months that end with the period's last."""
    last = period("month", span.last)
    first = add_months(last.first, 1 - MONTHS_SHOWN)
    year = Span(first, last.last)
    came = _per_month(registered(tickets, year), "registered_at")
    went = _per_month(closed(tickets, year), "closed_at")
    keys = [f"{add_months(first, n):%Y-%m}" for n in range(MONTHS_SHOWN)]
    return [[key, came.get(key, 0), went.get(key, 0)] for key in keys]


def _per_month(tickets: Tickets, field: str) -> dict[str, int]:
    found = tickets.order_by().annotate(month=TruncMonth(field, tzinfo=LOCAL)).values_list("month")
    return {f"{month:%Y-%m}": size for month, size in found.annotate(Count("pk"))}


def channels(tickets: Tickets, span: Span, _unit: Unit | None) -> Lines:
    return [[code, size] for code, _label, size in by_channel(tickets, span)]


def categories(tickets: Tickets, span: Span, _unit: Unit | None) -> Lines:
    """The ten most frequent fault categories, then all others together."""
    found = registered(tickets, span).order_by().values_list("category").annotate(size=Count("pk"))
    ranked = sorted(found, key=lambda one: (-one[1], one[0] or 0))
    lines: Lines = [[str(key or NONE), size] for key, size in ranked[:MOST_CATEGORIES]]
    rest = sum(size for _key, size in ranked[MOST_CATEGORIES:])
    return [*lines, [REST, rest]] if rest else lines


def branches(tickets: Tickets, span: Span, unit: Unit | None) -> Lines:
    """Registered, closed and closed in time by region, or by project inside a region."""
    name = "region" if unit is None or unit.kind == UnitKind.GROUP else "project"
    in_time = ~breached(ClockKind.REPLY, ClockKind.COMPLETE)
    came = dict(registered(tickets, span).order_by().values_list(name).annotate(Count("pk")))
    went = {
        key: (size, kept)
        for key, size, kept in closed(tickets, span)
        .order_by()
        .values_list(name)
        .annotate(Count("pk"), kept=Count("pk", filter=in_time))
    }
    keys = sorted(came.keys() | went.keys(), key=lambda key: key or 0)
    return [[str(key or NONE), came.get(key, 0), *went.get(key, (0, 0))] for key in keys]


def classes(tickets: Tickets, span: Span, _unit: Unit | None) -> Lines:
    """Complaints by class, one column per severity and one for those not yet judged."""
    rows = complaints(tickets, span).order_by()
    counts = {
        level or NONE: Count("pk", filter=Q(complaint__severity=level)) for level in ("", *Severity.values)
    }
    found = rows.values("complaint__complaint_class").annotate(**counts)
    of_class = {one["complaint__complaint_class"]: one for one in found}
    columns = (*Severity.values, NONE)
    return [
        [code, *(of_class[code][column] for column in columns)]
        for code in ComplaintClass.values
        if code in of_class
    ]


def verdicts(tickets: Tickets, span: Span, _unit: Unit | None) -> Lines:
    """Complaints found true, found untrue, and not yet verified."""
    found = dict(complaints(tickets, span).order_by().values_list("complaint__founded").annotate(Count("pk")))
    return [["yes", found.get(True, 0)], ["no", found.get(False, 0)], [NONE, found.get(None, 0)]]


def satisfaction(tickets: Tickets, span: Span, _unit: Unit | None) -> Lines:
    found = dict(rated(tickets, span).order_by().values_list("answer").annotate(Count("pk")))
    return [[code, found.get(code, 0)] for code in Satisfaction.values]


def services(tickets: Tickets, span: Span, _unit: Unit | None) -> Lines:
    """Registered, closed and closed in time by main service type (RPT-07)."""
    in_time = ~breached(ClockKind.REPLY, ClockKind.COMPLETE)
    came = dict(registered(tickets, span).order_by().values_list("service_type").annotate(Count("pk")))
    rows = closed(tickets, span).order_by().values_list("service_type")
    went = {key: pair for key, *pair in rows.annotate(Count("pk"), kept=Count("pk", filter=in_time))}
    return [[code, came.get(code, 0), *went.get(code, (0, 0))] for code in ServiceType.values]


def journeys(tickets: Tickets, span: Span, unit: Unit | None) -> Lines:
    """Dispatches by branch: persons, journeys, person-days on site (RPT-12, as far as facts exist)."""
    name = "region" if unit is None or unit.kind == UnitKind.GROUP else "project"
    found = (
        Visit.objects.filter(order__ticket__in=tickets, arrived_at__gte=span.start, arrived_at__lt=span.end)
        .order_by()
        .values_list(f"order__ticket__{name}")
        .annotate(
            persons=Count("order__technician", distinct=True),
            times=Count("pk"),
        )
    )
    days = _person_days(tickets, span, name)
    return [
        [str(key or NONE), persons, times, days.get(key, 0)]
        for key, persons, times in sorted(found, key=lambda one: one[0] or 0)
    ]


def _person_days(tickets: Tickets, span: Span, name: str) -> dict[Any, int]:
    visits = Visit.objects.filter(
        order__ticket__in=tickets, arrived_at__gte=span.start, arrived_at__lt=span.end
    )
    days = visits.annotate(
        unit=F(f"order__ticket__{name}"), day=TruncDate("arrived_at", tzinfo=LOCAL)
    ).values_list("unit", "order__technician", "day")
    counts: dict[Any, int] = {}
    for unit, _technician, _day in days.order_by().distinct():
        counts[unit] = counts.get(unit, 0) + 1
    return counts


def income(tickets: Tickets, span: Span, _unit: Unit | None) -> Lines:
    """Entries and CNY of the period by category of charges, all categories, and their sum (INT-31)."""
    charges = Charge.objects.filter(ticket__in=tickets, at__gte=span.start, at__lt=span.end).order_by()
    found = {
        code: (size, amount)
        for code, size, amount in charges.values_list("category__code").annotate(Count("pk"), Sum("amount"))
    }
    none = (0, Decimal(0))
    lines = [(code, *found.get(code, none)) for code in ChargeCategory.objects.values_list("code", flat=True)]
    total = ("total", sum(size for _code, size, _amount in lines), sum(amount for *_rest, amount in lines))
    return [[code, size, str(cny(amount))] for code, size, amount in (*lines, total)] if lines else []


SPREADS: dict[str, Callable[[Tickets, Span, Unit | None], Lines]] = {
    "months": months,
    "channels": channels,
    "categories": categories,
    "branches": branches,
    "classes": classes,
    "verdicts": verdicts,
    "satisfaction": satisfaction,
    "services": services,
    "journeys": journeys,
    "income": income,
}


def facts_of(tickets: Iterable[int], span: Span) -> dict[int, dict[str, Any]]:
    """What tickets are counted by, without personal values."""
    rows = Ticket.objects.filter(pk__in=list(tickets)).values(
        "channel",
        "category",
        "region",
        "project",
        "service_type",
        ticket=F("pk"),
        number=F("stream__number"),
        complaint_class=F("complaint__complaint_class"),
        severity=F("complaint__severity"),
        founded=F("complaint__founded"),
        answer=latest_answer(span),
    )
    return {one["ticket"]: one for one in rows}

"""Spot-check visits of a week, and the slips they brought."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, QuerySet

from followups import rules
from followups.enums import SlipState, VisitState
from followups.models import Slip, SpotWeek, Visit
from org.enums import Right
from org.models import Unit
from org.scope import limit

SHOWN = ("stream", "customer", "contact", "site", "region", "project", "visitor", "slip")


def done_by_region(monday: date) -> dict[int, int]:
    """Visits of a week that are done, by region (FUP-03)."""
    begin, end = rules.week_span(monday)
    rows = Visit.objects.filter(state=VisitState.DONE, done_at__gte=begin, done_at__lt=end)
    counted = rows.values("region").annotate(count=Count("pk")).order_by()
    return {row["region"]: row["count"] for row in counted}


def visits_of_week(user: Any, monday: date) -> QuerySet[Visit]:
    """Visible visits booked for a week, in order."""
    begin, end = rules.week_span(monday)
    rows = Visit.objects.visible_to(user).filter(booked_for__gte=begin, booked_for__lt=end)
    return rows.select_related(*SHOWN).order_by("booked_for", "pk")


@dataclass(frozen=True)
class RegionWeek:
    """How many of the week's visits a region has done."""

    unit: Unit
    done: int
    required: int
    flagged: bool

    @property
    def is_short(self) -> bool:
        return self.done < self.required


def region_weeks(user: Any, monday: date, required: int) -> list[RegionWeek]:
    """Each visible region's count against the week's duty; `flagged` once the week was judged short."""
    scope = user.scope.within(Right.FOLLOW_UP)
    regions = Unit.objects.filter(kind="region", is_active=True)
    if not scope.group:
        regions = regions.filter(pk__in=scope.region_ids)
    done = done_by_region(monday)
    judged = {row.unit_id: row for row in SpotWeek.objects.filter(monday=monday, unit__in=regions)}
    return [
        RegionWeek(
            unit,
            judged[unit.pk].done if unit.pk in judged else done.get(unit.pk, 0),
            judged[unit.pk].required if unit.pk in judged else required,
            unit.pk in judged and judged[unit.pk].short,
        )
        for unit in regions
    ]


def received_between(
    begin: datetime, end: datetime, *, units: Iterable[Unit] | None = None
) -> QuerySet[Slip]:
    """Slips that the assistant received in a time, the end not included, for the weekly meeting (RPT-10)."""
    rows = Slip.objects.filter(received_at__gte=begin, received_at__lt=end)
    if units is not None:
        rows = rows.filter(visit__region__in=units) | rows.filter(visit__project__in=units)
    shown = ("visit__stream", "visit__customer", "visit__region", "visit__project", "visit__visitor")
    return rows.select_related(*shown).order_by("received_at", "pk")


def agenda(user: Any, monday: date) -> QuerySet[Slip]:
    """Visible slips received Monday to Sunday (FUP-05)."""
    rows = received_between(*rules.week_span(monday))
    scope = user.scope.within(Right.FOLLOW_UP)
    return limit(rows, scope, region="visit__region", project="visit__project")


def open_slips(user: Any) -> QuerySet[Slip]:
    """Visible slips still on their way, oldest first."""
    seen = Visit.objects.visible_to(user).values("pk")
    shown = ("visit__stream", "visit__customer", "visit__region", "visit__visitor")
    rows = Slip.objects.filter(visit__in=seen).exclude(state=SlipState.RETURNED)
    return rows.select_related(*shown).order_by("signed_at", "pk")

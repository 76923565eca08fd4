"""Satisfaction of a month, unit by unit (FUP-12, RPT-20)."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet

from core.clock import day_start
from core.worktime.periods import add_months
from followups.enums import SATISFIED
from followups.models import Call, SatisfactionMonth
from org.enums import Right, UnitKind
from org.models import Unit
from org.scope import limit


@dataclass(frozen=True)
class Ratings:
    """Satisfied among rated calls."""

    satisfied: int
    rated: int

    @property
    def percent(self) -> str:
        """With one decimal; a dash where nobody rated."""
        return f"{100 * self.satisfied / self.rated:.1f}" if self.rated else "–"


def ratings_by_unit(month: date) -> dict[int, Ratings]:
    """Ratings of calls closed in a month, by region, and of the whole company under the group's id."""
    span = (day_start(month), day_start(add_months(month, 1)))
    calls = Call.objects.rated().filter(closed_at__gte=span[0], closed_at__lt=span[1])
    happy = Count("pk", filter=Q(satisfaction__in=SATISFIED))
    rows = calls.values("region").annotate(rated=Count("pk"), satisfied=happy).order_by()
    found = {row["region"]: Ratings(row["satisfied"], row["rated"]) for row in rows}
    total = Ratings(sum(one.satisfied for one in found.values()), sum(one.rated for one in found.values()))
    group = Unit.objects.filter(kind=UnitKind.GROUP).values_list("pk", flat=True)
    return found | dict.fromkeys(group, total)


def months(user: Any, *, most: int = 24) -> QuerySet[SatisfactionMonth]:
    """Counted months of the units whose follow-up the person sees, newest first."""
    scope = user.scope.within(Right.FOLLOW_UP)
    rows = SatisfactionMonth.objects.select_related("unit")
    seen: QuerySet[SatisfactionMonth] = limit(rows, scope, region="unit", project="unit")
    return seen[:most]

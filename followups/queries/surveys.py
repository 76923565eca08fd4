"""Population, strata and result of a survey (FUP-09, RPT-05)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from core.clock import local_day
from followups import sampling
from followups.enums import REACHED, SATISFIED, InterviewState, Satisfaction
from followups.models import ContactDay, FrameLine, Interview, Survey
from followups.queries.people import CALLING
from followups.sampling import Interval
from org.enums import UnitKind
from org.models import Appointment, Unit, User
from org.queries import present
from tickets.models import Ticket

INTERVIEW_SHOWN = ("line__customer", "line__region", "line__project", "contact", "surveyor", "survey__stream")


@dataclass(frozen=True)
class Member:
    """A customer of the population with the branch of the latest ticket."""

    customer: int
    region: int
    project: int | None


def population(begin: datetime, end: datetime) -> list[Member]:
    """Distinct customers with a ticket registered in the time; the latest ticket gives the stratum.

    Who was made anonymous can no longer be asked.
    """
    rows = Ticket.objects.filter(registered_at__gte=begin, registered_at__lt=end)
    rows = rows.filter(customer__anonymised_at=None)
    latest = rows.order_by("customer", "-registered_at", "-pk").distinct("customer")
    return [Member(*row) for row in latest.values_list("customer_id", "region_id", "project_id")]


def own_regions(people: Iterable[User], *, at: datetime) -> dict[int, set[int]]:
    """The regions that each person's present posts belong to; posts of the group belong to none."""
    day = local_day(at)
    found: dict[int, set[int]] = {person.pk: set() for person in people}
    rows = Appointment.objects.filter(present(day), since__lte=day, user__in=found).select_related("unit")
    for row in rows:
        if row.unit.kind == UnitKind.REGION:
            found[row.user_id].add(row.unit_id)
        elif row.unit.kind == UnitKind.PROJECT and row.unit.parent_id:
            found[row.user_id].add(row.unit.parent_id)
    return found


def surveyors(*, at: datetime) -> QuerySet[User]:
    """Active people who may call customers, of the whole company."""
    day = local_day(at)
    held = Appointment.objects.filter(present(day), since__lte=day, post__in=CALLING, unit__is_active=True)
    people: QuerySet[User] = User.objects.filter(pk__in=held.values("user"), is_active=True)
    return people.order_by("username")


def call_list(user: Any, survey: Survey, *, at: datetime) -> QuerySet[Interview]:
    """What the person may still ask today: neither put off nor contacted today by anybody (C-13)."""
    rows = Interview.objects.visible_to(user).filter(survey=survey, state=InterviewState.DRAWN)
    today = ContactDay.objects.filter(customer=OuterRef("line__customer"), day=local_day(at))
    return (
        rows.filter(~Exists(today), not_before__lte=at)
        .select_related(*INTERVIEW_SHOWN)
        .annotate(tries=Count("attempts"))
        .order_by("not_before", "pk")
    )


@dataclass(frozen=True)
class Stratum:
    """One region and project of the frame: how many there are, were drawn, reached, and answered."""

    region: Unit
    project: Unit | None
    population: int
    percent: int
    drawn: int
    reached: int
    answered: int
    satisfied: int

    @property
    def needed(self) -> int:
        """How many have to be reached, rounded up (CNV-09)."""
        return sampling.needed(self.population, self.percent)

    @property
    def sufficient(self) -> bool:
        return sampling.is_enough(self.reached, self.population, self.percent)


@dataclass(frozen=True)
class SurveyResult:
    """What RPT-05 reports."""

    survey: Survey
    population: int
    drawn: int
    reached: int
    answered: int
    satisfied: int
    replaced: int
    interval: Interval | None
    strata: list[Stratum]
    answers: list[tuple[str, int]]

    @property
    def sufficient(self) -> bool:
        """Has every stratum its share?"""
        return all(stratum.sufficient for stratum in self.strata)

    @property
    def reached_percent(self) -> float:
        return 100 * self.reached / self.population if self.population else 0.0

    @property
    def share_percent(self) -> str:
        """Satisfied among the answers, with one decimal; a dash without answers."""
        return self._percent("share")

    @property
    def low_percent(self) -> str:
        return self._percent("low")

    @property
    def high_percent(self) -> str:
        return self._percent("high")

    def _percent(self, name: str) -> str:
        return f"{100 * getattr(self.interval, name):.1f}" if self.interval else "–"


def survey_result(survey: Survey) -> SurveyResult:
    """Counts drawn, reached and answered, by stratum and in all, with the Wilson interval of satisfaction."""
    strata = strata_of(survey)
    totals = {name: sum(getattr(one, name) for one in strata) for name in COUNTED}
    given = survey.interviews.exclude(overall="").values("overall").annotate(count=Count("pk"))
    counts = {row["overall"]: row["count"] for row in given.order_by("overall")}
    return SurveyResult(
        survey=survey,
        **totals,
        replaced=survey.interviews.exclude(replaces=None).count(),
        interval=sampling.wilson(totals["satisfied"], totals["answered"], survey.confidence / 100),
        strata=strata,
        answers=[(str(one.label), counts.get(one, 0)) for one in Satisfaction],
    )


COUNTED = ("population", "drawn", "reached", "answered", "satisfied")


def strata_of(survey: Survey) -> list[Stratum]:
    """All strata in the order of their units, counted in one query."""
    state = "interview__state"
    rows = (
        FrameLine.objects.filter(survey=survey)
        .values("region", "project")
        .annotate(
            population=Count("pk"),
            drawn=Count("interview"),
            reached=Count("interview", filter=Q(**{f"{state}__in": REACHED})),
            answered=Count("interview", filter=Q(**{state: InterviewState.ANSWERED})),
            satisfied=Count("interview", filter=Q(interview__overall__in=SATISFIED)),
        )
        .order_by("region__code", "project__code")
    )
    found = list(rows)
    units = Unit.objects.in_bulk({row[key] for row in found for key in ("region", "project") if row[key]})
    return [
        Stratum(
            units[row["region"]],
            units.get(row["project"]),
            percent=survey.percent,
            **{name: row[name] for name in COUNTED},
        )
        for row in found
    ]


def workloads(survey: Survey) -> list[dict[str, Any]]:
    """Per surveyor: how many were given, and how many are still open."""
    rows = survey.interviews.values("surveyor", "surveyor__name")
    waiting = Count("pk", filter=Q(state=InterviewState.DRAWN))
    return list(rows.annotate(given=Count("pk"), waiting=waiting).order_by("surveyor__name"))


def replacements(survey: Survey) -> QuerySet[Interview]:
    """Who stands in for whom, in the order of drawing."""
    rows = survey.interviews.exclude(replaces=None)
    return rows.select_related("replaces__line", "line__region", "line__project").order_by("pk")

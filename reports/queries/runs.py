"""Reads of the report pages."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Min, QuerySet
from django.utils.translation import gettext_lazy as _

from core.clock import local_day
from core.models import Event
from core.words import say
from core.worktime import Due
from org.enums import UnitKind
from org.models import Unit
from reports.enums import ReportKind, RunState, Slot
from reports.models import Handover, ReportRun
from reports.permissions import can_sign
from reports.queries.kinds import kind_of, kinds, working_days
from reports.queries.ledgers import OpinionLine, opinions
from reports.rules import Span, periods
from reports.rules.schedule import Kind, times, wanted
from tickets.enums import ComplaintClass, Severity, Stage
from tickets.models import Complaint

PERIODS_SHOWN = {"day": 7, "week": 6, "month": 6, "quarter": 4, "half_year": 4, "year": 3}
MOST_MISSING = 20
UNCLASSIFIED = _("未定级")


@dataclass(frozen=True)
class Cell:
    """One unit and period: code is sent, late, open, missing or ahead."""

    code: str
    run: ReportRun | None


@dataclass(frozen=True)
class Matrix:
    """Units against periods, newest first, and per period how many are in time of how many owed (RPT-23)."""

    spans: list[Span]
    heads: list[str]
    rows: list[tuple[Unit, list[Cell]]]

    @property
    def sums(self) -> list[tuple[int, int]]:
        columns = [[cells[n].code for _unit, cells in self.rows] for n in range(len(self.spans))]
        return [(column.count("sent"), len(column) - column.count("ahead")) for column in columns]


def matrix(user: Any, *, code: str = ReportKind.DAILY, at: datetime) -> Matrix:
    """The last periods of the units whose reports of a kind the person reads."""
    kind = kind_of(code, at=at)
    plan = list(_latest(kind, at))
    spans = [span for span, _times in plan]
    runs = _shown(user, code).filter(period__in=[span.first for span in spans]).without_content()
    found = {(run.unit_id, run.period): run for run in runs.latest().select_related("stream", "unit")}
    begun = _begun(user, code)
    rows = [
        (
            unit,
            [
                _cell(found.get((unit.pk, span.first)), due, at, begun.get(unit.pk), span)
                for span, due in plan
            ],
        )
        for unit in _units(user, kind)
    ]
    return Matrix(spans, [periods.code(kind.every, span) for span in spans], rows)


def _units(user: Any, kind: Kind) -> Any:
    level = UnitKind.GROUP if kind.units == "group" else UnitKind.REGION
    return Unit.objects.visible_to(user).filter(kind=level, is_active=True)


def _shown(user: Any, code: str) -> Any:
    return ReportRun.objects.visible_to(user).filter(kind=code)


def _latest(kind: Kind, at: datetime) -> Iterator[tuple[Span, Due]]:
    """The newest period that has opened and those before it, with their due instants."""
    calendar = working_days()
    span = periods.period(kind.every, local_day(at))
    count = 0
    while count < PERIODS_SHOWN[kind.every]:
        planned = times(kind, span, calendar)
        if planned.opens_at <= at and wanted(kind, span, calendar):
            yield span, planned.due
            count += 1
        span = periods.previous(kind.every, span)


def _begun(user: Any, code: str) -> dict[int, date]:
    """The first period each unit reported on; before it nothing is missing."""
    return dict(_shown(user, code).order_by().values_list("unit").annotate(first=Min("period")))


def _cell(run: ReportRun | None, due: Due, at: datetime, begun: date | None, span: Span) -> Cell:
    if run is None:
        owed = begun is not None and span.first >= begun and at >= due.late_from
        return Cell("missing" if owed else "ahead", None)
    if run.sent_at:
        return Cell("late" if run.late else "sent", run)
    return Cell("missing" if run.missing(at) else "open", run)


def complaints_of(run: ReportRun) -> QuerySet[Complaint]:
    """The complaints that the run froze, as they are now."""
    return Complaint.objects.filter(pk__in=[row["ticket"] for row in run.rows])


def opinion_lines(run: ReportRun) -> Iterator[OpinionLine]:
    return opinions(complaints_of(run))


def figures_in_words(run: ReportRun) -> list[tuple[str, list[tuple[str, int]]]]:
    """The frozen counts with the words of their codes."""
    words: list[tuple[str, Any]] = [("class", ComplaintClass), ("severity", Severity), ("stage", Stage)]
    return [
        (key, [(_label(choices, code), count) for code, count in run.figures.get(key, {}).items()])
        for key, choices in words
    ]


def _label(choices: Any, code: str) -> str:
    return str(choices(code).label) if code in choices.values else str(UNCLASSIFIED)


def versions(run: ReportRun) -> QuerySet[ReportRun]:
    """All versions of the same report, newest first."""
    same = ReportRun.objects.filter(kind=run.kind, unit=run.unit_id, period=run.period)
    return same.select_related("stream").order_by("-version")


def history(run: ReportRun) -> list[dict[str, Any]]:
    """What happened to the run, in words."""
    events = Event.objects.filter(stream=run.stream_id).order_by("id")
    return [{"at": event.at, "words": say(event), "actor": event.actor_name} for event in events]


@dataclass(frozen=True)
class Handed:
    """One receiver of a report: whether its message has left, or why not yet."""

    label: Any
    handover: Handover | None

    @property
    def delivered(self) -> bool:
        return self.handover is not None and self.handover.message.sent_at is not None


def handovers(run: ReportRun, *, at: datetime) -> list[Handed]:
    """All receivers that the report owes, named or not (RPT-07)."""
    kind = kinds(at=at).get(run.kind)
    found = {one.slot: one for one in run.handovers.select_related("message")}
    return [Handed(Slot(slot).label, found.get(slot)) for slot in (kind.recipients if kind else ())]


def waiting_for(user: Any) -> list[ReportRun]:
    """Submitted reports that the person may sign."""
    runs = ReportRun.objects.visible_to(user).latest().filter(state=RunState.SUBMITTED)
    return [one for one in runs.without_content().select_related("unit", "stream") if can_sign(user, one)]


def missing_now(user: Any, *, at: datetime) -> list[ReportRun]:
    """Reports of one's units whose time has passed: what a manager has to ask for (RPT-08, ORG-08)."""
    runs = ReportRun.objects.visible_to(user).latest().unsent().filter(version=1, late_from__lte=at)
    return list(
        runs.without_content().select_related("unit", "stream").order_by("due_at", "pk")[:MOST_MISSING]
    )


def summary_of(user: Any, unit: Unit, day: date) -> ReportRun | None:
    """The summary of a unit's day, when it has been opened and the person reads it."""
    runs = ReportRun.objects.visible_to(user).latest().filter(kind=ReportKind.SUMMARY, unit=unit, period=day)
    return runs.without_content().select_related("stream").first()

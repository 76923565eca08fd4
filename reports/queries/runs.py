"""Reads of the report pages."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Min, QuerySet
from django.utils.translation import gettext_lazy as _

from core.models import Event
from core.words import say
from org.enums import UnitKind
from org.models import Unit
from reports.calendar import daily_times
from reports.enums import ReportKind
from reports.models import ReportRun
from reports.queries.ledgers import OpinionLine, opinions
from reports.rules import is_late
from tickets.enums import ComplaintClass, Severity, Stage
from tickets.models import Complaint

DAYS_SHOWN = 7
UNCLASSIFIED = _("未定级")


@dataclass(frozen=True)
class Cell:
    """One region on one day: code is sent, late, open, missing or ahead."""

    code: str
    run: ReportRun | None


@dataclass(frozen=True)
class Matrix:
    """Regions against days, newest day first."""

    days: list[date]
    rows: list[tuple[Unit, list[Cell]]]


def matrix(user: Any, *, today: date, at: datetime) -> Matrix:
    """The last days of the regions whose reports the person reads (three queries)."""
    days = [today - timedelta(days=n) for n in range(1, DAYS_SHOWN + 1)]
    runs = ReportRun.objects.visible_to(user).latest().filter(kind=ReportKind.DAILY, period__in=days)
    found = {(run.unit_id, run.period): run for run in runs.select_related("stream", "unit")}
    units = Unit.objects.visible_to(user).filter(kind=UnitKind.REGION, is_active=True)
    dues = {day: daily_times(day, at=at).due_at for day in days}
    begun = _begun(user)
    rows = [
        (
            unit,
            [
                _cell(found.get((unit.pk, day)), dues[day], at, day >= begun.get(unit.pk, days[0]))
                for day in days
            ],
        )
        for unit in units
    ]
    return Matrix(days, rows)


def _begun(user: Any) -> dict[int, date]:
    """The first day each region reported on; before it nothing is missing."""
    runs = ReportRun.objects.visible_to(user).filter(kind=ReportKind.DAILY).order_by()
    return dict(runs.values_list("unit").annotate(first=Min("period")))


def _cell(run: ReportRun | None, due: datetime, at: datetime, expected: bool) -> Cell:
    if run is None:
        return Cell("missing" if expected and is_late(None, due, at) else "ahead", None)
    if run.sent_at:
        return Cell("late" if run.late else "sent", run)
    return Cell("missing" if run.version == 1 and is_late(None, run.due_at, at) else "open", run)


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

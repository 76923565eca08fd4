"""Opening reports: a row and a clock for each one that is owed, each once, missed ones included."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from core.actors import SYSTEM, Actor
from core.clock import iso, local_day
from core.events import record
from core.numbers import next_number
from core.streams import open_stream
from core.worktime import Calendar
from deadlines.operations import start
from org.models import Unit
from packs.queries import in_force
from reports.enums import RunState
from reports.events import ReportOpened
from reports.models import ReportRun
from reports.queries.kinds import kinds, report_promise, units_of, working_days
from reports.queries.makers import MAKERS
from reports.rules import Span
from reports.rules.periods import period, periods, previous
from reports.rules.schedule import Kind, Times, times, wanted

SERIES = "RP"


def open_due(*, at: datetime) -> int:
    """Open every report whose time has come, of all kinds and units; returns how many."""
    calendar = working_days()
    last = _last_periods()
    made = 0
    for code, kind in kinds(at=at).items():
        if code not in MAKERS:
            continue
        for unit in units_of(kind):
            for span in _owed(kind, unit, last.get((code, unit.pk)), calendar, at):
                made += open_run(code=code, kind=kind, unit=unit, span=span, by=SYSTEM, at=at) is not None
    return made


def _last_periods() -> dict[tuple[str, int], Any]:
    rows = ReportRun.objects.order_by().values_list("kind", "unit").annotate(last=Max("last"))
    return {(kind, unit): day for kind, unit, day in rows}


def _owed(kind: Kind, unit: Unit, last: Any, calendar: Calendar, at: datetime) -> Iterator[Span]:
    """Periods after the last opened one whose opening time has passed."""
    first = _first(kind, unit, calendar, at)
    if last is not None:
        first = next(span for span in periods(kind.every, period(kind.every, last)) if span.first > last)
    for span in periods(kind.every, first):
        if times(kind, span, calendar).opens_at > at:
            return
        if wanted(kind, span, calendar):
            yield span


def _first(kind: Kind, unit: Unit, calendar: Calendar, at: datetime) -> Span:
    """Where a unit begins: the earliest period that can still be in time and that it existed in."""
    span = period(kind.every, local_day(at))
    before = previous(kind.every, span)
    begun = local_day(unit.stream.opened_at) if unit.stream else before.first
    return before if times(kind, before, calendar).due.at >= at and before.last >= begun else span


@transaction.atomic
def open_run(*, code: str, kind: Kind, unit: Unit, span: Span, by: Actor, at: datetime) -> ReportRun | None:
    """One report's row with its clock; None when another worker has done it."""
    Unit.objects.select_for_update(no_key=True).get(pk=unit.pk)
    if ReportRun.objects.filter(kind=code, unit=unit, period=span.first).exists():
        return None
    planned = times(kind, span, working_days())
    run = new_run(code=code, unit=unit, span=span, planned=planned, signers=kind.sign, at=at)
    run.save(force_insert=True)
    record(run.stream_id, ReportOpened(code, span.first.isoformat(), iso(planned.due.at)), by=by, at=at)
    promise = report_promise(kind, planned, held=in_force(at=at))
    start(stream=run.stream, promise=promise, unit=unit, by=by, at=at)
    return run


def new_run(
    *,
    code: str,
    unit: Unit,
    span: Span,
    planned: Times,
    signers: tuple[str, ...],
    at: datetime,
    version: int = 1,
) -> ReportRun:
    """An unsaved expected run with its number; the caller holds the unit's lock."""
    return ReportRun(
        stream=open_stream(kind="report", number=next_number(SERIES, at=at), at=at),
        kind=code,
        unit=unit,
        period=span.first,
        last=span.last,
        version=version,
        state=RunState.EXPECTED,
        freeze_at=planned.freeze_at,
        send_at=planned.send_at,
        due_at=planned.due.at,
        late_from=planned.due.late_from,
        signers=" ".join(signers),
    )

"""Freezing the daily report of every region, missed days included, each day once."""

from datetime import date, datetime, timedelta

from django.db import transaction

from core.actors import SYSTEM, Actor
from core.clock import local_day
from core.events import record
from core.numbers import next_number
from core.streams import lock_streams, open_stream
from org.models import Unit
from org.queries import regions
from reports.calendar import daily_times
from reports.enums import ReportKind
from reports.events import ReportFrozen
from reports.models import ReportRun
from reports.queries.daily import collect
from reports.rules import digest

SERIES = "RP"


def freeze_due(*, at: datetime) -> int:
    """Freeze what is due and missing for every region; returns how many runs were made.

    Unsent runs are frozen anew when a complaint of their day was typed in late (RPT-02).
    """
    for run in ReportRun.objects.unsent().latest().filter(version=1):
        _take_in_late(run, by=SYSTEM, at=at)
    return sum(_freeze_region(unit, at) for unit in regions())


@transaction.atomic
def _take_in_late(run: ReportRun, *, by: Actor, at: datetime) -> None:
    lock_streams(run.stream_id)
    held = ReportRun.objects.select_related("unit").get(pk=run.pk)
    content = collect(held.unit, held.period)
    known = {row["ticket"] for row in held.rows}
    if held.sent_at or {row["ticket"] for row in content.rows} == known:
        return
    held.rows, held.figures, held.frozen_at = content.rows, content.figures, at
    held.digest = seal(held)
    held.save(update_fields=["rows", "figures", "frozen_at", "digest"])
    record(held.stream_id, ReportFrozen(held.version, held.digest, len(held.rows)), by=by, at=at)


def _freeze_region(unit: Unit, at: datetime) -> int:
    made = 0
    for period in _missing(unit, at):
        if daily_times(period, at=at).freeze_at > at:
            break
        made += freeze_run(unit=unit, period=period, by=SYSTEM, at=at) is not None
    return made


def _missing(unit: Unit, at: datetime) -> list[date]:
    """Days after the last run up to yesterday; without any run yesterday alone, if the region existed."""
    yesterday = local_day(at) - timedelta(days=1)
    last = (
        ReportRun.objects.filter(kind=ReportKind.DAILY, unit=unit)
        .order_by("-period")
        .values_list("period", flat=True)
        .first()
    )
    begun = local_day(unit.stream.opened_at) if unit.stream else yesterday
    first = last + timedelta(days=1) if last else max(yesterday, begun)
    return [first + timedelta(days=n) for n in range((yesterday - first).days + 1)]


@transaction.atomic
def freeze_run(*, unit: Unit, period: date, by: Actor, at: datetime) -> ReportRun | None:
    """Freeze one day of a region, zero reports too (RPT-02); None when another worker has done it."""
    Unit.objects.select_for_update(no_key=True).get(pk=unit.pk)
    if ReportRun.objects.filter(kind=ReportKind.DAILY, unit=unit, period=period).exists():
        return None
    return write_run(unit=unit, period=period, version=1, by=by, at=at)


def write_run(
    *,
    unit: Unit,
    period: date,
    version: int,
    by: Actor,
    at: datetime,
    remark: str = "",
    reason: str = "",
    overdue_at: datetime | None = None,
) -> ReportRun:
    """Compute and store one version; the caller holds the unit's lock."""
    content = collect(unit, period)
    run = ReportRun(
        stream=open_stream(kind="report", number=next_number(SERIES, at=at), at=at),
        kind=ReportKind.DAILY,
        unit=unit,
        period=period,
        version=version,
        frozen_at=at,
        due_at=daily_times(period, at=at).due_at,
        rows=content.rows,
        figures=content.figures,
        remark=remark,
        reason=reason,
        overdue_at=overdue_at,
    )
    run.digest = seal(run)
    run.save(force_insert=True)
    record(run.stream_id, ReportFrozen(version, run.digest, len(run.rows)), by=by, at=at)
    return run


def seal(run: ReportRun) -> str:
    """The hash over everything that a reader of the run sees (RPT-21)."""
    return digest(
        {
            "kind": run.kind,
            "unit": run.unit_id,
            "period": run.period.isoformat(),
            "version": run.version,
            "rows": run.rows,
            "figures": run.figures,
            "remark": run.remark,
        }
    )

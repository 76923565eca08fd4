"""Freezing: what a report says is computed from facts and stored with its hash."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from core.actors import SYSTEM, Actor
from core.events import record
from core.words import house
from org.models import Unit
from reports.enums import ReportKind, RunState
from reports.events import ReportFrozen
from reports.models import Case, ReportRun
from reports.operations.moving import AlreadySent, NotReady, held, move
from reports.operations.opening import open_run
from reports.queries.kinds import kind_of, kinds
from reports.queries.makers import collect
from reports.queries.makers.complaints import proposed
from reports.rules import digest, periods


def freeze_due(*, at: datetime) -> int:
    """Freeze what is due; returns how many. Zero reports are frozen too (RPT-01, RPT-02).

    Unsent runs of kinds that take facts in late are frozen anew when one of their days was typed in late.
    """
    late = [code for code, kind in kinds(at=at).items() if kind.take_in_late]
    for run in ReportRun.objects.latest().filter(state=RunState.DRAFT, kind__in=late, version=1):
        _take_in_late(run, at)
    waiting = ReportRun.objects.filter(state=RunState.EXPECTED, freeze_at__lte=at)
    return sum(freeze(run=run, by=SYSTEM, at=at) for run in waiting.order_by("freeze_at", "pk"))


@transaction.atomic
def freeze(*, run: ReportRun, by: Actor, at: datetime) -> bool:
    """Expected to draft; False when it has been done."""
    row = held(run)
    if row.state != RunState.EXPECTED:
        return False
    if row.kind == ReportKind.CASES:
        Case.objects.bulk_create(Case(run=row, ticket_id=ticket) for ticket in proposed(row))
    fill(row, at=at)
    move(row, RunState.DRAFT, "rows", "figures", "frozen_at", "digest")
    record(row.stream_id, ReportFrozen(row.version, row.digest, len(row.rows)), by=by, at=at)
    return True


@transaction.atomic
def refresh(*, run: ReportRun, by: Actor, at: datetime) -> ReportRun:
    """Compute a draft again from today's facts; raises AlreadySent, and NotReady unless it is a draft."""
    row = held(run)
    if row.sent_at or row.replaced:
        raise AlreadySent(_("报表已报送，更正请另出新版本。"))
    if row.state != RunState.DRAFT:
        raise NotReady(_("只有草稿可以重新取数。"))
    _again(row, by, at)
    return row


@transaction.atomic
def _take_in_late(run: ReportRun, at: datetime) -> None:
    row = held(run)
    known = {one["ticket"] for one in row.rows}
    if row.state == RunState.DRAFT and {one["ticket"] for one in collect(row).rows} != known:
        _again(row, SYSTEM, at)


def _again(row: ReportRun, by: Actor, at: datetime) -> None:
    fill(row, at=at)
    row.save(update_fields=["rows", "figures", "frozen_at", "digest"])
    record(row.stream_id, ReportFrozen(row.version, row.digest, len(row.rows)), by=by, at=at)


def fill(run: ReportRun, *, at: datetime) -> None:
    """Rows, figures and hash of a run from facts; saves nothing."""
    with house():
        content = collect(run)
    run.rows, run.figures, run.frozen_at = content.rows, content.figures, at
    run.digest = seal(run)


@transaction.atomic
def freeze_run(
    *, unit: Unit, period: date, by: Actor, at: datetime, code: str = ReportKind.DAILY
) -> ReportRun | None:
    """Open and freeze one report by hand; None when it is there."""
    kind = kind_of(code, at=at)
    run = open_run(code=code, kind=kind, unit=unit, span=periods.period(kind.every, period), by=by, at=at)
    if run is None:
        return None
    freeze(run=run, by=by, at=at)
    return held(run)


def seal(run: ReportRun) -> str:
    """The hash over everything that a reader of the run sees (RPT-21)."""
    content: dict[str, Any] = {
        "kind": run.kind,
        "unit": run.unit_id,
        "period": run.period.isoformat(),
        "version": run.version,
        "rows": run.rows,
        "figures": run.figures,
        "remark": run.remark,
    }
    return digest(content)

"""Clocks that a verdict starts, by the figures of its pack."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from core.clock import at_local
from core.worktime import Due, Duration, Unit, due
from packs.models import PackSection
from packs.queries import kept
from warranty.enums import Remedy, Verdict
from warranty.rules import NoReason
from warranty.verdicts import Answer

RESHIPMENT = "reshipment"
CLOCKS = "clocks"
SUBSTITUTE = "substitute"
RESHIPPED = frozenset({Verdict.EXCHANGE.value, Verdict.PENDING_APPRAISAL.value})
FREE = frozenset(
    {Verdict.REPAIR_FREE.value, Verdict.REPAIR_FREE_TRAVEL_CHARGED.value, Verdict.EXCHANGE.value}
)


@dataclass(frozen=True, slots=True)
class Started:
    """A clock that a verdict starts, with the requirements it answers."""

    kind: str
    due: Due
    rules: tuple[str, ...]


def clocks(
    answer: Answer, pack: str, *, reported_at: datetime | None = None, substitute_hours: int | None = None
) -> list[Started]:
    """Clocks a verdict starts: new goods leave soon after the old ones came, a substitute, money back."""
    rows = _sections(answer, pack)
    found = (
        _reship(answer, rows.get(RESHIPMENT)),
        _substitute(answer, rows.get(CLOCKS), reported_at, substitute_hours),
        _refund(answer),
    )
    return [one for one in found if one is not None]


def _reship(answer: Answer, row: PackSection | None) -> Started | None:
    """New goods leave within days of the parcel, the appraisal included (SLA-18)."""
    came = answer.case.facts.parcel_received_at
    if came is None or row is None or answer.effective.verdict not in RESHIPPED:
        return None
    if answer.case.facts.requested != Remedy.EXCHANGE:
        return None
    return _started(
        "reship", came, Duration(Unit.DAYS, row.figure("days")), row.figures["days"]["requirements"]
    )


def _substitute(
    answer: Answer, row: PackSection | None, at: datetime | None, hours: int | None
) -> Started | None:
    """A substitute where a free repair takes too long (SLA-10); from midnight where the minute is not known."""
    rules = row.figures.get("rules", ()) if row else ()
    rule = next((one for one in rules if one["kind"] == SUBSTITUTE), None)
    if rule is None or answer.effective.settled not in FREE:
        return None
    length = Duration(Unit.HOURS, hours) if hours else _target(rule)
    if length is None:
        return None
    begun = at or at_local(answer.case.facts.reported_on, time.min)
    return _started(SUBSTITUTE, begun, length, rule["requirements"], provisional=at is None)


def _target(rule: Mapping[str, Any]) -> Duration | None:
    return Duration.parse(rule["target"]) if "target" in rule else None


def _refund(answer: Answer) -> Started | None:
    """Money for goods returned without a reason, from the day they came back (Consumer Law 25)."""
    came, route = answer.case.facts.parcel_received_at, answer.effective.route
    granted = answer.effective.verdict == Verdict.RETURN_REFUND
    if came is None or not granted or not isinstance(route, NoReason) or route.refund_days is None:
        return None
    return _started("refund", came, Duration(Unit.DAYS, route.refund_days), route.requirements)


def _started(
    kind: str, at: datetime, length: Duration, rules: Iterable[str], *, provisional: bool = False
) -> Started | None:
    end = due(at, length)
    return Started(kind, end._replace(provisional=provisional), tuple(rules)) if end else None


def _sections(answer: Answer, pack: str) -> dict[str, PackSection]:
    """The pack's sections about clocks on the day of the report, each in its latest version."""
    rows = PackSection.objects.in_force(answer.case.facts.reported_on)
    held = rows.filter(pack=pack, section__in=(RESHIPMENT, CLOCKS))
    return {row.section: row for row in kept(held.order_by("version"))}

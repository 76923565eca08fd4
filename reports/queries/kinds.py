"""Kinds of reports in force: packs' `report_kinds`, completed by `report_steps` of the same id."""

from datetime import datetime
from typing import Any

from core.worktime import Calendar
from deadlines.enums import ClockKind
from deadlines.rules import ClockRule, Promise, fixed_promise
from org.calendars import CHINA, calendar
from org.models import Unit
from org.queries import group_unit, regions
from packs.queries import AnySet, figure, in_force, sections
from reports.enums import RPT
from reports.rules.schedule import Kind, Times, ladder

NAMED = ("freeze", "send")
"""Clock times that may stand in the section `reports` under a name."""


def kinds(*, at: datetime) -> dict[str, Kind]:
    """All kinds in force that this system can make, by code of ReportKind."""
    return kinds_of(in_force(at=at))


def kinds_of(held: AnySet) -> dict[str, Kind]:
    """The kinds of a set of packs, by code of ReportKind; clock-time reports are all reminded alike (RPT-22)."""
    steps: dict[str, dict[str, Any]] = {}
    for _rank, row in sections(held, "report_steps"):
        for one in row.figures.get("kinds", ()):
            steps.setdefault(one["id"], one)
    found: dict[str, Kind] = {}
    for _rank, row in sections(held, "report_kinds"):
        for one in row.figures.get("kinds", ()):
            if one["id"] in RPT and RPT[one["id"]] not in found:
                whole = _named(steps.get(one["id"], {}) | one, held)
                found[RPT[one["id"]]] = Kind.parse(
                    {"inclusive": _inclusive(held)} | whole | _reminded(held),
                    pack=row.name,
                    section_id=row.pk,
                )
    return found


def kind_of(code: str, *, at: datetime) -> Kind:
    """One kind; KeyError when no pack in force has it."""
    return kinds(at=at)[code]


def _named(row: dict[str, Any], held: AnySet) -> dict[str, Any]:
    """The row with `daily_freeze` and the like replaced by their values."""
    given = {name: row[name] for name in NAMED if name in row and not row[name][:1].isdigit()}
    return row | {name: figure(held, "reports", word) for name, word in given.items()}


def _reminded(held: AnySet) -> dict[str, Any]:
    """So many minutes before a clock time (RPT-22), at an hour of the day before a day (CNV-07)."""
    return {
        "remind_minutes": int(figure(held, "reports", "remind_before_minutes")),
        "remind_clock": figure(held, "reminder_times", "before_day"),
    }


def _inclusive(held: AnySet) -> bool:
    return bool(figure(held, "periods", "before_day_inclusive"))


def units_of(kind: Kind) -> list[Unit]:
    """Who makes reports of the kind: every region, or the group centre."""
    return regions() if kind.units == "region" else [group_unit()]


def working_days() -> Calendar:
    return calendar(CHINA)


def report_promise(kind: Kind, planned: Times, *, held: AnySet) -> Promise:
    """The clock of one report: reminder, due, late and who is told, all from packs (RPT-22)."""
    rule = ClockRule(
        kind=ClockKind.REPORT,
        title=kind.title,
        levels=ladder(figure(held, "report_ladder", "levels"), planned),
        amber_percent=figure(held, "escalation", "amber_percent"),
        code=kind.id,
        pack=kind.pack,
        section_id=kind.section_id,
        source=kind.source,
        source_kind="seed",
        rules=(kind.id, "RPT-22"),
    )
    return fixed_promise(rule, planned.opens_at, planned.due)

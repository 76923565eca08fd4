"""When a report of a kind opens, is frozen, reminded, sent and late: pure arithmetic over pack figures."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from core.clock import at_local
from core.worktime import Calendar, Due, before_day, by_clock_time, reminder_before
from deadlines.rules import Level
from reports.rules import Span, clock_time
from reports.rules.periods import following

MINUTE = timedelta(minutes=1)


@dataclass(frozen=True)
class Kind:
    """A kind of report as packs state it: period, unit, times, signature, recipients."""

    id: str
    title: str
    every: str
    units: str
    due: str = ""
    before_day: int = 0
    days_after: int = 1
    freeze: str = ""
    send: str = ""
    remind_minutes: int = 0
    remind_clock: str = ""
    sign: tuple[str, ...] = ()
    audience: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    channel: str = ""
    workdays: bool = False
    written: bool = False
    needs_text: bool = False
    take_in_late: bool = False
    inclusive: bool = True
    pack: str = ""
    section_id: int | None = None
    source: str = ""

    @classmethod
    def parse(cls, row: Mapping[str, Any], **more: Any) -> "Kind":
        """From a row of a pack; figures that are not ours are left out."""
        known = {name: row[name] for name in cls.__dataclass_fields__ if name in row}
        for name in ("sign", "audience", "recipients"):
            known[name] = tuple(known.get(name, ()))
        return cls(**(known | more))


@dataclass(frozen=True)
class Times:
    """Instants of one report; no `freeze_at` where a person writes it, no `send_at` where a person sends it."""

    opens_at: datetime
    freeze_at: datetime | None
    remind_at: datetime
    send_at: datetime | None
    due: Due


def times(kind: Kind, span: Span, calendar: Calendar) -> Times:
    """All instants of the report over a span (CNV-07, CNV-08)."""
    if kind.before_day:
        named = following("month", Span(span.last, span.last)).first.replace(day=kind.before_day)
        due = before_day(named, inclusive=kind.inclusive)
        remind_at = reminder_before(due.last_day or named, calendar, clock_time(kind.remind_clock))
    else:
        due = by_clock_time(_on(span.last, kind.days_after, kind.due))
        remind_at = due.at - kind.remind_minutes * MINUTE
    after = 1 if kind.before_day else kind.days_after
    freeze_at = _on(span.last, after, kind.freeze) if kind.freeze else None
    send_at = _on(span.last, after, kind.send) if kind.send else None
    opens_at = min(remind_at, freeze_at or remind_at)
    return Times(opens_at, freeze_at, remind_at, send_at, due)


def _on(last: date, days: int, text: str) -> datetime:
    clock: time = clock_time(text)
    return at_local(last + timedelta(days=days), clock)


def wanted(kind: Kind, span: Span, calendar: Calendar) -> bool:
    """Is a report owed for the span? Some kinds are written on working days only."""
    return not kind.workdays or calendar.is_working_day(span.last)


def ladder(levels: list[Mapping[str, Any]], planned: Times) -> tuple[Level, ...]:
    """The pack's reminder, due and late levels as levels of a clock, in minutes from the due instant.

    Where a day is the limit, due and late are the same instant and the notice at due is left out.
    """
    early = -int((planned.due.at - planned.remind_at) / MINUTE)
    minutes = {"reminder": early, "due": 0, "late": 0}
    same = planned.due.late_from == planned.due.at
    return tuple(
        Level(one["code"], tuple(one["audience"]), minutes=minutes[one["when"]], notice=one["when"] != "late")
        for one in levels
        if not (same and one["when"] == "due")
    )

"""What escalation messages say; no personal values, only numbers, kinds and instants."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from typing import NamedTuple

from core.clock import local
from core.models import Stream
from core.streams import name_of
from core.words import Later
from core.words import later as _
from deadlines.enums import ClockKind

MOST_LINES = 10


def instant(at: datetime) -> str:
    """A local time to the second, as 2026-03-10 12:00:00."""
    return f"{local(at):%Y-%m-%d %H:%M:%S}"


def end_of(at: datetime) -> str:
    """The same for the end of a period: midnight is 24:00 of the day before."""
    before = at - timedelta(seconds=1)
    return instant(at) if local(at).time() != time.min else f"{local(before):%Y-%m-%d} 24:00"


def subject(stream: Stream, kind: str, level: str, *, breach: bool) -> Later:
    """The heading of one fired level."""
    pattern = (
        _("%(name)s「%(kind)s」已到时限（%(level)s）")
        if breach
        else _("%(name)s「%(kind)s」时限提醒（%(level)s）")
    )
    return pattern % {"name": name_of(stream), "kind": ClockKind(kind).label, "level": level}


def body(
    stream: Stream,
    kind: str,
    level: str,
    *,
    nominal_at: datetime,
    due_at: datetime | None,
    external: datetime | None = None,
) -> Later:
    """The true times, so that a message after an outage says when it should have come (SLA-31).

    Where an authority's deadline ends earlier, that is the latest time named (SLA-34).
    """
    pattern = (
        _(
            "%(name)s：主管部门期限更早，最晚 %(external)s；「%(kind)s」原为 %(due)s；%(level)s 级提醒应于 %(nominal)s 发出。"
        )
        if external
        else _("%(name)s：「%(kind)s」最晚 %(due)s；%(level)s 级提醒应于 %(nominal)s 发出。")
    )
    return pattern % {
        "name": name_of(stream),
        "kind": ClockKind(kind).label,
        "due": instant(due_at) if due_at else _("待定（暂停中）"),
        "level": level,
        "nominal": instant(nominal_at),
        "external": end_of(external) if external else "",
    }


def digest_subject(level: str, count: int) -> Later:
    """The heading of many fired levels in one message."""
    return _("%(count)s 条时限提醒（%(level)s）") % {"count": count, "level": level}


def digest_body(shown: Sequence[tuple[Stream, str, datetime]], count: int) -> Later:
    """The first subjects with the true times of their reminders, and how many more there are (SLA-31)."""
    lines: list[Later] = [
        _("%(name)s「%(kind)s」应于 %(nominal)s 提醒")
        % {"name": name_of(stream), "kind": ClockKind(kind).label, "nominal": instant(nominal_at)}
        for stream, kind, nominal_at in shown
    ]
    if count > len(shown):
        lines.append(_("另有 %(count)s 条。") % {"count": count - len(shown)})
    return Lines(lines)


def major_subject(stream: Stream, severity: str) -> Later:
    """The heading of level 0."""
    return _("%(name)s 定为%(severity)s（L0）") % {"name": name_of(stream), "severity": severity}


def major_body(stream: Stream, severity: str, at: datetime) -> Later:
    """When a complaint became major, and what that asks for."""
    return _("%(name)s 已于 %(at)s 定为%(severity)s，请立即关注并全程跟踪。") % {
        "name": name_of(stream),
        "at": instant(at),
        "severity": severity,
    }


def moved_subject(count: int, calendar: str) -> Later:
    """The heading of what a new version of a calendar moved."""
    return _("「%(calendar)s」有新版本，您负责的 %(count)s 条时限已重新计算") % {
        "calendar": calendar,
        "count": count,
    }


class MovedLine(NamedTuple):
    """What is said of one clock that a calendar moved."""

    stream: Stream
    kind: str
    before: datetime | None
    due_at: datetime | None
    provisional: bool

    @property
    def kind_words(self) -> str:
        return str(ClockKind(self.kind).label)


def moved_body(shown: Sequence[MovedLine], count: int) -> Later:
    """The first clocks with their times before and now, and how many more there are."""
    lines = Lines([_moved_line(one) for one in shown])
    if count <= len(shown):
        return lines
    return Lines([lines, _("另有 %(count)s 条。") % {"count": count - len(shown)}])


def _moved_line(one: MovedLine) -> Later:
    pattern = (
        _("%(name)s「%(kind)s」：%(before)s → %(due)s（暂定）")
        if one.provisional
        else _("%(name)s「%(kind)s」：%(before)s → %(due)s")
    )
    return pattern % {
        "name": name_of(one.stream),
        "kind": ClockKind(one.kind).label,
        "before": instant(one.before) if one.before else _("待定（暂停中）"),
        "due": instant(one.due_at) if one.due_at else _("待定（暂停中）"),
    }


class Lines(Later):
    """Several texts, a line each."""

    def __init__(self, parts: Sequence[Later]) -> None:
        super().__init__("")
        self._parts = parts

    def __str__(self) -> str:
        return "\n".join(str(part) for part in self._parts)

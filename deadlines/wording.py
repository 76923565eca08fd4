"""What escalation messages say; no personal values, only numbers, kinds and instants."""

from collections.abc import Sequence
from datetime import datetime

from core.clock import local
from core.models import Stream
from core.streams import kind_known
from core.words import Later
from core.words import later as _
from deadlines.enums import ClockKind
from deadlines.models import Clock


def instant(at: datetime) -> str:
    """A local time to the second, as 2026-03-10 12:00:00."""
    return f"{local(at):%Y-%m-%d %H:%M:%S}"


def name_of(stream: Stream) -> str:
    """What the subject's room calls it, else its number, or its kind in words where it has none."""
    kind = kind_known(stream.kind)
    if kind and kind.name:
        return str(kind.name(stream))
    return stream.number or f"{kind.label if kind else stream.kind} {stream.pk}"


def subject(stream: Stream, kind: str, level: str, *, breach: bool) -> Later:
    pattern = (
        _("%(name)s「%(kind)s」已到时限（%(level)s）")
        if breach
        else _("%(name)s「%(kind)s」时限提醒（%(level)s）")
    )
    return pattern % {"name": name_of(stream), "kind": ClockKind(kind).label, "level": level}


def body(stream: Stream, kind: str, level: str, *, nominal_at: datetime, due_at: datetime | None) -> Later:
    """The true times, so that a message after an outage says when it should have come (SLA-31)."""
    return _("%(name)s：「%(kind)s」最晚 %(due)s；%(level)s 级提醒应于 %(nominal)s 发出。") % {
        "name": name_of(stream),
        "kind": ClockKind(kind).label,
        "due": instant(due_at) if due_at else _("待定（暂停中）"),
        "level": level,
        "nominal": instant(nominal_at),
    }


def major_subject(stream: Stream, severity: str) -> Later:
    return _("%(name)s 定为%(severity)s（L0）") % {"name": name_of(stream), "severity": severity}


def major_body(stream: Stream, severity: str, at: datetime) -> Later:
    return _("%(name)s 已于 %(at)s 定为%(severity)s，请立即关注并全程跟踪。") % {
        "name": name_of(stream),
        "at": instant(at),
        "severity": severity,
    }


MOST_LINES = 10


def moved_subject(count: int, calendar: str) -> Later:
    return _("「%(calendar)s」有新版本，您负责的 %(count)s 条时限已重新计算") % {
        "calendar": calendar,
        "count": count,
    }


def moved_body(moved: Sequence[tuple[Clock, datetime | None]]) -> Later:
    """Each clock with its time before and now; the first ones where there are many."""
    lines = Lines([_moved_line(clock, before) for clock, before in moved[:MOST_LINES]])
    if len(moved) <= MOST_LINES:
        return lines
    return Lines([lines, _("另有 %(count)s 条。") % {"count": len(moved) - MOST_LINES}])


def _moved_line(clock: Clock, before: datetime | None) -> Later:
    pattern = (
        _("%(name)s「%(kind)s」：%(before)s → %(due)s（暂定）")
        if clock.provisional
        else _("%(name)s「%(kind)s」：%(before)s → %(due)s")
    )
    return pattern % {
        "name": name_of(clock.stream),
        "kind": ClockKind(clock.kind).label,
        "before": instant(before) if before else _("待定（暂停中）"),
        "due": instant(clock.due_at) if clock.due_at else _("待定（暂停中）"),
    }


class Lines(Later):
    """Several texts, a line each."""

    def __init__(self, parts: Sequence[Later]) -> None:
        super().__init__("")
        self._parts = parts

    def __str__(self) -> str:
        return "\n".join(str(part) for part in self._parts)

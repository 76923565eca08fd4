"""Clocks, refusals and flags of a preview as values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from core.words import Later, later
from core.worktime import Due
from deadlines.enums import ClockKind
from deadlines.rules import Promise
from deadlines.wording import instant

FLAGS: Mapping[str, Later] = {
    "paused_s": later("已批准的暂停使时限顺延的秒数。"),
    "estimated_finish": later("预计修复的时刻。"),
    "standby_ordered": later("预计修复晚于时限时，立即安排同型号备用机。"),
    "remaining_s_at_handover": later("转交时剩余的秒数；转交不重新计时，负数为已超时。"),
    "linked": later("同一设备同一故障再次来电，经坐席确认后关联，时限仍自首次受理起算。"),
    "call_too_early": later("回访早于可以拨打的时刻，不计。"),
    "in_time": later("不晚于规定的铃响次数或秒数接听为按时。"),
    "counts": later("开机时段内无正当理由的未接来电计入。"),
    "reply_locked": later("会议作出决议前不得答复政府部门。"),
    "first_contacts_outside": later("不在首次联系时段内的日期。"),
    "second_notices_outside": later("不在再次通知时段内的日期。"),
    "send_back": later("鉴定为非质量问题，退回原物，不换新。"),
    "done_on": later("清洁日放假时，提前到之前最后一个工作日。"),
    "sample_required": later("不低于规定比例，向上取整的抽取户数。"),
    "sufficient": later("抽取户数是否达到规定比例，恰好等于也算。"),
    "owed": later("该日不是工作日，系统不催报。"),
}
"""What each flag says."""


@dataclass
class ClockAnswer:
    """One promise: when it ends, whether it was kept, and where it is written."""

    kind: str
    due: datetime | None
    late_from: datetime | None = None
    n: int = 1
    last_day: date | None = None
    provisional: bool = False
    breached: bool = False
    late_by_s: int = 0
    met_at: datetime | None = None
    stopped_at: datetime | None = None
    not_before: datetime | None = None
    window_from: date | None = None
    window_to: date | None = None
    at: datetime | None = None
    reminder_at: datetime | None = None
    missing_from: datetime | None = None
    overdue_from: datetime | None = None
    zero_report: bool | None = None
    delivered: bool | None = None
    paused_s: int = 0
    levels: Mapping[str, datetime] = field(default_factory=dict)
    fired_at: Mapping[str, datetime] = field(default_factory=dict)
    title: Any = ""
    pack: str = ""
    source: str = ""
    basis: str = ""
    rules: tuple[str, ...] = ()

    def meet(self, at: datetime | None) -> ClockAnswer:
        """The promise was kept at an instant, in time or late; nothing for None."""
        if at is not None and self.due is not None and self.late_from is not None:
            self.met_at = at
            self.breached = self.late_from <= at
            self.late_by_s = max(0, int((at - self.due).total_seconds())) if self.breached else 0
        return self

    def judge(self, at: datetime | None) -> ClockAnswer:
        """How the promise stands at an instant while no event has kept it; nothing for None."""
        if self.met_at is not None or at is None or self.due is None or self.late_from is None:
            return self
        if self.late_from <= at:
            self.breached, self.late_by_s = True, int((at - self.due).total_seconds())
        return self

    @property
    def words(self) -> Later:
        """The clock as one sentence."""
        known = {"kind": ClockKind(self.kind).label, "due": self._end, "source": self.source or self.pack}
        if self.due is None:
            return later("%(kind)s：暂停中，恢复后才能计算。依据：%(source)s。", **known)
        if self.breached:
            return later("%(kind)s：最晚 %(due)s，已超时。依据：%(source)s。", **known)
        if self.provisional:
            return later("%(kind)s：最晚 %(due)s（该年放假安排未公布，暂定）。依据：%(source)s。", **known)
        return later("%(kind)s：最晚 %(due)s。依据：%(source)s。", **known)

    @property
    def _end(self) -> str:
        if self.last_day is not None:
            return f"{self.last_day:%Y-%m-%d} 24:00"
        return instant(self.due) if self.due else ""


@dataclass(frozen=True)
class Refused:
    """Something asked for that the rules do not allow."""

    request: str
    reason: str
    field: str
    words: Any
    rules: tuple[str, ...]
    source: str = ""


@dataclass(frozen=True)
class Flag:
    """A fact that follows, with its reason."""

    value: Any
    rules: tuple[str, ...]
    words: Later


@dataclass
class Answer:
    """Everything that follows from a case."""

    clocks: list[ClockAnswer] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    flags: dict[str, Flag] = field(default_factory=dict)

    def flag(self, name: str, value: Any, *rules: str) -> None:
        self.flags[name] = Flag(value, rules, FLAGS[name])


def of_promise(promise: Promise, *, not_before: datetime | None = None, n: int = 1) -> ClockAnswer:
    """A promise of the live rules as an answer."""
    rule, end = promise.rule, promise.schedule.due
    return ClockAnswer(
        kind=promise.kind,
        due=promise.due,
        late_from=promise.late_from,
        overdue_from=promise.late_from,
        n=n,
        last_day=end.last_day if end else None,
        provisional=bool(end and end.provisional),
        not_before=not_before,
        levels=promise.levels,
        title=rule.title,
        pack=rule.pack,
        source=rule.source,
        basis=rule.source_kind,
        rules=rule.rules,
    )


def on_days(
    kind: ClockKind, end: Due, *, stated: Mapping[str, Any], pack: str, rules: Iterable[str] = ()
) -> ClockAnswer:
    """A clock that ends with a day, by a pack's figure."""
    return ClockAnswer(
        kind=kind,
        due=end.at,
        late_from=end.late_from,
        overdue_from=end.late_from,
        last_day=end.last_day,
        provisional=end.provisional,
        title=kind.label,
        pack=pack,
        source=stated["source"],
        basis=stated["basis"],
        rules=tuple(rules) or tuple(stated.get("requirements", ())),
    )

"""What another class, an agreed time or a pause does to a promise, pure (CNV-13, CNV-18, SLA-08)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from core.words import Later, later
from core.worktime import Calendar, Pause, by_clock_time, by_end_of, union
from core.worktime.periods import FOREVER
from deadlines.enums import ClockKind, PauseReason, Trigger
from deadlines.rules import ClockRule, Schedule, fixed_schedule, is_longer, is_shorter, schedule


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why something asked for is not possible: the rule's code, the fact it fails on, and words."""

    code: str
    field: str
    words: Later


@dataclass(frozen=True, slots=True)
class Fit:
    """Kinds of clocks after a change of class: those that fall away, stay, begin; is more time given?"""

    gone: tuple[str, ...]
    kept: tuple[str, ...]
    new: tuple[str, ...]
    lowers: bool


def plan(
    rule: ClockRule,
    counted_from: datetime,
    calendar: Calendar,
    pauses: Sequence[Pause] = (),
    fixed_due_at: datetime | None = None,
    fixed_day: date | None = None,
) -> Schedule:
    """A clock's schedule as it follows from rule, start and approved pauses, or from an agreed instant or day."""
    if fixed_due_at is not None:
        end = by_end_of(fixed_day) if fixed_day else by_clock_time(fixed_due_at)
        return fixed_schedule(rule, counted_from, end, calendar)
    return schedule(rule, counted_from, calendar, pauses)


def follows_class(rule: ClockRule, *, agreed: bool) -> bool:
    """Does a clock move with class, severity and urgency? Agreed ones and those of later triggers do not."""
    return rule.target is not None and not agreed and rule.starts_on == Trigger.REGISTERED


def sort_out(held: Mapping[str, ClockRule], wanted: Mapping[str, ClockRule], known: Iterable[str]) -> Fit:
    """What a reclassification does to the running clocks `held`; `known` kinds do not begin again (CNV-18)."""
    gone = tuple(kind for kind in held if kind not in wanted)
    kept = tuple(kind for kind in held if kind in wanted)
    seen = set(known)
    new = tuple(kind for kind in wanted if kind not in seen)
    return Fit(gone, kept, new, bool(gone) or any(is_longer(wanted[kind], held[kind]) for kind in kept))


def recounted_from(
    old: ClockRule,
    new: ClockRule,
    *,
    started_at: datetime,
    due_at: datetime | None,
    at: datetime,
    calendar: Calendar,
    pauses: Sequence[Pause] = (),
) -> datetime | None:
    """Where the new rule is counted from; None where it changes nothing (CNV-18).

    More time: from the start. Less: from the change, if that ends before the present due.
    """
    if is_longer(new, old):
        return started_at
    if not is_shorter(new, old):
        return None
    end = schedule(new, at, calendar, pauses).due
    return at if due_at is None or end is None or end.at < due_at else None


def pause_refusal(
    rule: ClockRule,
    *,
    agreed: bool,
    reason: str,
    starts_at: datetime,
    ends_at: datetime | None,
    attempts: int,
) -> Refusal | None:
    """Why a clock may not pause for this; None where it may (CNV-13, SLA-08)."""
    if agreed:
        return Refusal("agreed_time", "clock", later("约定的时间不因暂停而顺延。"))
    if not rule.pause_reasons:
        words = later("「%(kind)s」时限不得暂停。", kind=ClockKind(rule.kind).label)
        return Refusal("kind_never_pauses", "clock", words)
    if reason not in rule.pause_reasons:
        words = later("「%(reason)s」不能作为暂停理由。", reason=PauseReason(reason).label)
        return Refusal("reason_never_pauses", "reason", words)
    if reason == PauseReason.CUSTOMER_UNREACHABLE and attempts < rule.unreachable_attempts:
        words = later("须先登记 %(count)s 次联系未果。", count=rule.unreachable_attempts)
        return Refusal("too_few_attempts", "attempts", words)
    if ends_at is not None and ends_at <= starts_at:
        return Refusal("ends_before_start", "to", later("暂停的结束时间须晚于开始时间。"))
    return None


def pause_left(rule: ClockRule, held: Iterable[Pause]) -> timedelta | None:
    """How long a clock may still pause after its ended pauses; None where the pack sets no cap (CNV-13)."""
    if not rule.pause_most_hours:
        return None
    used = sum(end - begin for begin, end in union(held) if end < FOREVER)
    return timedelta(hours=rule.pause_most_hours) - timedelta(seconds=used)


def over_cap(
    rule: ClockRule, held: Iterable[Pause], *, starts_at: datetime, ends_at: datetime | None
) -> Refusal | None:
    """Why another pause is beyond the cap; None where it fits, or is open and some time is left."""
    left = pause_left(rule, held)
    if left is None or (left > timedelta() and (ends_at is None or ends_at - starts_at <= left)):
        return None
    words = later("一个时限累计最多暂停 %(hours)s 小时。", hours=rule.pause_most_hours)
    return Refusal("over_cap", "to", words)

"""What promises cost: due times, the sweep among few and many clocks, and another version of a calendar."""

import time
from datetime import datetime, timedelta

from aftersales.local.console import say
from benchmarks.bench import arithmetic, clocks, sweeping
from benchmarks.bench.data import STEP
from core.actors import SYSTEM
from core.clock import local_day
from core.models import Event
from deadlines.operations.recalculating import recalculate
from org.calendars import CHINA
from org.models import BusinessCalendar
from org.operations.calendar import DayOff, correct

FEW, MANY, DUE = 10_000, 1_000_000, 10_000
SOME = 1_000
ON_CALENDAR = 100_000


def run(*, at: datetime, many: int = MANY) -> None:
    """Measure and print; the instants lie tomorrow, when nothing else is due."""
    _arithmetic()
    clocks.quieten(at + timedelta(days=30))
    clocks.grow(FEW, have=0)
    when = at + timedelta(hours=1)
    few = sweeping.each(SOME, at=when)
    _batch(when + timedelta(hours=1))
    clocks.grow(many, have=FEW)
    lots = sweeping.each(SOME, at=when + timedelta(hours=2))
    say(
        f"\nsweep of {SOME:,} due levels: {few:.2f} s among {FEW:,} open clocks, {lots:.2f} s among {many:,}, "
        f"ratio {lots / few:.2f} (aim <= 1.3)"
    )
    _calendar(min(ON_CALENDAR, many), when + timedelta(hours=3))


def _calendar(count: int, at: datetime) -> None:
    """All running clocks of a calendar are computed anew after another notice for one of its days."""
    clocks.put_on(CHINA, count)
    held = BusinessCalendar.objects.select_related("base", "stream").get(code=CHINA)
    day = local_day(at) + timedelta(days=4)
    correct(calendar=held, days={day: DayOff(False)}, source="bench", by=SYSTEM, at=at)
    held.refresh_from_db()
    everything = _recalculated(held, "first", at)
    correct(calendar=held, days={day: DayOff(True)}, source="bench", by=SYSTEM, at=at)
    moved = _recalculated(held, "second", at)
    for words, (number, seconds, limit) in (("all of them move", everything), ("a day changes", moved)):
        say(
            f"{count:,} open clocks computed anew, {words}: {number:,} moved, {seconds:.2f} s "
            f"(aim for 100,000 <= 5), {count / seconds:,.0f} a second, raw SQL for the same rows {limit:.2f} s, "
            f"ratio {seconds / limit:.2f}"
        )


def _recalculated(held: BusinessCalendar, cause: str, at: datetime) -> tuple[int, float, float]:
    """How many moved, the seconds, and those of raw SQL."""
    told = Event.objects.filter(pk__lt=STEP).order_by("-pk")
    since = told.values_list("pk", flat=True).first() or 0
    begun = time.perf_counter()
    moved = recalculate(held=held, cause=cause, at=at)
    return moved, time.perf_counter() - begun, clocks.raw_moves(since)


def _arithmetic() -> None:
    say("\ndue times a second and core (aim >= 300,000)")
    for name, rate in arithmetic.measure():
        say(f"{name:28}{rate:>12,.0f}")


def _batch(at: datetime) -> None:
    spent = sweeping.fire(DUE, at=at)
    limit = sweeping.raw(at)
    say(
        f"\nsweep of {DUE:,} due levels: {spent.database:.2f} s in the database (aim <= 1.0), {spent.whole:.2f} s whole "
        f"(aim <= 3), raw SQL for the same rows {limit:.2f} s, ratio {spent.database / limit:.2f}"
    )

"""What promises cost: due times, the sweep among few and many clocks, and another version of a calendar."""

from datetime import datetime, timedelta

from aftersales.local.console import say
from benchmarks.bench import arithmetic, clocks, sweeping

FEW, MANY, DUE = 10_000, 1_000_000, 10_000
SOME = 1_000


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

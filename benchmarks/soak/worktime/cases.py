"""Random calendars and promises; everything in plain numbers and days, nothing of the product."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from random import Random

MINUTES = 1440
HORIZON = 420  # days after the first in which special days lie
Spans = tuple[tuple[int, int], ...]
CASES = 500  # of one calendar


@dataclass(frozen=True, eq=False)
class Shop:
    """Opening times in minutes of the day; `published` names the years whose holidays are known, None all."""

    first: date
    weekly: tuple[Spans, ...]
    special: tuple[tuple[date, Spans], ...] = ()
    published: frozenset[int] | None = None


@dataclass(frozen=True)
class Case:
    """One promise. Instants are seconds after 00:00 of the shop's first day; an open pause has no end."""

    shop: Shop
    unit: str
    amount: int
    always: bool
    start: int
    pauses: tuple[tuple[int, int | None], ...]
    percent: int
    probe: int
    grain: int = 60


def batch(seed: int, number: int, size: int = CASES) -> Iterator[Case]:
    """The cases of one calendar; the same for the same seed and number."""
    dice = Random(f"{seed}:{number}")
    shop = _shop(dice)
    for _again in range(size):
        yield _case(dice, shop)


def _shop(dice: Random) -> Shop:
    first = date(dice.randrange(2001, 2041), dice.choice((1, 1, 6, 10, 11, 12)), dice.randrange(1, 28))
    weekly = [_hours(dice) if dice.random() < (0.95 if day < 5 else 0.3) else () for day in range(7)]
    if not any(weekly):
        weekly[0] = ((540, 1080),)
    years = frozenset(range(first.year - 1, first.year + dice.randrange(3)))
    return Shop(first, tuple(weekly), tuple(_special(dice, first)), dice.choice((None, years)))


def _hours(dice: Random) -> Spans:
    """Up to three intervals; some touch, some fill the day, some run up to or from midnight."""
    kind = dice.random()
    if kind < 0.1:
        return ((0, MINUTES),)
    if kind < 0.2:
        return ((0, dice.randrange(1, 720)), (dice.randrange(720, MINUTES), MINUTES))
    if kind < 0.3:
        noon = dice.randrange(600, 800)
        return ((480, noon), (noon, 1080))
    marks = sorted(dice.sample(range(0, MINUTES + 1, dice.choice((1, 5, 30))), 2 * dice.randrange(1, 4)))
    return tuple(pair for place, pair in enumerate(pairwise(marks)) if place % 2 == 0)


def _special(dice: Random, first: date) -> Iterator[tuple[date, Spans]]:
    """Holidays of up to nine days, make-up days, half days."""
    found: dict[date, Spans] = {}
    for _holiday in range(dice.randrange(6)):
        begin = dice.randrange(HORIZON)
        found |= {first + timedelta(days=begin + day): () for day in range(dice.randrange(1, 10))}
    for _other in range(dice.randrange(8)):
        half: Spans = ((540, 720),)
        found[first + timedelta(days=dice.randrange(HORIZON))] = dice.choice((half, _hours(dice)))
    return iter(sorted(found.items()))


AMOUNTS = {
    "minutes": (1, 600),
    "hours": (1, 48),
    "days": (1, 15),
    "working_days": (1, 15),
    "months": (1, 14),
    "years": (1, 2),
}


def _case(dice: Random, shop: Shop) -> Case:
    unit = dice.choices(tuple(AMOUNTS), (5, 6, 2, 4, 1, 1))[0]
    by_second = unit == "minutes" and dice.random() < 0.02
    grain = 1 if by_second else 60
    start = _instant(dice, shop) // grain * grain
    return Case(
        shop=shop,
        unit=unit,
        amount=dice.randint(*((1, 90) if by_second else AMOUNTS[unit])),
        always=dice.random() < 0.3,
        start=start,
        pauses=tuple(_pauses(dice, start, grain)),
        percent=dice.choice((50, 80, 100, 150, dice.randrange(1, 300))),
        probe=start + dice.randrange(0, 3_000 if by_second else 600_000) // grain * grain,
        grain=grain,
    )


def _instant(dice: Random, shop: Shop) -> int:
    """Anywhere in the first year; often at an edge of the day or of its hours."""
    day = dice.randrange(366)
    kind = dice.random()
    if kind < 0.1:
        return day * 86_400
    if kind < 0.3:
        here = shop.weekly[(shop.first + timedelta(days=day)).weekday()] or ((0, MINUTES),)
        return day * 86_400 + dice.choice([mark for span in here for mark in span]) * 60
    if kind < 0.4:
        year_end = (date(shop.first.year + 1, 1, 1) - shop.first).days
        return max(0, year_end * 86_400 + dice.randrange(-86_400, 86_400))
    return day * 86_400 + dice.randrange(86_400)


def _pauses(dice: Random, start: int, grain: int) -> Iterator[tuple[int, int | None]]:
    """Apart, touching, overlapping, inside one another, without length, before the start, one of them open."""
    reach = 60 * grain
    end = start
    for _again in range(dice.choice((0, 0, 1, 1, 2, 3, 4))):
        begin = max(0, dice.choice((end, start, start + dice.randrange(-10, 80) * reach)))
        begin = max(0, begin + dice.choice((0, 0, grain, -grain, dice.randrange(-90, 90) * grain)))
        end = begin + dice.choice((0, grain, dice.randrange(1, 24) * reach, dice.randrange(1, 4000) * grain))
        yield (begin, None if dice.random() < 0.08 else end)

"""The smallest case that still shows a difference."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from benchmarks.soak.worktime.cases import Case

Differs = Callable[[Case], Any]


def shrink(case: Case, differs: Differs) -> Case:
    """Simplify step by step as long as the difference stays."""
    while smaller := next((one for one in _simpler(case) if differs(one)), None):
        case = smaller
    return case


def _simpler(case: Case) -> Iterator[Case]:
    """Fewer pauses, fewer special days, plainer hours, less time."""
    for place in range(len(case.pauses)):
        yield replace(case, pauses=case.pauses[:place] + case.pauses[place + 1 :])
    shop = case.shop
    for place in range(len(shop.special)):
        special = shop.special[:place] + shop.special[place + 1 :]
        yield replace(case, shop=replace(shop, special=special))
    if shop.published is not None:
        yield replace(case, shop=replace(shop, published=None))
    for day in range(7):
        weekly = (*shop.weekly[:day], (), *shop.weekly[day + 1 :])
        if shop.weekly[day] and any(weekly):
            yield replace(case, shop=replace(shop, weekly=weekly))
    for amount in {1, case.amount // 2, case.amount - 1} - {0, case.amount}:
        yield replace(case, amount=amount)
    if case.percent != 100:
        yield replace(case, percent=100)
    if case.probe != case.start:
        yield replace(case, probe=case.start)

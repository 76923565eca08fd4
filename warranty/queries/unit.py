"""What lies ahead of a unit: ends of its windows, rights that its repairs led to or nearly led to."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from customers.enums import AssetState
from customers.models import Asset
from customers.queries.purchases import Purchase, purchase_of
from org.calendars import CHINA, calendar
from org.models import BusinessCalendar
from packs.queries import Imagined
from packs.queries import chosen as in_force
from warranty.judge import Ahead, Case, Right, outlook
from warranty.models import Claim
from warranty.queries.facts import Around, facts_of
from warranty.queries.policies import law, packs_of
from warranty.queries.repairs import repairs_of
from warranty.rules import Policy


@dataclass(frozen=True)
class Line:
    """One window: its code, last day, days left with that day, and whether it is the law's."""

    code: str
    last: date
    left: int
    by_law: bool

    @property
    def over(self) -> bool:
        return self.left < 1


@dataclass(frozen=True)
class UnitAhead:
    """The outlook of a unit on a day under the company's pack and the law."""

    purchase: Purchase
    lines: list[Line]
    rights: list[Right]
    one_repair_left: bool
    burden_until: date | None
    repair_days: int

    @property
    def reached(self) -> list[Right]:
        return [right for right in self.rights if right.reached]

    @property
    def near(self) -> list[Right]:
        """Not reached yet, but under way: repairs that failed, or days of a repair that goes on."""
        on_the_way = (right for right in self.rights if not right.reached and right.count)
        return [right for right in on_the_way if right.since or not right.rule.in_days]


def cases_of(asset: Asset, on: date) -> list[tuple[Case, bool]]:
    """The unit as a whole before the judge, under the company's pack and under the law (True); none without a
    day of sale, or where the house keeps no calendar of working days yet."""
    bought = purchase_of(asset)
    if bought is None or (bought.bought_on or bought.received_on) is None:
        return []
    try:
        days = calendar(CHINA)
    except BusinessCalendar.DoesNotExist:
        return []
    known = Around(
        reported_on=on, purchase=bought, product_class=bought.product_class, repairs=repairs_of(asset)
    )
    facts = facts_of(Claim(), known)
    return [(Case(facts, policy, days), by_law) for policy, by_law in _policies(bought, on)]


def _policies(bought: Purchase, on: date) -> list[tuple[Policy, bool]]:
    """The packs for the unit's keys, and the law of the day of the sale."""
    sold = bought.bought_on or bought.received_on or on
    keys = {"contract": bought.contract_number, "model": bought.model_code, "line": bought.line}
    chosen = Imagined(tuple(in_force(day=on, **{name: key or None for name, key in keys.items()})))
    packs = packs_of(chosen, bought.product_class, sold, distance_sale=bought.distance)
    laws = [one.law_policy for one in packs] or [
        law(bought.product_class, sold, distance_sale=bought.distance)
    ]
    held = next((one for one in laws if one), None)
    found = [(one.policy, False) for one in packs]
    return [*found, (held, True)] if held else found


def ahead_of(asset: Asset, on: date) -> UnitAhead | None:
    """The outlook for the unit's card; None where nothing can be said, or the unit is no longer in use."""
    if asset.state != AssetState.IN_USE:
        return None
    cases = cases_of(asset, on)
    bought = purchase_of(asset)
    if not cases or bought is None:
        return None
    seen = [(outlook(case, on), case, by_law) for case, by_law in cases]
    return UnitAhead(
        purchase=bought,
        lines=_longest(line for one in seen for line in _lines(*one)),
        rights=[right for ahead, _case, _law in seen for right in ahead.rights],
        one_repair_left=any(ahead.one_repair_left for ahead, _case, _law in seen),
        burden_until=next((ahead.burden_until for ahead, _case, _law in seen if ahead.burden_until), None),
        repair_days=_days(cases[0][0], on),
    )


def _lines(ahead: Ahead, case: Case, by_law: bool) -> list[Line]:
    return [Line(code, case.windows[code], left, by_law) for code, left in ahead.left.items()]


def _longest(lines: Iterable[Line]) -> list[Line]:
    """Each window once: of packs of one rank the one that ends last (CNV-12)."""
    by_end = sorted(lines, key=lambda line: line.last)
    return list({(line.code, line.by_law): line for line in by_end}.values())


def _days(case: Case, on: date) -> int:
    return sum(one.days(on) for one in case.facts.repairs)


def rights_of_unit(asset: Asset, on: date) -> list[tuple[Right, str]]:
    """Rights under pack and law on a day, each with the name of its rules."""
    return [
        (right, case.policy.name) for case, _law in cases_of(asset, on) for right in outlook(case, on).rights
    ]


def next_day(rights: list[tuple[Right, str]]) -> date | None:
    """The first day on which one of them will be reached if nothing happens; None when none will."""
    days = (right.since for right, _name in rights if right.since and not right.reached)
    return min(days, default=None)

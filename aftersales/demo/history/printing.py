"""Printing the past: a day, a place and a customer for each copy of a pattern."""

import random
from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from aftersales.demo.history import shape
from aftersales.demo.history.cast import Cast
from aftersales.demo.history.copying import USERS, Change, Press
from aftersales.demo.history.customers import Place
from aftersales.demo.history.patterns import Pattern
from aftersales.demo.history.series import Numbers
from core.clock import local_day
from customers.operations import Taken
from tickets.models import TicketSearch
from tickets.rules import search_tokens

AT_ONCE = 2000
# Within so many days a second call about the same fault of the same unit counts as a repeat.
REMEMBERED = timedelta(days=25)


@dataclass(frozen=True)
class Former:
    """A visit that somebody may call about again."""

    day: shape.Day
    home: Taken
    category: int


def homes_by_region(taken: Iterable[Taken]) -> dict[int, list[Taken]]:
    found: dict[int, list[Taken]] = {}
    for one in taken:
        found.setdefault(one.customer.region_id, []).append(one)
    return found


class Printer:
    """Makes copies of patterns, with their search rows."""

    def __init__(
        self,
        patterns: Sequence[Pattern],
        cast: Cast,
        homes: Mapping[int, list[Taken]],
        chance: random.Random,
    ) -> None:
        self.cast, self.homes, self.chance = cast, homes, chance
        self.pools = {well: [one for one in patterns if one.went_well is well] for well in (True, False)}
        self.numbers, self.press = Numbers(), Press()
        self.search: list[TicketSearch] = []
        self.recent: dict[int, deque[Former]] = {}

    def print(self, days: Sequence[shape.Day], places: Sequence[Place], tell: Callable[[str], None]) -> int:
        """One copy for each of the days, which are in order; returns how many."""
        for made, day in enumerate(days, 1):
            self._one(day, self.chance.choice(places))
            if made % AT_ONCE == 0:
                self._write()
                tell(f"{made} of {len(days)}")
        self._write()
        return len(days)

    def _one(self, day: shape.Day, place: Place) -> None:
        badly = shape.goes_badly(self.chance, day, place.region.code)
        former = self._former(day, place)
        pattern = self._pattern(badly, former)
        home = former.home if former else self.chance.choice(self.homes[place.region.pk])
        change = self._change(pattern, home, place, day)
        ticket = self.press.copy(pattern.rows, change)
        self.search.append(_search(int(ticket), change.words[pattern.ticket.number], pattern, home))
        if pattern.technician and pattern.ticket.category_id and home.asset:
            self.recent[place.project.pk].append(Former(day, home, pattern.ticket.category_id))

    def _former(self, day: shape.Day, place: Place) -> Former | None:
        """The visit that this call repeats, for the share of calls that are repeats."""
        recent = self.recent.setdefault(place.project.pk, deque())
        while recent and day.day - recent[0].day.day > REMEMBERED:
            recent.popleft()
        if not recent or self.chance.random() >= shape.repeats(day, place.region.code):
            return None
        former = self.chance.choice(recent)
        return former if former.day.day < day.day else None

    def _pattern(self, badly: bool, former: Former | None) -> Pattern:
        pool = self.pools[not badly]
        if former:
            pool = [one for one in pool if one.ticket.category_id == former.category] or pool
        return self.chance.choices(pool, [one.share for one in pool])[0]

    def _change(self, pattern: Pattern, home: Taken, place: Place, day: shape.Day) -> Change:
        old = pattern.ticket
        people = self.cast.people_for(old.region, place.region, self.chance)
        keys = {
            "org_unit": {
                str(old.region_id): str(place.region.pk),
                str(old.project_id): str(place.project.pk),
            },
            "customers_customer": {str(old.customer_id): str(home.customer.pk)},
            "customers_contact": {str(old.contact_id): str(home.contact.pk)},
            "customers_site": {str(old.site_id): str(home.site.pk)} if home.site else {},
            "customers_asset": {str(old.asset_id): str(home.asset.pk)} if home.asset else {},
            USERS: people,
        }
        if pattern.technician and old.category:
            usual, skill = pattern.technician, old.category.skill.code
            other = self.cast.technician_for(usual, place.region, skill, self.chance)
            keys["dispatch_technician"] = {str(usual.pk): str(other.pk)}
            people[str(usual.user_id)] = str(other.user_id)
        names = self.cast.names
        words = {names[before]: names[after] for before, after in people.items()}
        words[old.customer.name] = home.customer.name
        moved = (day.day - local_day(old.registered_at)).days
        return Change(moved, keys, words, self.numbers.of(day.day.year), self.chance)

    def _write(self) -> None:
        self.press.write()
        TicketSearch.objects.bulk_create(self.search)
        self.search.clear()


def _search(ticket: int, number: str, pattern: Pattern, home: Taken) -> TicketSearch:
    tokens = search_tokens(
        number=number,
        name=home.contact.name,
        phone=home.contact.phone,
        serial=(home.asset.serial or "") if home.asset else "",
        text=pattern.ticket.description,
    )
    return TicketSearch(ticket_id=ticket, tokens=tokens)

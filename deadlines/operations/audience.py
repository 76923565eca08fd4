"""Who is told: posts of the nearest unit above, and deputies of who is away, read once for a whole batch."""

from collections.abc import Iterable
from datetime import datetime

from deadlines.models import Clock
from org.models import Absence, User
from org.queries import MOST_STAND_INS, PostBook, on_duty

OWNER = "owner"
FALLBACK = ("group",)
"""Told where a level's whole audience is vacant, so that no firing goes to nobody."""


class StandIns:
    """Who does the work of people who are away at an instant, in one query (ORG-24)."""

    def __init__(self, at: datetime) -> None:
        rows = Absence.objects.at(at).select_related("deputy")
        self._deputies = {row.user_id: row.deputy for row in rows}

    def of(self, people: Iterable[User]) -> list[User]:
        """The people who are there and the deputies of the others, each once."""
        found = [one for person in people if (one := self._one(person))]
        return list({person.pk: person for person in found}.values())

    def _one(self, person: User) -> User | None:
        here: User | None = person
        for _step in range(MOST_STAND_INS):
            if here is None or not here.is_active:
                return None
            if here.pk not in self._deputies:
                return here
            here = self._deputies[here.pk]
        return None


class Audience:
    """Resolves a level's audience; `owner` is the responsible person, or else the rule's post."""

    def __init__(self, clocks: Iterable[Clock], at: datetime) -> None:
        named = {clock.responsible_id for clock in clocks if clock.responsible_id is not None}
        self._responsible = User.objects.in_bulk(named)
        self._book, self._stand_ins, self._at = PostBook(at=at), StandIns(at), at
        self._duty: dict[int, list[User]] = {}

    def of(self, words: Iterable[str], clock: Clock) -> list[User]:
        """The people, each once; whoever is on duty where all are away, the group where nobody holds the posts."""
        named = self._people(words, clock)
        there = self._stand_ins.of(named)
        if named and not there:
            there = self._on_duty(clock)
        return there or self._stand_ins.of(self._people(FALLBACK, clock)) or named

    def _on_duty(self, clock: Clock) -> list[User]:
        """By the roster of the clock's unit or above, asked once a unit."""
        if clock.unit_id not in self._duty:
            self._duty[clock.unit_id] = on_duty(clock.unit, self._at)
        return self._duty[clock.unit_id]

    def _people(self, words: Iterable[str], clock: Clock) -> list[User]:
        return [person for word in words for person in self._one(word, clock)]

    def _one(self, word: str, clock: Clock) -> list[User]:
        if word != OWNER:
            return self._book.holders(word, clock.unit_id)
        if clock.responsible_id is not None:
            person = self._responsible[clock.responsible_id]
            return [person] if person.is_active else []
        return self._book.holders(clock.owner_post, clock.unit_id) if clock.owner_post else []

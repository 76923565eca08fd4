"""Who is told: posts of the nearest unit above, read once for a whole batch."""

from collections.abc import Iterable
from datetime import datetime

from deadlines.models import Clock
from org.models import User
from org.queries import PostBook

OWNER = "owner"
FALLBACK = ("group",)
"""Told where a level's whole audience is vacant, so that no firing goes to nobody."""


class Audience:
    """Resolves a level's audience; `owner` is the responsible person, or else the rule's post."""

    def __init__(self, clocks: Iterable[Clock], at: datetime) -> None:
        named = {clock.responsible_id for clock in clocks if clock.responsible_id is not None}
        self._responsible = User.objects.in_bulk(named)
        self._book = PostBook(at=at)

    def of(self, words: Iterable[str], clock: Clock) -> list[User]:
        """The people, each once; the group centre where nobody holds the posts."""
        return self._people(words, clock) or self._people(FALLBACK, clock)

    def _people(self, words: Iterable[str], clock: Clock) -> list[User]:
        found = [person for word in words for person in self._one(word, clock)]
        return list({person.pk: person for person in found}.values())

    def _one(self, word: str, clock: Clock) -> list[User]:
        if word != OWNER:
            return self._book.holders(word, clock.unit_id)
        if clock.responsible_id is not None:
            person = self._responsible[clock.responsible_id]
            return [person] if person.is_active else []
        return self._book.holders(clock.owner_post, clock.unit_id) if clock.owner_post else []

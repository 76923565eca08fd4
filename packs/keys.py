"""What packs are in use for, by name: lines, models and contracts of the rooms that know them."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from core.doors import PACK_KEYS, KeyBook
from core.punctuation import mark
from packs.enums import Rank
from packs.models import Activation

MOST_NAMED = 10


def book_of(rank: str) -> KeyBook | None:
    """The book of the keys of a rank."""
    return next((one for one in PACK_KEYS if one.code == rank), None)


def with_names(uses: Iterable[Activation]) -> list[Activation]:
    """Give each use `.name`, that of the thing it is for; empty where it has none."""
    held = list(uses)
    for rank in {one.rank for one in held}:
        book = book_of(rank)
        own = [one for one in held if one.rank == rank]
        names = book.names({one.key for one in own}) if book else {}
        for one in own:
            one.name = names.get(one.key, "")  # type: ignore[attr-defined]
    return held


def spoken(rank: str, key: str) -> str:
    """A use in words: its rank, and the name and key of what it is for."""
    book = book_of(rank)
    name = book.names({key}).get(key, "") if book and key else ""
    return " ".join(filter(None, (str(Rank(rank).label), name and _(name), key)))


def key_of(book: KeyBook, text: str) -> str | None:
    """The key of what somebody typed, a key or a whole name; None for what is not known."""
    if book.known(text):
        return text
    return next((key for key, name in book.find(text, MOST_NAMED) if text in {name, name and _(name)}), None)


def some_of(book: KeyBook) -> str:
    """Some keys that are known, with their names."""
    named = (f"{_(name)} {key}" if name else key for key, name in book.find("", MOST_NAMED))
    return mark("、").join(named)


def options(text: str) -> list[dict[str, str]]:
    """Keys that fit a text, to be suggested."""
    return [
        {
            "id": key,
            "value": key,
            "label": f"{_(name)} {key}" if name else key,
            "note": str(Rank(book.code).label),
        }
        for book in PACK_KEYS
        for key, name in book.find(text, MOST_NAMED)
    ]

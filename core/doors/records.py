"""What other rooms do with rows as a whole: export, merge, erase, purge, name keys of packs."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from core.doors.door import Door
from core.doors.work import Block


@dataclass(frozen=True)
class Column:
    """A column of an exported list; `value(row)` gives text, number, date or instant, masked as on screen."""

    words: Any
    value: Callable[[Any], Any]


@dataclass(frozen=True)
class ListExport:
    """A list that can be taken along as a workbook.

    `rows(user, query)` gives what the person may see, narrowed by the page's own filters: a QuerySet in a
    fixed order of plain, never empty fields that ends in the key (then progress can be told), or anything to
    iterate over. It runs in a worker, page by page: nothing may hold the whole list.
    """

    code: str
    words: Any
    columns: Sequence[Column]
    rows: Callable[[Any, Any], Any]
    allowed: Callable[[Any], bool]
    rank: int = 0


@dataclass(frozen=True)
class Mover:
    """Rows that go along when two customers become one; `movable` leaves out what would clash there."""

    model: Any
    field: str = "customer"
    movable: Callable[[Any, Any], Any] = lambda rows, _kept: rows
    rank: int = 0


@dataclass(frozen=True)
class Eraser:
    """A room's part in erasing a customer: `run(subject, at)` gives the number of rows it blanked.

    `holdings` say where personal values stand (core.personal); `blocks(subject)` what forbids erasing for now.
    """

    name: str
    rank: int
    run: Callable[[Any, datetime], int]
    holdings: Sequence[Any] = ()
    blocks: Callable[[Any], list[Block]] = lambda _subject: []


@dataclass(frozen=True)
class Retention:
    """A kind of record that is kept for a time and then purged (ARC-07).

    `figure` names its period in the pack's section `retention`, in months or, ending in `_days`, in days.
    `due(before)` gives a QuerySet of keys of records that ended before an instant; `purge(keys, at)` blanks
    or deletes them.
    """

    code: str
    words: Any
    rank: int
    figure: str
    due: Callable[[datetime], Any]
    purge: Callable[[Sequence[int], datetime], object]


def _nameless(_keys: Collection[str]) -> Mapping[str, str]:
    return {}


@dataclass(frozen=True)
class KeyBook:
    """The things of one rank that a policy pack can be put in force for, by key.

    Is a key known; keys with their names that fit a text, so many at the most; names of some keys.
    """

    code: str
    known: Callable[[str], bool]
    find: Callable[[str, int], Sequence[tuple[str, str]]]
    names: Callable[[Collection[str]], Mapping[str, str]] = _nameless
    rank: int = 0


MOVERS: Door[Mover] = Door("movers")
PACK_KEYS: Door[KeyBook] = Door("pack_keys")
LISTS: Door[ListExport] = Door("lists")
ERASERS: Door[Eraser] = Door("erasers")
RETENTIONS: Door[Retention] = Door("retentions")

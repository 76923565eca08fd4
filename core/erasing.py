"""Where personal values of customers stand, and how they are erased so that the rows stay for the figures.

Every room declares its columns once as `Holding`s; erasing, the customer's own copy and the test that no
column was forgotten all read them.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import connection, models
from django.db.models import Case, F, Q, QuerySet, Value, When
from django.db.models.functions import Cast, Left, Replace
from django.utils.translation import gettext_noop

from core.doors import ERASERS, Block, Eraser
from core.models import Streamed
from core.streams import require_transaction

ERASED = gettext_noop("已匿名")
"""What stands in place of an erased text, in every language of the screens."""

TICKETS = "ticket__customer"


@dataclass(frozen=True)
class Subject:
    """One customer with all merged into it: keys, streams of all that is theirs, numbers and mail addresses
    known, and the names and places that tell who it is.

    Or only some `tickets` of whoever they are, whose time is over.
    """

    ids: Sequence[int]
    streams: Sequence[int] = ()
    known: Sequence[str] = ()
    tickets: Sequence[int] = ()
    names: Sequence[str] = ()


@dataclass(frozen=True)
class Holding:
    """Columns of a table with personal values, and how its rows hang on a customer.

    `paths` lead to the key of the customer, `streams` to a stream of theirs, `known` name columns that hold a
    number or address, `inside` those whose text may contain one, `tickets` lead to a ticket. `instead` gives what
    an erased column holds where the usual mark does not fit. `shared` texts were written for everybody: they
    stay, but for the words that tell who the customer is.
    """

    model: type[models.Model]
    words: Any
    columns: Sequence[str]
    paths: Sequence[str] = ()
    streams: Sequence[str] = ()
    known: Sequence[str] = ()
    inside: Sequence[str] = ()
    tickets: Sequence[str] = ()
    instead: Mapping[str, Any] = field(default_factory=dict, hash=False)
    only: Q = field(default_factory=Q, hash=False)
    shared: bool = False

    @property
    def to_tickets(self) -> list[str]:
        """Lookups of a ticket: those named, and each that a path to the customer goes through."""
        through = [path.removesuffix("__customer") for path in self.paths if path.endswith(TICKETS)]
        return [*self.tickets, *through]

    def rows(self, subject: Subject) -> QuerySet[Any]:
        """The customer's rows, also of tables that are otherwise written once."""
        wanted = Q(pk__in=[])
        for path in self.paths:
            wanted |= Q(**{f"{path}__in": subject.ids})
        for path in self.to_tickets:
            wanted |= Q(**{f"{path}__in": subject.tickets})
        for path in self.streams:
            wanted |= Q(**{f"{path}__in": subject.streams})
        for column in self.known:
            wanted |= Q(**{f"{column}__in": subject.known})
        rows: QuerySet[Any] = QuerySet(model=self.model)
        for column in self.inside:
            text = f"{column}_text"
            rows = rows.alias(**{text: Cast(column, models.TextField())})
            for value in subject.known:
                wanted |= Q(**{f"{text}__contains": value})
        return rows.filter(wanted & self.only)


def declare(
    name: str,
    rank: int,
    holdings: Sequence[Holding],
    *,
    first: Callable[[Subject, datetime], int] | None = None,
    blocks: Callable[[Subject], list[Block]] = lambda _subject: [],
) -> Eraser:
    """Register a room's holdings; `first` does what blanking columns cannot, and says how many rows it took."""

    def run(subject: Subject, at: datetime) -> int:
        taken = first(subject, at) if first else 0
        return taken + sum(wipe(holding, subject) for holding in holdings)

    return ERASERS.register(Eraser(name, rank, run, tuple(holdings), blocks))


def streams_of(ids: Sequence[int]) -> list[int]:
    """Keys of all streams that are about these customers."""
    subject = Subject(ids)
    found: set[int] = set(ids)
    for holding in _holdings():
        if issubclass(holding.model, Streamed):
            found.update(holding.rows(subject).values_list("pk", flat=True))
    return sorted(found)


def _holdings() -> Iterable[Holding]:
    return (holding for eraser in ERASERS for holding in eraser.holdings)


def wipe(holding: Holding, subject: Subject) -> int:
    """Blank the columns in the customer's rows; returns how many rows there were."""
    require_transaction()
    values = {name: _erased(holding, name, subject) for name in holding.columns}
    keys = list(holding.rows(subject).values_list("pk", flat=True))
    with allowed():
        return QuerySet(model=holding.model).filter(pk__in=keys).update(**values)


@contextmanager
def allowed() -> Iterator[None]:
    """Meanwhile tables that are written once let their declared texts be blanked, in this transaction only."""
    _switch("on")
    yield
    _switch("off")


def _switch(state: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('aftersales.erasing', %s, true)", [state])


def _erased(holding: Holding, name: str, subject: Subject) -> Any:
    return _scrubbed(holding, name, subject) if holding.shared else _instead(holding, name)


def _scrubbed(holding: Holding, name: str, subject: Subject) -> Any:
    """The text with the mark in place of each word that tells who the customer is, longest first."""
    column: Any = holding.model._meta.get_field(name)
    text: Any = F(name)
    for word in sorted({*subject.known, *subject.names}, key=len, reverse=True):
        text = Replace(text, Value(word), Value(ERASED))
    return Left(text, int(column.max_length or 0)) if isinstance(column, models.CharField) else text


def _instead(holding: Holding, name: str) -> Any:
    if name in holding.instead:
        return holding.instead[name]
    column: Any = holding.model._meta.get_field(name)
    if isinstance(column, models.JSONField | ArrayField):
        empty = column.get_default() if column.has_default() else []
        return Value(empty, output_field=column)
    if isinstance(column, models.BinaryField):
        return b""
    if isinstance(column, models.EmailField):
        return ""
    return Case(
        When(**{name: ""}, then=Value("")),
        When(**{f"{name}__isnull": True}, then=Value(None)),
        default=Value(ERASED),
        output_field=models.TextField(),
    )

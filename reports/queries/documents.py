"""A report as a document: facts, indicators, tables and texts, all from its frozen figures.

Screen, workbook, PDF and Word are rendered from this one object, so their numbers cannot differ.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from core.durations import words
from reports.charts.option import Plot
from reports.enums import Figure
from reports.queries import drill
from reports.queries.month import INDICATORS
from reports.queries.tables import SPECS, Spec
from reports.rules import NOTHING, share

Link = Callable[[Mapping[str, str]], str]
"""Conditions to the address of the list behind a number; empty where there is none."""


@dataclass(frozen=True)
class Cell:
    """One value and the list it opens."""

    value: Any
    url: str = ""

    @property
    def number(self) -> bool:
        return isinstance(self.value, int | float | Decimal) and not isinstance(self.value, bool)


@dataclass(frozen=True)
class Table:
    """Heads and rows; with a plot it has a chart, whose twin it is."""

    code: str
    title: Any
    heads: tuple[Any, ...]
    rows: list[list[Cell]]
    shape: str = ""
    help: Any = ""

    @property
    def columns(self) -> list[tuple[Any, bool]]:
        """Each head, and whether its column holds numbers."""
        first = self.rows[0] if self.rows else []
        numbers = [place > 0 and cell.number for place, cell in enumerate(first)]
        return list(zip(self.heads, [*numbers, *[False] * len(self.heads)], strict=False))

    @property
    def plot(self) -> Plot | None:
        """What the chart draws; None for tables without one, or without a row."""
        if not self.shape or not self.rows:
            return None
        labels = tuple(str(row[0].value) for row in self.rows)
        columns = tuple(
            (str(head), tuple(row[place].value for row in self.rows))
            for place, head in enumerate(self.heads[1:], start=1)
        )
        return Plot(self.code, str(self.title), self.shape, labels, columns)


@dataclass(frozen=True)
class Kpi:
    """An indicator with its parts, beside the period before and the year before."""

    code: str
    label: Any
    value: str
    help: Any = ""
    parts: tuple[Cell, ...] = ()
    previous: str = NOTHING
    year: str = NOTHING


@dataclass(frozen=True)
class Document:
    """A whole report in the order in which it is read."""

    title: str
    facts: list[tuple[Any, Any]]
    kpis: list[Kpi] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    texts: list[tuple[Any, str]] = field(default_factory=list)


COUNTS = (Figure.REGISTERED, Figure.CLOSED, Figure.COMPLAINTS)


def kpis(figures: Mapping[str, Any], link: Link, *, complaints_only: bool = False) -> list[Kpi]:
    """The row of indicators: counts, the four shares of RPT-20, time to dispatch."""
    now, before, year = figures["now"], figures["previous"], figures["year"]
    counts = [
        Kpi(
            name,
            Figure(name).label,
            str(now[name]),
            _help(name),
            _parts(now, link, name),
            *_counts(name, before, year),
        )
        for name in ((Figure.COMPLAINTS, Figure.COMPLAINTS_CLOSED) if complaints_only else COUNTS)
    ]
    shares = [
        Kpi(
            one.part,
            one.label,
            share(now[one.part], now[one.whole]),
            one.formula,
            _parts(now, link, one.part, one.whole),
            share(before[one.part], before[one.whole]),
            share(year[one.part], year[one.whole]),
        )
        for one in INDICATORS
        if not complaints_only or one.whole == Figure.COMPLAINTS_CLOSED
    ]
    return [*counts, *shares] if complaints_only else [*counts, *shares, _speed(figures)]


def _help(name: str) -> str:
    texts = {
        Figure.REGISTERED: _("本期登记的工单数。"),
        Figure.CLOSED: _("本期结案的工单数，包括电话解决、归档和取消。"),
        Figure.COMPLAINTS: _("本期登记的投诉数。"),
        Figure.COMPLAINTS_CLOSED: _("本期结案的投诉数。"),
    }
    return texts[Figure(name)]


def _counts(name: str, *others: Mapping[str, int]) -> tuple[str, ...]:
    return tuple(str(sizes[name]) for sizes in others)


def _parts(now: Mapping[str, int], link: Link, *names: str) -> tuple[Cell, ...]:
    return tuple(Cell(now[name], link({"figure": name})) for name in names)


def _speed(figures: Mapping[str, Any]) -> Kpi:
    seconds = figures["median"]
    value = NOTHING if seconds is None else words(timedelta(seconds=seconds))
    return Kpi("median", _("登记到派工"), value, _("本期受理工单从登记到首次派工的中位数。"))


def tables(figures: Mapping[str, Any], link: Link) -> list[Table]:
    """The tables of a month in their order, every number with the list behind it."""
    held = figures["tables"]
    return [table(spec, held[code], link) for code, spec in SPECS.items() if code in held]


def table(spec: Spec, lines: Sequence[Sequence[Any]], link: Link) -> Table:
    """One table in words."""
    words_of = spec.words([line[0] for line in lines])
    rows = [
        [Cell(str(words_of.get(key, key))), *_numbers(spec, key, numbers, link)] for key, *numbers in lines
    ]
    heads = (spec.head, *(column.label for column in spec.columns))
    return Table(spec.code, spec.title, heads, rows, spec.shape, spec.help)


def _numbers(spec: Spec, key: str, numbers: Sequence[Any], link: Link) -> list[Cell]:
    condition = drill.opens(spec.by, key)
    cells = []
    for column, number in zip(spec.columns, numbers, strict=True):
        known = condition is not None and column.figure
        given = {"figure": column.figure, **(condition or {}), **dict(column.more)}
        value = Decimal(number) if column.money else number
        cells.append(Cell(value, link(given) if known else ""))
    return cells

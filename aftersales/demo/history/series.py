"""Numbers of every series and year, taken from the real series a block at a time."""

from collections.abc import Callable, Iterator
from datetime import datetime
from itertools import count

from core.clock import LOCAL
from core.numbers import take_numbers

BLOCK = 500


class Numbers:
    """Iterators over numbers, by year and prefix."""

    def __init__(self) -> None:
        self.years: dict[int, dict[str, Iterator[str]]] = {}

    def of(self, year: int) -> dict[str, Iterator[str]]:
        """Prefix of a series to its next numbers in that year."""
        if year not in self.years:
            middle = datetime(year, 7, 1, tzinfo=LOCAL)
            self.years[year] = _Lazy(lambda series: _stream(series, middle))
        return self.years[year]


class _Lazy(dict[str, Iterator[str]]):
    def __init__(self, make: Callable[[str], Iterator[str]]) -> None:
        super().__init__()
        self.make = make

    def __missing__(self, series: str) -> Iterator[str]:
        self[series] = self.make(series)
        return self[series]


def _stream(series: str, at: datetime) -> Iterator[str]:
    for _block in count():
        yield from take_numbers(series, BLOCK, at=at)

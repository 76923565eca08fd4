"""Work done one piece ahead."""

from collections.abc import Iterator
from threading import get_ident

import pytest

from core.ahead import one_ahead


def test_results_come_in_order() -> None:
    assert list(one_ahead(lambda n=n: n * n for n in range(4))) == [0, 1, 4, 9]


def test_nothing_makes_nothing() -> None:
    assert list(one_ahead([])) == []


def test_the_next_piece_is_read_before_the_last_is_used() -> None:
    seen: list[str] = []

    def pieces() -> Iterator[object]:
        for name in "abc":
            seen.append(f"read {name}")
            yield lambda name=name: name

    seen.extend(f"used {name}" for name in one_ahead(pieces()))  # type: ignore[arg-type]
    assert seen == ["read a", "read b", "used a", "read c", "used b", "used c"]


def test_pieces_are_read_here_and_worked_on_elsewhere() -> None:
    readers: list[int] = []

    def pieces() -> Iterator[object]:
        readers.append(get_ident())
        yield get_ident

    workers = list(one_ahead(pieces()))  # type: ignore[arg-type]
    assert (readers == [get_ident()], get_ident() in workers) == (True, False)


def test_a_failure_is_raised_at_its_turn() -> None:
    found = one_ahead([lambda: 1, lambda: 1 // 0, lambda: 2])
    assert next(found) == 1
    with pytest.raises(ZeroDivisionError):
        next(found)

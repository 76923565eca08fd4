"""Shares that give a minimum."""

import pytest

from core.shares import at_least


@pytest.mark.requirement("CNV-09")
def test_minimum_shares_are_rounded_up() -> None:
    assert at_least(137, 20, 100) == 28
    assert [at_least(whole, 4, 1000) for whole in (3100, 250, 0)] == [13, 1, 0]


@pytest.mark.parametrize(("whole", "found"), [(100, 20), (101, 21), (99, 20), (5, 1)])
def test_a_share_reached_exactly_is_enough(whole: int, found: int) -> None:
    assert at_least(whole, 20, 100) == found

"""Money is CNY with two decimals, half up."""

from decimal import Decimal

import pytest

from core.money import cny, share


@pytest.mark.requirement("CNV-10")
def test_fifteen_per_cent_of_11050_50() -> None:
    assert share(15, "11050.50") == Decimal("1657.58")


@pytest.mark.parametrize(
    ("value", "rounded"),
    [("0.005", "0.01"), ("0.004", "0.00"), ("1.115", "1.12"), ("2.5", "2.50"), ("-0.005", "-0.01")],
)
def test_halves_go_up(value: str, rounded: str) -> None:
    assert cny(value) == Decimal(rounded)


def test_there_are_always_two_decimals() -> None:
    assert str(cny(3)) == "3.00"


def test_floats_are_refused() -> None:
    with pytest.raises(TypeError):
        cny(0.1)  # type: ignore[arg-type]

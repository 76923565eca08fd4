"""Money is CNY with two decimals, half up."""

from decimal import Decimal

import pytest

from core.money import cny, in_words, share


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


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        ("0", "零元整"),
        ("0.05", "伍分"),
        ("0.50", "伍角整"),
        ("20.30", "贰拾元叁角整"),
        ("120", "壹佰贰拾元整"),
        ("1001", "壹仟零壹元整"),
        ("10010", "壹万零壹拾元整"),
        ("1000000", "壹佰万元整"),
        ("1002003.04", "壹佰万零贰仟零叁元零肆分"),
        ("100000000", "壹亿元整"),
        ("-30.05", "负叁拾元零伍分"),
    ],
)
def test_amounts_in_words(amount: str, words: str) -> None:
    assert in_words(Decimal(amount)) == words

"""Money is CNY with two decimals, rounded half up (CNV-10)."""

from decimal import ROUND_HALF_UP, Decimal

CENT = Decimal("0.01")


def cny(value: Decimal | int | str) -> Decimal:
    """The amount in CNY with two decimals, half up; floats are refused to keep it exact."""
    if isinstance(value, float):
        raise TypeError("money is never a float")
    return Decimal(value).quantize(CENT, rounding=ROUND_HALF_UP)


def share(percent: Decimal | int | str, amount: Decimal | int | str) -> Decimal:
    """`percent` per cent of an amount in CNY."""
    return cny(Decimal(percent) * Decimal(amount) / 100)

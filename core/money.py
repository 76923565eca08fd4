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


DIGITS = "零壹贰叁肆伍陆柒捌玖"
PLACES = ("", "拾", "佰", "仟")
GROUPS = ("", "万", "亿", "万亿")


def in_words(amount: Decimal) -> str:
    """The amount as it is written on receipts: 壹佰贰拾元整, 负叁元零伍分; Chinese in every language."""
    cents = int(abs(cny(amount)) * 100)
    yuan, jiao, fen = cents // 100, cents // 10 % 10, cents % 10
    said = f"{_whole(yuan)}元" if yuan or not cents else ""
    if jiao:
        said += f"{DIGITS[jiao]}角"
    elif fen and yuan:
        said += "零"
    said += f"{DIGITS[fen]}分" if fen else "整"
    return f"负{said}" if amount < 0 and cents else said


def _whole(yuan: int) -> str:
    """Groups of four digits, with one 零 for each gap."""
    said, gap = "", False
    for place in reversed(range(len(str(yuan)))):
        digit = yuan // 10**place % 10
        if digit:
            said += ("零" if gap else "") + DIGITS[digit] + PLACES[place % 4]
            gap = False
        else:
            gap = bool(said)
        if place % 4 == 0 and yuan // 10**place % 10_000:
            said += GROUPS[place // 4]
    return said or DIGITS[0]

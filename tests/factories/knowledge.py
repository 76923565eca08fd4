"""Lines, texts and released prices."""

from datetime import UTC, datetime
from decimal import Decimal

from knowledge.models import Line, PriceList
from knowledge.operations import begin_list, put_price, release
from org.models import User

MORNING = datetime(2026, 3, 1, 1, 0, tzinfo=UTC)


def make_line(code: str = "service", name: str = "服务热线", number: str = "4008001234") -> Line:
    return Line.objects.create(
        code=code, name=name, number=number, greeting=f"您好，这里是示例电器{name}，请问有什么可以帮您？"
    )


def make_prices(by: User, *, releases: int = 1, **prices: str) -> PriceList:
    """The list in force after so many releases; `prices` are codes and amounts."""
    for _number in range(releases):
        made = begin_list(by=by, at=MORNING)
        for code, amount in (prices or {"visit": "80.00"}).items():
            put_price(price_list=made, code=code, name=code, unit="次", amount=Decimal(amount))
        release(price_list=made, by=by, at=MORNING)
    return PriceList.objects.order_by("-version")[0]

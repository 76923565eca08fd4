"""What the company's own rows tell the judge: the sale, the owner, the repairs, where to go."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from django.test import Client

from core.actors import SYSTEM
from customers.models import Asset, RepairAddress
from customers.operations import replace_asset, transfer_asset
from org.models import Unit, User
from tests.factories.claims import judged_ticket, use_pack, verdict_of
from tests.factories.customers import make_asset, make_customer, make_sale
from warranty.enums import Verdict
from warranty.models import Judgement
from warranty.operations import repairs
from warranty.operations.judging import judge
from warranty.queries.unit import ahead_of

BARE: dict[str, Any] = {"documents_present": ["warranty_card"], "cause": "quality"}
TODAY = date(2026, 3, 10)


@pytest.fixture
def unit(east: Unit) -> Asset:
    made = make_asset(make_customer(east), bought_on=None)
    made.model.product_class = "air_conditioner"  # type: ignore[union-attr]
    made.model.save()  # type: ignore[union-attr]
    return made


@pytest.fixture
def verdict(east: Unit, desk: User, supervisor: User, unit: Asset) -> Callable[..., str]:
    """The verdict on a ticket about the unit."""

    def ask(**given: Any) -> str:
        return verdict_of(judged_ticket(east, by=desk, given=BARE | given, asset=unit))

    return ask


def without_law(unit: Asset) -> None:
    """Goods of no class the law knows."""
    unit.model.product_class = ""  # type: ignore[union-attr]
    unit.model.save()  # type: ignore[union-attr]


@pytest.mark.requirement("WAR-45")
def test_a_sale_in_the_books_proves_the_day(unit: Asset, verdict: Callable[..., str]) -> None:
    use_pack("phone_retail")
    without_law(unit)
    lost = {"documents_present": []}
    assert verdict(**lost) == Verdict.PENDING_DOCS
    make_sale(unit, bought_on=date(2026, 1, 5), card_months=12)
    assert verdict(**lost) == Verdict.REPAIR_FREE


@pytest.mark.requirement("WAR-36")
def test_the_second_owner_of_a_sold_unit_pays(
    east: Unit, unit: Asset, desk: User, at: datetime, verdict: Callable[..., str]
) -> None:
    use_pack("durable_5_8")
    papers = {"documents_present": ["contract", "delivery_receipt"]}
    make_sale(unit, bought_on=date(2025, 6, 1), received_on=date(2025, 6, 1))
    without_law(unit)
    assert verdict(**papers) == Verdict.REPAIR_FREE
    taker = make_customer(east, name="李秀英", phone="13900001111")
    transfer_asset(asset=unit, customer=taker, on=date(2026, 2, 1), by=desk, at=at)
    assert verdict(**papers) == Verdict.PAID_REPAIR


def ends(unit: Asset) -> dict[str, date]:
    ahead = ahead_of(unit, TODAY)
    assert ahead is not None
    return {line.code: line.last for line in ahead.lines if line.by_law}


@pytest.mark.requirement("WAR-46")
def test_twelve_days_of_repair_move_the_end_of_the_law_s_period_by_twelve(unit: Asset, at: datetime) -> None:
    make_sale(unit, bought_on=date(2025, 11, 4))
    before = ends(unit)["repair"]
    where: dict[str, Any] = {"asset": unit, "stream": unit.pk, "by": SYSTEM, "at": at}
    repairs.begin(**where, on=date(2026, 2, 1))
    repairs.finish(**where, on=date(2026, 2, 13), fixed=True)
    assert (before, ends(unit)["repair"]) == (date(2026, 11, 4), date(2026, 11, 16))


@pytest.mark.requirement("WAR-46")
def test_an_exchanged_unit_begins_its_period_anew(unit: Asset, desk: User, at: datetime) -> None:
    make_sale(unit, bought_on=date(2025, 11, 4))
    new = replace_asset(old=unit, serial="AC-35-9", on=date(2026, 3, 3), by=desk, at=at)
    assert ends(new)["repair"] == date(2027, 3, 3)


def test_a_right_that_was_reached_changes_the_verdict_of_the_open_ticket(
    east: Unit, unit: Asset, desk: User, at: datetime
) -> None:
    make_sale(unit, bought_on=date(2025, 11, 4))
    given = BARE | {"requested": "exchange"}
    ticket = judged_ticket(east, by=desk, given=given, asset=unit)
    before = verdict_of(ticket)
    for day in (date(2026, 1, 5), date(2026, 2, 5)):
        where: dict[str, Any] = {"asset": unit, "stream": ticket.pk, "on": day, "by": SYSTEM, "at": at}
        repairs.begin(**where)
        repairs.finish(**where, fixed=False)
    judge(ticket=ticket, why="facts", by=desk, at=at)
    assert (before != Verdict.EXCHANGE, Judgement.latest(ticket).effective) == (True, Verdict.EXCHANGE)  # type: ignore[union-attr]


@pytest.mark.requirement("WAR-21")
def test_the_verdict_page_shows_the_three_addresses_of_the_service_booklet(
    client: Client, east: Unit, unit: Asset, desk: User, supervisor: User
) -> None:
    for number in range(3):
        RepairAddress.objects.create(model=unit.model, name=f"网点{number}", address=f"人民路{number}号")
    ticket = judged_ticket(east, by=desk, given=BARE, asset=unit)
    client.force_login(desk)
    page = client.get(f"/tickets/{ticket.number}/warranty/").content.decode()
    assert [f"人民路{number}号" in page for number in range(3)] == [True] * 3

"""Beyond the period: inspected on site every year (WAR-25)."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from customers.models import Asset
from customers.operations import record_sale
from deadlines.models import Todo
from org.models import Unit, User
from tests.factories.customers import make_asset, make_customer
from warranty.operations.inspections import KIND, plan_inspections

DAY = datetime(2026, 3, 10, 1, 0, tzinfo=UTC)


@pytest.fixture
def expired(east: Unit, desk: User) -> Asset:
    """Received on 10 March 2022 with a card of two years."""
    customer = make_customer(east)
    unit = make_asset(customer, serial="AC-1", bought_on=date(2022, 3, 8))
    values = {"bought_on": date(2022, 3, 8), "received_on": date(2022, 3, 10), "card_months": 24}
    record_sale(asset=unit, customer=customer, values=values, by=desk, at=DAY)
    return unit


def planned() -> Any:
    return Todo.objects.filter(kind=KIND)


@pytest.mark.requirement("WAR-25")
def test_an_expired_product_gets_one_task_a_year(expired: Asset) -> None:
    for at in (DAY, DAY, DAY.replace(day=12), DAY.replace(year=2027)):
        plan_inspections(at=at)
    assert [one.opened_at.year for one in planned().order_by("pk")] == [2026, 2027]
    assert {one.stream_id for one in planned()} == {expired.pk}


def test_within_the_period_there_is_none(expired: Asset) -> None:
    plan_inspections(at=DAY.replace(year=2024, day=9))
    plan_inspections(at=DAY.replace(year=2023))
    assert not planned().exists()


def test_other_days_plan_nothing(expired: Asset) -> None:
    plan_inspections(at=DAY.replace(month=8))
    assert not planned().exists()

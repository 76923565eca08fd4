"""The customer follows a case by the private link."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.test import Client

from core.private_links import token_of
from customers.models import Link
from org.models import User
from tests.factories.warranty import WHOLE, at_hour, make_case
from warranty.models import Case, Parcel
from warranty.operations import cases
from warranty.operations.cases.parcels import Found


@pytest.fixture(autouse=True)
def frozen() -> Iterator[None]:
    with time_machine.travel(at_hour(11), tick=False):
        yield


@pytest.fixture
def case(east: Any, supervisor: User) -> Case:
    return make_case(east, by=supervisor, at=at_hour(10))


def address(case: Case) -> str:
    return f"/l/{token_of(Link.objects.get(stream=case.ticket_id).seed)}/"


def shown(case: Case) -> str:
    return Client().get(address(case)).content.decode()


def test_it_names_the_address_and_what_to_send(case: Case) -> None:
    page = shown(case)
    assert [one in page for one in ("上海市闵行区客服中心", "说明书", "充电器")] == [True, True, True]


def test_the_customer_tells_carrier_and_number(case: Case) -> None:
    told = {"key": str(uuid4()), "carrier": "顺丰", "tracking": "sf100"}
    assert Client().post(f"{address(case)}parcel/", told).status_code == 302
    case.refresh_from_db()
    assert (case.state, Parcel.objects.get().tracking) == ("in_transit", "SF100")
    page = shown(case)
    assert [one in page for one in ("已记下您的运单号", "您寄来的包裹", "SF100")] == [True, True, True]


def test_a_number_is_not_told_twice(case: Case) -> None:
    told = {"carrier": "顺丰", "tracking": "SF100"}
    Client().post(f"{address(case)}parcel/", told | {"key": str(uuid4())})
    again = Client().post(f"{address(case)}parcel/", told | {"key": str(uuid4())})
    assert (again.status_code in (409, 422), Parcel.objects.count()) == (True, 1)


def test_it_says_why_goods_go_back(case: Case, supervisor: User) -> None:
    found = Found(WHOLE)
    cases.receive(case=case, found=found, received_at=at_hour(11), by=supervisor, at=at_hour(11))
    given = {"appraiser": "company_engineer", "finding": "not_quality", "on": date(2026, 3, 11)}
    cases.appraise(case=case, by=supervisor, at=at_hour(11), **given)
    page = shown(case)
    assert [one in page for one in ("不能退换，产品将退回给您", "不属质量问题")] == [True, True]


def test_an_accountless_stranger_sees_no_cost(case: Case, supervisor: User) -> None:
    cases.add_cost(
        case=case, what="goods", bearer="company", amount=Decimal("777.77"), by=supervisor, at=at_hour(11)
    )
    assert "777.77" not in shown(case)

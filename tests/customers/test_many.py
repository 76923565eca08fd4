"""Many callers at once follow the rules for one."""

from datetime import date, datetime
from typing import Any

import pytest

from core.actors import SYSTEM
from core.models import Event, Stream
from customers.models import Asset, Contact, Customer, ProductModel, Site
from customers.operations import CallerRow, take_in
from customers.queries import find
from org.models import Unit, User
from tests.factories.customers import make_asset, make_customer


def row(region: Unit, **values: Any) -> CallerRow:
    usual = {
        "name": "王建国",
        "phone": "13812345678",
        "address": "上海市浦东新区人民路186号",
        "serial": "AC-35-1",
        "model_code": "AC-35",
        "model_name": "空调 1.5 匹",
        "bought_on": date(2025, 3, 24),
    }
    return CallerRow(region=region, **usual | values)


def counts() -> tuple[int, ...]:
    return tuple(table.objects.count() for table in (Customer, Contact, Site, Asset, ProductModel))


def test_one_call_writes_customer_contact_site_unit_and_model(east: Unit, at: datetime) -> None:
    (taken,) = take_in(rows=[row(east)], by=SYSTEM, at=at)
    assert counts() == (1, 1, 1, 1, 1)
    assert (taken.customer.name, taken.contact.is_primary, taken.asset.site, taken.notes) == (
        "王建国",
        True,
        taken.site,
        [],
    )


def test_the_same_caller_twice_is_one_customer(east: Unit, at: datetime) -> None:
    first, second = take_in(rows=[row(east), row(east)], by=SYSTEM, at=at)
    assert (first.contact, first.site, first.asset) == (second.contact, second.site, second.asset)
    assert counts() == (1, 1, 1, 1, 1)


def test_a_second_run_adds_nothing(east: Unit, at: datetime) -> None:
    take_in(rows=[row(east)], by=SYSTEM, at=at)
    before = (counts(), Stream.objects.count(), Event.objects.count())
    take_in(rows=[row(east)], by=SYSTEM, at=at)
    assert (counts(), Stream.objects.count(), Event.objects.count()) == before


def test_another_name_at_the_number_is_a_contact_a_note_and_found(
    east: Unit, at: datetime, desk: User
) -> None:
    make_customer(east)
    (taken,) = take_in(rows=[row(east, name="李秀英")], by=SYSTEM, at=at)
    assert (taken.contact.name, taken.contact.is_primary, taken.customer.name) == ("李秀英", False, "王建国")
    assert taken.notes == ["该号码登记的是「王建国」，来电人为「李秀英」，已加为联系人。"]
    assert list(find(desk, "lxy")) == [taken.customer]


def test_without_serial_the_model_at_the_site_is_the_unit(east: Unit, at: datetime) -> None:
    bare = row(east, serial="")
    first, second = take_in(rows=[bare, bare], by=SYSTEM, at=at)
    (third,) = take_in(rows=[bare], by=SYSTEM, at=at)
    assert (first.asset, second.asset) == (third.asset, third.asset)
    assert counts()[3] == 1


def test_without_serial_and_model_there_is_no_unit(east: Unit, at: datetime) -> None:
    (taken,) = take_in(rows=[row(east, serial="", model_code="", address="")], by=SYSTEM, at=at)
    assert (taken.asset, taken.site) == (None, None)


def test_a_unit_of_another_customer_stays_there_with_a_note(east: Unit, at: datetime) -> None:
    asset = make_asset(make_customer(east, name="赵平", phone="13900001111"), serial="AC-35-1")
    (taken,) = take_in(rows=[row(east)], by=SYSTEM, at=at)
    assert (taken.asset, taken.notes) == (asset, ["序列号 AC-35-1 登记在另一位客户名下。"])


@pytest.mark.parametrize("many", [2, 40])
def test_the_cost_does_not_grow_with_the_rows(
    east: Unit, at: datetime, django_assert_max_num_queries: Any, many: int
) -> None:
    rows = [row(east, phone=f"138000000{number:02}", serial=f"S-{number}") for number in range(many)]
    with django_assert_max_num_queries(24):
        take_in(rows=rows, by=SYSTEM, at=at)
    assert counts() == (many, many, many, many, 1)

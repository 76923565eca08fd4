"""Sites, units, models and contracts."""

from datetime import date, datetime

import pytest
from django.core.exceptions import ValidationError

from core.actors import SYSTEM
from customers.models import Asset, Contract, ProductModel, Site
from customers.operations import add_contract, ensure_asset
from org.models import Unit
from tests.factories.customers import make_asset, make_customer, make_site


def test_two_spellings_of_an_address_are_one_site(east: Unit) -> None:
    customer = make_customer(east)
    first = make_site(customer, address="上海市浦东新区人民路186号")
    assert make_site(customer, address="上海市 浦东新区 人民路１８６号") == first
    assert Site.objects.count() == 1


def test_a_serial_is_one_unit_whatever_its_capitals(east: Unit) -> None:
    customer = make_customer(east)
    assert make_asset(customer, serial="ac-35-2503-86997") == make_asset(customer, serial="AC-35-2503-86997")
    assert (Asset.objects.count(), ProductModel.objects.get().code) == (1, "AC-35")


def test_without_a_serial_model_and_place_tell_units_apart(east: Unit) -> None:
    customer = make_customer(east)
    here, there = make_site(customer), make_site(customer, address="单县文苑路897号")
    first = make_asset(customer, serial="", site=here)
    assert make_asset(customer, serial="", site=here) == first
    assert make_asset(customer, serial="", site=there) != first


def test_a_serial_known_at_another_customer_is_noted_and_stays_there(east: Unit, at: datetime) -> None:
    owner = make_customer(east)
    asset = make_asset(owner)
    other = make_customer(east, name="赵平", phone="13900001111")
    found, notes = ensure_asset(customer=other, serial=asset.serial, by=SYSTEM, at=at)
    assert (found, found.customer) == (asset, owner)
    assert notes == ["序列号 AC-35-2503-86997 登记在另一位客户名下。"]


def test_another_purchase_date_is_noted_and_the_first_stays(east: Unit, at: datetime) -> None:
    customer = make_customer(east)
    asset = make_asset(customer)
    found, notes = ensure_asset(
        customer=customer, serial=asset.serial, bought_on=date(2027, 1, 1), by=SYSTEM, at=at
    )
    assert (found.bought_on, notes) == (
        date(2025, 3, 24),
        ["购买日期已登记为 2025-03-24，本次报为 2027-01-01。"],
    )


def test_a_contract_ends_after_it_starts(east: Unit, at: datetime) -> None:
    customer = make_customer(east)
    with pytest.raises(ValidationError):
        add_contract(
            customer=customer,
            number="MA-1",
            always_on=True,
            since=date(2026, 3, 1),
            until=date(2026, 2, 1),
            by=SYSTEM,
            at=at,
        )
    assert Contract.objects.count() == 0

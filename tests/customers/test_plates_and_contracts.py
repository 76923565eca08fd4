"""Vehicles by plate, and what a contract includes."""

from collections.abc import Callable
from datetime import date, datetime

import pytest
from django.test import Client

from core.actors import SYSTEM
from customers.enums import Entitlement
from customers.models import Customer
from customers.operations import add_contract, ensure_asset
from customers.queries import find, find_assets
from org.models import Unit, User
from tests.factories.customers import make_customer

SignIn = Callable[..., Client]


@pytest.fixture
def driver(east: Unit, at: datetime) -> Customer:
    found = make_customer(east)
    ensure_asset(customer=found, model_code="HB-01", plate="沪A12345", by=SYSTEM, at=at)
    return found


@pytest.mark.parametrize("query", ["沪A12345", "沪a123", "a12345", "沪A 12345"])
def test_a_plate_finds_driver_and_vehicle(driver: Customer, desk: User, query: str) -> None:
    assert (list(find(desk, query)), [one.plate for one in find_assets(desk, query)]) == (
        [driver],
        ["沪A12345"],
    )


@pytest.mark.parametrize("query", ["沪B123", "12345", "沪", "京A12345"])
def test_other_plates_find_nobody(driver: Customer, desk: User, query: str) -> None:
    assert (list(find(desk, query)), list(find_assets(desk, query))) == ([], [])


def test_a_known_plate_is_the_same_vehicle(driver: Customer, at: datetime) -> None:
    again, _odd = ensure_asset(customer=driver, model_code="HB-01", plate="沪a12345", by=SYSTEM, at=at)
    second, _none = ensure_asset(customer=driver, model_code="HB-01", plate="沪A99999", by=SYSTEM, at=at)
    assert (driver.assets.count(), again == second) == (2, False)


@pytest.mark.requirement("INT-18")
def test_what_the_contract_leaves_out_is_shown_as_chargeable(
    driver: Customer, supervisor: User, signed_in: SignIn, at: datetime
) -> None:
    add_contract(
        customer=driver, number="MA-1", always_on=False, since=date(2026, 1, 1), until=None,
        entitlements=[Entitlement.HOTLINE, Entitlement.CONSULTATION], by=SYSTEM, at=at,
    )  # fmt: skip
    page = signed_in(supervisor).get(f"/customers/{driver.pk}/").content.decode()
    assert [f"{one.label}：收费" in page for one in Entitlement] == [False, False, True, True, True, True]


def test_a_contract_includes_everything_unless_it_says_otherwise(driver: Customer, at: datetime) -> None:
    made = add_contract(
        customer=driver, number="MA-1", always_on=False, since=date(2026, 1, 1), until=None, by=SYSTEM, at=at
    )
    assert made.entitlements == list(Entitlement.values)

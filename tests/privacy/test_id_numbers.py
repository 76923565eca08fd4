"""ID numbers are asked for only where a pack says so."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from django import forms
from django.test import Client

from core.actors import SYSTEM
from core.models import Event
from customers.models import Customer, Disclosure, IdNumber
from customers.operations.id_numbers import keep_id_number
from customers.views import editing
from org.models import Unit, User
from tests.factories.customers import make_customer
from tests.factories.packs import default_packs

SignIn = Callable[[User], Client]
AT = datetime(2026, 3, 10, 4, 0, tzinfo=UTC)
NUMBER = "11010519491231002X"


def all_forms(base: type) -> list[type]:
    return [one for sub in base.__subclasses__() for one in (sub, *all_forms(sub))]


@pytest.mark.requirement("PRV-03")
def test_no_form_has_an_id_number_without_activation(east: Unit, supervisor: User, signed_in: SignIn) -> None:
    default_packs()
    asked = [
        one.__qualname__
        for one in all_forms(forms.BaseForm)
        if "id_number" in getattr(one, "base_fields", {})
    ]
    page = signed_in(supervisor).get(f"/customers/{make_customer(east).pk}/name/").content.decode()
    assert (asked, "id_number" in page) == ([], False)


def entry(number: str = NUMBER, purpose: str = "办理换机") -> dict[str, str]:
    return {"name": "王建国", "kind": "person", "note": "", "id_number": number, "id_purpose": purpose}


@pytest.fixture
def asked_for(monkeypatch: Any) -> None:
    monkeypatch.setattr(editing, "collects_id_numbers", lambda at: True)


@pytest.fixture
def held(east: Unit) -> Customer:
    """A customer whose number was given."""
    customer = make_customer(east)
    keep_id_number(customer=customer, value=NUMBER, purpose="办理换机", by=SYSTEM, at=AT)
    return customer


@pytest.mark.usefixtures("asked_for")
def test_where_it_is_activated_it_is_kept_apart(east: Unit, supervisor: User, signed_in: SignIn) -> None:
    customer = make_customer(east)
    signed_in(supervisor).post(f"/customers/{customer.pk}/name/", entry(NUMBER.lower()))
    row = IdNumber.objects.get()
    assert (row.value, row.purpose) == (NUMBER, "办理换机")


@pytest.mark.usefixtures("asked_for")
@pytest.mark.parametrize("given", [entry("123"), entry(purpose=" ")])
def test_a_wrong_number_or_one_without_purpose_is_refused(
    east: Unit, supervisor: User, signed_in: SignIn, given: dict[str, str]
) -> None:
    page = f"/customers/{make_customer(east).pk}/name/"
    assert (signed_in(supervisor).post(page, given).status_code, IdNumber.objects.count()) == (422, 0)


def test_the_card_shows_it_masked(held: Customer, supervisor: User, signed_in: SignIn) -> None:
    page = signed_in(supervisor).get(f"/customers/{held.pk}/").content.decode()
    assert ("110*************2X" in page, "用途：办理换机" in page, NUMBER in page) == (True, True, False)


def test_reading_it_whole_is_logged_with_the_reason(
    held: Customer, supervisor: User, signed_in: SignIn
) -> None:
    body = {"table": "idnumber", "row": held.pk, "reason": "核对换机材料"}
    page = signed_in(supervisor).post(f"/customers/{held.pk}/disclosures/", body).content.decode()
    assert NUMBER in page
    row = Disclosure.objects.get()
    assert (row.user, row.field, row.reason) == (supervisor, "id_number", "核对换机材料")


@pytest.mark.parametrize(("who", "reason", "status"), [("supervisor", " ", 422), ("desk", "核对", 403)])
def test_without_reason_or_right_it_stays_masked(
    held: Customer, signed_in: SignIn, request: Any, who: str, reason: str, status: int
) -> None:
    body = {"table": "idnumber", "row": held.pk, "reason": reason}
    answer = signed_in(request.getfixturevalue(who)).post(f"/customers/{held.pk}/disclosures/", body)
    assert (answer.status_code, NUMBER in answer.content.decode()) == (status, False)
    assert Disclosure.objects.count() == 0


def test_the_number_of_another_customer_is_not_revealed(
    held: Customer, east: Unit, supervisor: User, signed_in: SignIn
) -> None:
    other = make_customer(east, name="赵平", phone="13900001111")
    body = {"table": "idnumber", "row": held.pk, "reason": "核对"}
    assert signed_in(supervisor).post(f"/customers/{other.pk}/disclosures/", body).status_code == 404


def test_the_history_names_the_change_without_the_number(held: Customer) -> None:
    event = Event.objects.filter(stream=held.pk, name="customer.value_corrected").get()
    assert (event.facts["field"], NUMBER in str(event.facts)) == ("id_number", False)

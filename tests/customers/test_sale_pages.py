"""Entering sales and owners, and the nightly check of their papers."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from customers.models import Asset, Customer, Ownership, RepairAddress, Sale
from customers.operations.checking import check_sales
from notifications.models import Message
from org.models import Unit, User
from tests.factories.customers import make_asset, make_customer, make_sale

SignIn = Callable[[User], Client]
BODY = {"kind": "shipped", "bought_on": "2026-03-01", "received_on": "2026-03-05", "card_number": "BX-7"}


@pytest.fixture
def unit(east: Unit) -> Asset:
    return make_asset(make_customer(east), bought_on=None)


def texts(client: Client, name: str, *args: Any) -> str:
    return client.get(reverse(name, args=args)).content.decode()


def test_a_sale_is_entered_on_the_unit_s_page(unit: Asset, desk: User, signed_in: SignIn) -> None:
    client = signed_in(desk)
    answer = client.post(reverse("customers:new_sale", args=[unit.pk]), BODY | {"buyer": unit.customer_id})
    sale = Sale.objects.get()
    assert (answer.status_code, sale.received_on, sale.by) == (302, date(2026, 3, 5), desk)
    assert "BX-7" in texts(client, "customers:asset", unit.pk)


@pytest.mark.parametrize(
    "wrong", [{"received_on": "2026-02-28"}, {"bought_on": "2099-01-01"}, {"buyer": ""}, {"price": "-1"}]
)
def test_impossible_sales_come_back_with_their_fault(
    unit: Asset, desk: User, signed_in: SignIn, wrong: dict[str, str]
) -> None:
    body = BODY | {"buyer": unit.customer_id} | wrong
    answer = signed_in(desk).post(reverse("customers:new_sale", args=[unit.pk]), body)
    assert (answer.status_code, Sale.objects.count()) == (422, 0)


def test_the_same_sale_again_is_refused_in_words(unit: Asset, desk: User, signed_in: SignIn) -> None:
    make_sale(unit, bought_on=date(2026, 3, 1))
    body = BODY | {"buyer": unit.customer_id}
    answer = signed_in(desk).post(reverse("customers:new_sale", args=[unit.pk]), body)
    assert (answer.status_code, Sale.objects.count()) == (422, 1)


def test_a_sale_is_completed_later(unit: Asset, desk: User, signed_in: SignIn) -> None:
    sale = make_sale(unit, bought_on=date(2026, 3, 1), card_number="")
    answer = signed_in(desk).post(reverse("customers:correct_sale", args=[unit.pk, sale.pk]), BODY)
    sale.refresh_from_db()
    assert (answer.status_code, sale.card_number) == (302, "BX-7")


def test_a_new_owner_is_entered_and_shown_as_second_hand(
    unit: Asset, east: Unit, desk: User, signed_in: SignIn
) -> None:
    make_sale(unit)
    other = make_customer(east, name="李秀英", phone="13900001111")
    client = signed_in(desk)
    body = {"customer": other.pk, "on": "2026-02-01"}
    answer = client.post(reverse("customers:transfer", args=[unit.pk]), body)
    page = texts(client, "customers:asset", unit.pk)
    assert (answer.status_code, "二手持有" in page, "原购买人" in page) == (302, True, True)


def test_a_day_before_the_present_owner_is_refused(
    unit: Asset, east: Unit, desk: User, signed_in: SignIn
) -> None:
    make_sale(unit, bought_on=date(2026, 1, 1))
    other = make_customer(east, name="李秀英", phone="13900001111")
    body = {"customer": other.pk, "on": "2025-12-31"}
    answer = signed_in(desk).post(reverse("customers:transfer", args=[unit.pk]), body)
    assert (answer.status_code, Ownership.objects.count()) == (422, 1)


@pytest.mark.parametrize("name", ["new_sale", "transfer"])
def test_other_regions_and_technicians_enter_nothing(
    unit: Asset, stranger: User, technician: User, signed_in: SignIn, name: str
) -> None:
    where = reverse(f"customers:{name}", args=[unit.pk])
    answers = [signed_in(user).post(where, BODY).status_code for user in (stranger, technician)]
    assert (answers, Sale.objects.count()) == ([404, 403], 0)


def test_the_unit_s_page_shows_where_its_model_is_repaired(
    unit: Asset, desk: User, signed_in: SignIn
) -> None:
    for number in range(3):
        RepairAddress.objects.create(model=unit.model, name=f"网点{number}", address=f"人民路{number}号")
    page = texts(signed_in(desk), "customers:asset", unit.pk)
    assert [f"人民路{number}号" in page for number in range(3)] == [True] * 3


def test_the_card_offers_to_enter_a_sale_where_none_stands(
    unit: Asset, desk: User, signed_in: SignIn
) -> None:
    client, link = signed_in(desk), reverse("customers:new_sale", args=[unit.pk])
    before = texts(client, "customers:card", unit.customer_id)
    make_sale(unit)
    assert (link in before, link in texts(client, "customers:card", unit.customer_id)) == (True, False)


def sold(unit: Asset, at: datetime, **papers: str) -> Sale:
    return make_sale(unit, at=at, **{"card_number": "", "file_number": ""} | papers)


@pytest.mark.requirement("WAR-43")
@pytest.mark.parametrize(
    ("papers", "failing"), [({}, 1), ({"card_number": "BX-7"}, 0), ({"file_number": "DA-7"}, 0)]
)
def test_a_sale_without_card_number_and_product_file_fails_the_nightly_check(
    unit: Asset,
    supervisor: User,
    signed_in: SignIn,
    at: datetime,
    papers: dict[str, str],
    failing: int,
) -> None:
    sale = sold(unit, at - timedelta(days=1), **papers)
    assert check_sales(at=at) == failing
    sale.refresh_from_db()
    told = Message.objects.filter(recipient=supervisor, cause__startswith="sales:missing").count()
    page = texts(signed_in(supervisor), "customers:sales_missing")
    assert (sale.flagged_at, told) == (at if failing else None, failing)
    assert (reverse("customers:asset", args=[unit.pk]) in page) == bool(failing)


def test_the_day_of_recording_is_left_to_complete_it(unit: Asset, supervisor: User, at: datetime) -> None:
    sold(unit, at)
    assert (check_sales(at=at), Message.objects.count()) == (0, 0)
    assert check_sales(at=at + timedelta(days=1)) == 1


def test_what_was_told_once_is_not_told_every_night(unit: Asset, supervisor: User, at: datetime) -> None:
    sold(unit, at - timedelta(days=1))
    assert [check_sales(at=at + timedelta(days=day)) for day in range(3)] == [1, 0, 0]


def test_missing_papers_stand_among_the_supervisor_s_work(
    unit: Asset, supervisor: User, stranger: User, signed_in: SignIn, at: datetime
) -> None:
    sold(unit, at)
    where = reverse("customers:sales_missing")
    pages = [texts(signed_in(user), "org:mine") for user in (supervisor, stranger)]
    assert [where in page for page in pages] == [True, False]


def test_another_region_s_sales_are_not_listed(
    unit: Asset, stranger: User, signed_in: SignIn, at: datetime
) -> None:
    sold(unit, at)
    assert Customer.objects.get().name not in texts(signed_in(stranger), "customers:sales_missing")

"""The caller's card: who calls, what is known, and what may be told twice."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from customers.models import Asset, Customer, Site
from org.models import Unit, User
from tests.factories.customers import make_customer
from tests.factories.tickets import make_ticket
from tickets.models import Ticket

SignIn = Callable[..., Client]
Type = Callable[..., dict[str, Any]]
BOOKING = "/intake/booking/"


@pytest.fixture
def known(east: Unit, desk: User, at: datetime) -> Ticket:
    """A caller with an address and a unit, whose last ticket is two hours old."""
    return make_ticket(
        east,
        by=desk,
        at=at - timedelta(hours=2),
        address="上海市浦东新区张杨路1587号",
        serial="AC-35-0001",
        model_code="AC-35",
    )


def card(browser: Client, phone: str = "13812345678") -> str:
    return browser.post("/intake/card/", {"phone": phone}).content.decode()


def test_known_number_shows_person_place_and_unit(hotline: Client, known: Ticket) -> None:
    text = card(hotline, "138-1234-5678")
    assert [
        word for word in ("王建国", "13812345678", "上海市浦东新区张杨路", "AC-35-0001") if word in text
    ] == [
        "王建国",
        "13812345678",
        "上海市浦东新区张杨路",
        "AC-35-0001",
    ]
    assert "1587" not in text


def test_other_numbers_of_the_customer_stay_masked(hotline: Client, known: Ticket, at: datetime) -> None:
    make_ticket(known.region, at=at, phone="13900001111", contact=None, name="王建国")
    assert "13900001111" not in card(hotline)


def test_unknown_number_is_a_new_customer(hotline: Client, db: None) -> None:
    assert "新客户" in card(hotline, "13900002222")


@pytest.mark.parametrize("phone", ["", "12", "无"])
def test_half_a_number_finds_nobody(hotline: Client, known: Ticket, phone: str) -> None:
    assert "王建国" not in card(hotline, phone)


def test_last_and_possibly_equal_tickets_are_shown(hotline: Client, known: Ticket) -> None:
    answer = hotline.post("/intake/card/", {"phone": "13812345678"})
    assert [ticket.number for ticket in answer.context["last"]] == [known.number]
    assert [ticket.number for ticket in answer.context["duplicates"]] == [known.number]
    assert "未结案 1" in answer.content.decode()


def test_a_possible_duplicate_never_blocks(hotline: Client, known: Ticket, typed: Type) -> None:
    assert hotline.post(BOOKING, typed()).status_code == 302
    assert Ticket.objects.count() == 2


def test_old_tickets_are_no_duplicates(hotline: Client, east: Unit, desk: User, at: datetime) -> None:
    make_ticket(east, by=desk, at=at - timedelta(days=3), typed_at=at - timedelta(days=3))
    assert hotline.post("/intake/card/", {"phone": "13812345678"}).context["duplicates"] == []


def test_known_caller_needs_a_need_and_a_yes_or_no_only(
    hotline: Client, known: Ticket, typed: Type, east: Unit
) -> None:
    site = Site.objects.get()
    hotline.post(BOOKING, typed(name="", region="", address="", site=site.pk))
    second = Ticket.objects.exclude(pk=known.pk).get()
    assert (second.customer, second.contact, second.site, second.region) == (
        known.customer,
        known.contact,
        site,
        east,
    )
    assert Customer.objects.count() == 1


def test_chosen_unit_hangs_on_the_ticket(hotline: Client, known: Ticket, typed: Type) -> None:
    unit = Asset.objects.get()
    hotline.post(BOOKING, typed(name="", asset=unit.pk, serial="SOMETHING-ELSE"))
    assert Ticket.objects.exclude(pk=known.pk).get().asset == unit
    assert Asset.objects.count() == 1


def test_chosen_address_wins_over_the_region_of_the_desk(
    supervisor: User, known: Ticket, typed: Type, signed_in: SignIn, shanghai: Unit
) -> None:
    site = Site.objects.get()
    Site.objects.filter(pk=site.pk).update(project=shanghai)
    signed_in(supervisor).post(BOOKING, typed(name="", address="", site=site.pk))
    assert Ticket.objects.exclude(pk=known.pk).get().project == shanghai


def test_customer_without_address_is_served_where_he_belongs(
    hotline: Client, typed: Type, east: Unit
) -> None:
    make_customer(east)
    hotline.post(BOOKING, typed(name="", region="", address=""))
    assert Ticket.objects.get().region == east


def test_address_of_another_customer_cannot_be_chosen(
    hotline: Client, known: Ticket, typed: Type, at: datetime
) -> None:
    page = hotline.post(BOOKING, typed(phone="13900003333", name="赵丽", site=Site.objects.get().pk))
    assert (page.status_code, list(page.context["form"].errors)) == (422, ["site"])
    assert Ticket.objects.count() == 1


def test_another_name_at_the_number_is_another_person(hotline: Client, known: Ticket, typed: Type) -> None:
    hotline.post(BOOKING, typed(name="李红"))
    second = Ticket.objects.exclude(pk=known.pk).get()
    assert (second.customer, second.contact.name) == (known.customer, "李红")


def test_customers_of_other_regions_are_not_shown(known: Ticket, stranger: User, signed_in: SignIn) -> None:
    assert "王建国" not in card(signed_in(stranger))


def test_phone_system_opens_the_form_with_the_card(hotline: Client, known: Ticket) -> None:
    page = hotline.get(f"{BOOKING}?caller=13812345678")
    assert page.context["card"].customer == known.customer
    assert page.context["form"]["phone"].value() == "13812345678"
    assert page.context["chosen_site"] == Site.objects.get().pk


def test_choices_survive_a_refused_form(hotline: Client, known: Ticket, typed: Type) -> None:
    page = hotline.post(BOOKING, typed(description="", site="", asset=Asset.objects.get().pk))
    assert (page.context["chosen_site"], page.context["chosen_asset"]) == (0, Asset.objects.get().pk)


def test_the_card_keeps_its_query_budget(
    hotline: Client, known: Ticket, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(17):
        card(hotline)

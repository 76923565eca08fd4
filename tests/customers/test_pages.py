"""Pages of customers and units through the browser's eyes."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from customers.models import Asset, Contact, Contract, Customer, Disclosure
from org.models import Unit, User
from tests.factories.customers import main_contact, make_asset, make_customer, make_site

SignIn = Callable[[User], Client]
REASON = "客户来电核对号码"


@pytest.fixture
def customer(east: Unit) -> Customer:
    made = make_customer(east)
    make_asset(made, site=make_site(made))
    return made


@pytest.mark.requirement("PRV-02")
def test_the_list_masks_numbers_and_unmasking_writes_one_log_row_with_its_reason(
    customer: Customer, supervisor: User, signed_in: SignIn
) -> None:
    client = signed_in(supervisor)
    page = client.get(reverse("customers:list")).content.decode()
    assert ("138****5678" in page, "13812345678" in page) == (True, False)
    assert Disclosure.objects.count() == 0
    body = {"table": "contact", "row": main_contact(customer).pk, "reason": REASON}
    answer = client.post(reverse("customers:reveal", args=[customer.pk]), body)
    assert "13812345678" in answer.content.decode()
    row = Disclosure.objects.get()
    assert (row.user, row.customer, row.field, row.reason) == (supervisor, customer, "phone", REASON)


def test_an_address_is_revealed_with_a_row_of_its_own(
    customer: Customer, supervisor: User, signed_in: SignIn
) -> None:
    body = {"table": "site", "row": customer.sites.get().pk, "reason": REASON}
    answer = signed_in(supervisor).post(
        reverse("customers:reveal", args=[customer.pk]), body, headers={"HX-Request": "true"}
    )
    assert "人民路186号" in answer.content.decode()
    assert Disclosure.objects.get().field == "address"


@pytest.mark.parametrize("reason", ["", "   "])
def test_without_a_reason_nothing_is_shown_or_logged(
    customer: Customer, supervisor: User, signed_in: SignIn, reason: str
) -> None:
    body = {"table": "contact", "row": main_contact(customer).pk, "reason": reason}
    answer = signed_in(supervisor).post(reverse("customers:reveal", args=[customer.pk]), body)
    assert (answer.status_code, "13812345678" in answer.content.decode()) == (422, False)
    assert Disclosure.objects.count() == 0


def test_the_hotline_cannot_unmask(customer: Customer, desk: User, signed_in: SignIn) -> None:
    body = {"table": "contact", "row": main_contact(customer).pk, "reason": REASON}
    answer = signed_in(desk).post(reverse("customers:reveal", args=[customer.pk]), body)
    assert (answer.status_code, Disclosure.objects.count()) == (403, 0)


def test_a_row_of_another_customer_is_not_revealed(
    customer: Customer, east: Unit, supervisor: User, signed_in: SignIn
) -> None:
    other = main_contact(make_customer(east, name="赵平", phone="13900001111"))
    body = {"table": "contact", "row": other.pk, "reason": REASON}
    answer = signed_in(supervisor).post(reverse("customers:reveal", args=[customer.pk]), body)
    assert (answer.status_code, Disclosure.objects.count()) == (404, 0)


def test_the_card_shows_people_addresses_and_units_masked(
    customer: Customer, desk: User, signed_in: SignIn
) -> None:
    page = signed_in(desk).get(reverse("customers:card", args=[customer.pk])).content.decode()
    shown = ["王建国", "138****5678", "人民路****", "AC-35-2503-86997", "建立客户档案"]
    assert [word for word in shown if word not in page] == []
    assert [word for word in ("13812345678", "人民路186号") if word in page] == []


@pytest.mark.parametrize("name", ["card", "edit", "new_contact", "new_site", "new_asset", "new_contract"])
def test_strangers_find_no_customer(customer: Customer, stranger: User, signed_in: SignIn, name: str) -> None:
    assert signed_in(stranger).get(reverse(f"customers:{name}", args=[customer.pk])).status_code == 404


@pytest.mark.parametrize("name", ["list", "assets", "lookup_customers", "lookup_models"])
def test_technicians_have_no_customer_pages(technician: User, signed_in: SignIn, name: str) -> None:
    assert signed_in(technician).get(reverse(f"customers:{name}")).status_code == 403


def test_the_unit_page_names_its_customer(customer: Customer, desk: User, signed_in: SignIn) -> None:
    asset = customer.assets.get()
    page = signed_in(desk).get(reverse("customers:asset", args=[asset.pk])).content.decode()
    assert ("王建国" in page, "空调 1.5 匹" in page, "人民路186号" in page) == (True, True, False)


def test_a_unit_of_another_region_is_not_found(customer: Customer, stranger: User, signed_in: SignIn) -> None:
    asset = customer.assets.get()
    assert signed_in(stranger).get(reverse("customers:asset", args=[asset.pk])).status_code == 404


def test_an_empty_list_says_how_it_fills(desk: User, signed_in: SignIn) -> None:
    assert "客户在受理来电时自动建立。" in signed_in(desk).get(reverse("customers:list")).content.decode()


def test_a_search_without_result_says_so(customer: Customer, desk: User, signed_in: SignIn) -> None:
    page = signed_in(desk).get(reverse("customers:list"), {"q": "仇军"}).content.decode()
    assert ("没有匹配的结果" in page, "王建国" in page) == (True, False)


@pytest.mark.parametrize(("name", "query"), [("lookup_customers", "王建国"), ("lookup_models", "AC")])
def test_lookups_give_options_without_numbers(
    customer: Customer, desk: User, signed_in: SignIn, name: str, query: str
) -> None:
    page = signed_in(desk).get(reverse(f"customers:{name}"), {"q": query}).content.decode()
    assert (page.count('role="option"'), "13812345678" in page) == (1, False)


def test_a_contact_is_added_on_the_page(customer: Customer, desk: User, signed_in: SignIn) -> None:
    address = reverse("customers:new_contact", args=[customer.pk])
    answer = signed_in(desk).post(address, {"name": "李秀英", "phone": "0592 48297434"})
    assert answer.status_code == 302
    assert Contact.objects.get(name="李秀英").phone == "0592-48297434"


def test_a_number_nobody_can_call_is_refused_on_the_page(
    customer: Customer, desk: User, signed_in: SignIn
) -> None:
    address = reverse("customers:new_contact", args=[customer.pk])
    answer = signed_in(desk).post(address, {"name": "李秀英", "phone": "12345"})
    assert (answer.status_code, customer.contacts.count()) == (422, 1)


def test_an_empty_number_stays_when_the_name_is_corrected(
    customer: Customer, desk: User, signed_in: SignIn
) -> None:
    contact = main_contact(customer)
    address = reverse("customers:edit_contact", args=[customer.pk, contact.pk])
    page = signed_in(desk).get(address).content.decode()
    signed_in(desk).post(address, {"name": "王建军", "phone": ""})
    contact.refresh_from_db()
    assert ("13812345678" in page, contact.name, contact.phone) == (False, "王建军", "13812345678")


def test_a_unit_is_added_on_the_page(customer: Customer, desk: User, signed_in: SignIn) -> None:
    address = reverse("customers:new_asset", args=[customer.pk])
    body = {"serial": "wh-60-1", "model_code": "WH-60", "site": customer.sites.get().pk}
    assert "人民路186号" not in signed_in(desk).get(address).content.decode()
    assert signed_in(desk).post(address, body).status_code == 302
    assert Asset.objects.get(serial="WH-60-1").customer == customer


def test_a_contract_is_the_supervisors(
    customer: Customer, desk: User, supervisor: User, signed_in: SignIn
) -> None:
    address = reverse("customers:new_contract", args=[customer.pk])
    body = {"number": "MA-2026-1", "always_on": "on", "since": "2026-01-01", "until": ""}
    assert signed_in(desk).post(address, body).status_code == 403
    assert signed_in(supervisor).post(address, body).status_code == 302
    held = Contract.objects.get()
    assert (held.number, held.always_on, held.since, held.until) == (
        "MA-2026-1",
        True,
        date(2026, 1, 1),
        None,
    )


def test_markup_in_a_name_stays_text(east: Unit, desk: User, signed_in: SignIn) -> None:
    make_customer(east, name="<script>alert(1)</script>")
    page = signed_in(desk).get(reverse("customers:list")).content.decode()
    assert ("<script>alert(1)" in page, "&lt;script&gt;alert(1)" in page) == (False, True)

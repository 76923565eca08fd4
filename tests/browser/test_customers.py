"""Customers in a real browser: found, opened, one number read whole."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from customers.models import Customer, Disclosure
from org.models import Unit, User
from tests.factories.customers import main_contact, make_asset, make_customer, make_site

SignIn = Callable[..., Page]
Axe = Callable[[Page], list[str]]


@pytest.fixture
def customer(transactional_db: None, east: Unit) -> Customer:
    made = make_customer(east, name="仇军")
    make_asset(made, site=make_site(made))
    return made


def test_a_customer_is_found_by_initials_and_opened(
    page: Page, live_server: Any, sign_in: SignIn, customer: Customer, desk: User, axe: Axe
) -> None:
    sign_in(page, desk).goto("/customers/")
    page.get_by_label("查找", exact=True).fill("qj")
    page.keyboard.press("Enter")
    page.wait_for_url("**/customers/?q=qj")
    assert axe(page) == []
    page.get_by_role("link", name="仇军").click()
    expect(page.get_by_role("heading", level=1, name="仇军")).to_be_visible()
    assert axe(page) == []


def test_a_number_is_read_whole_in_place_with_a_reason(
    page: Page, live_server: Any, sign_in: SignIn, customer: Customer, supervisor: User, axe: Axe
) -> None:
    sign_in(page, supervisor).goto(f"/customers/{customer.pk}/")
    page.get_by_text("查看完整号码").click()
    page.get_by_placeholder("查看理由（将被记录）").first.fill("核对号码")
    page.get_by_role("button", name="查看").first.click()
    expect(page.locator(f"#contact-{main_contact(customer).pk}")).to_contain_text("13812345678")
    assert Disclosure.objects.get().reason == "核对号码"
    assert axe(page) == []


@pytest.mark.parametrize("address", ["/customers/", "/assets/", "card", "asset", "contact"])
def test_pages_fit_a_phone_and_are_accessible(
    phone: Page,
    live_server: Any,
    sign_in: SignIn,
    customer: Customer,
    supervisor: User,
    axe: Axe,
    address: str,
) -> None:
    known = {
        "card": f"/customers/{customer.pk}/",
        "asset": f"/assets/{customer.assets.get().pk}/",
        "contact": f"/customers/{customer.pk}/contacts/new/",
    }
    sign_in(phone, supervisor).goto(known.get(address, address))
    assert phone.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert axe(phone) == []

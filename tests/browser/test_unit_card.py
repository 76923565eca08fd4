"""The unit's card with sale, owners, windows and a repair that failed, in a real browser."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from core.actors import SYSTEM
from core.clock import local_day, now
from customers.models import Asset
from org.models import Unit, User
from org.operations.calendar import load_published_years, published_years
from packs.operations import install
from tests.factories.customers import make_asset, make_customer, make_sale
from warranty.operations import repairs


@pytest.fixture
def unit(transactional_db: None, east: Unit) -> Asset:
    at = now()
    install(by=SYSTEM, at=at)
    load_published_years(by=SYSTEM, at=at, years=published_years())
    made = make_asset(make_customer(east), bought_on=None)
    made.model.product_class = "air_conditioner"  # type: ignore[union-attr]
    made.model.save()  # type: ignore[union-attr]
    today = local_day(at)
    make_sale(made, bought_on=today - timedelta(days=40), card_number="")
    where: dict[str, Any] = {"asset": made, "stream": made.pk, "by": SYSTEM, "at": at}
    repairs.begin(**where, on=today - timedelta(days=9))
    repairs.finish(**where, on=today - timedelta(days=6), fixed=False)
    return made


def test_the_card_is_read_and_a_sale_completed_on_desk_and_phone(
    page: Page,
    open_context: Callable[..., Any],
    sign_in: Callable[..., Page],
    axe: Callable[[Page], list[str]],
    unit: Asset,
    supervisor: User,
) -> None:
    sign_in(page, supervisor).goto(f"/assets/{unit.pk}/")
    expect(page.get_by_text("再有一次未修好即可换货")).to_be_visible()
    assert axe(page) == []
    page.get_by_role("link", name="更正或补充").click()
    page.get_by_label("保修卡号").fill("BX-7")
    page.wait_for_load_state()  # keys work once the page's script has run
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text("BX-7")).to_be_visible()
    phone = open_context(width=390, height=844, scheme="dark").new_page()
    sign_in(phone, supervisor).goto(f"/assets/{unit.pk}/")
    expect(phone.get_by_text("未修复", exact=True)).to_be_visible()
    assert axe(phone) == []

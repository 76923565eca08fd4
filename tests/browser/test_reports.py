"""The manager's month in a real browser: charts clean and accessible, a bar opens its list."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from core.clock import now
from org.models import Unit, User
from tests.factories.tickets import COMPLAINT, CONSULTATION, make_ticket

pytestmark = pytest.mark.browser
SIZES = [(1440, 900, "light"), (1440, 900, "dark"), (390, 844, "light"), (390, 844, "dark")]


@pytest.fixture
def company(group: Unit, east: Unit, manager: User) -> User:
    at = now()
    make_ticket(east, at=at, **COMPLAINT)
    make_ticket(east, at=at, phone="13900000001", channel="web", **CONSULTATION)
    return manager


@pytest.mark.parametrize(("width", "height", "scheme"), SIZES)
def test_the_month_page_is_accessible_in_both_schemes_and_widths(
    company: User,
    open_context: Callable[..., BrowserContext],
    sign_in: Callable[[Page, User], None],
    axe: Callable[[Page], list[str]],
    width: int,
    height: int,
    scheme: str,
) -> None:
    page = open_context(width=width, height=height, scheme=scheme).new_page()
    sign_in(page, company)
    page.goto("/reports/month/")
    shown = ".chart-wide" if width > 600 else ".chart-narrow"
    expect(page.locator(f"{shown}:visible")).to_have_count(6)
    page.locator("details.twin summary").first.click()
    assert axe(page) == []


def test_a_bar_opens_the_list_behind_its_number(
    company: User, page: Page, sign_in: Callable[[Page, User], None]
) -> None:
    sign_in(page, company)
    page.goto("/reports/month/")
    bar = '[data-chart="rows-channels"] .chart-wide [ecmeta_ssr_type="chart"][ecmeta_data_index="0"]'
    page.locator(bar).first.click()
    expect(page.locator("h1")).to_contain_text("受理工单")
    expect(page.locator("tbody tr")).to_have_count(1)
    assert "channel=phone" in page.url

"""Complaint, roster, tasks and the region's dashboard in a real browser."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.utils import timezone

from org.models import Unit, User
from tests.factories.packs import default_packs
from tests.factories.tickets import COMPLAINT, handled, make_ticket

Page = Any


@pytest.fixture
def complaint(east: Unit, desk: User, supervisor: User) -> str:
    default_packs()
    at: datetime = timezone.now()
    ticket = make_ticket(east, by=desk, at=at, **COMPLAINT)
    return str(handled(ticket, severity="major", by=supervisor, at=at).number)


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (390, "dark")])
def test_the_pages_are_accessible(
    scheme: str,
    width: int,
    complaint: str,
    supervisor: User,
    live_server: Any,
    open_context: Callable[..., Page],
    sign_in: Callable[..., None],
    axe: Callable[[Page], list[str]],
) -> None:
    page = open_context(width=width, height=900, scheme=scheme).new_page()
    sign_in(page, supervisor)
    for path in (f"/tickets/{complaint}/complaint/", "/complaints/", "/region/", "/rosters/", "/tasks/new/"):
        page.goto(live_server.url + path)
        assert (path, axe(page)) == (path, [])
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_fact_is_recorded_and_confirmed_by_keys(
    complaint: str, supervisor: User, live_server: Any, page: Page, sign_in: Callable[..., None]
) -> None:
    sign_in(page, supervisor)
    page.goto(f"{live_server.url}/tickets/{complaint}/")
    page.keyboard.press("c")
    page.wait_for_url(f"**/tickets/{complaint}/complaint/")
    page.locator("summary", has_text="记录事实").focus()
    page.keyboard.press("Enter")
    page.locator("#id_facts-text").fill("师傅 11:00 到场")
    page.locator("form[action$='/facts/'] button").press("Enter")
    page.get_by_text("事实已记录").first.wait_for()
    page.locator("form[action$='/facts-confirmation/'] button").press("Enter")
    page.get_by_text("事实清单已确认").first.wait_for()
    assert page.locator("#facts + .pill").inner_text() == "已确认"

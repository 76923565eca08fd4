"""Merging two tickets in a real browser: chosen, seen beforehand, confirmed, and what came along."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from org.models import Unit, User
from tests.factories.packs import default_packs
from tests.factories.tickets import make_ticket
from tickets.models import Ticket
from tickets.operations import contacts

HOUR = timedelta(hours=1)


@pytest.fixture
def pair(
    transactional_db: None, east: Unit, desk: User, supervisor: User, at: datetime
) -> tuple[Ticket, Ticket]:
    default_packs()
    first = make_ticket(east, by=desk, at=at - 3 * HOUR)
    contacts.log_contact(ticket=first, reached=False, by=desk, at=at - 2 * HOUR, note="无人接听")
    return first, make_ticket(east, by=desk, at=at - HOUR, description="又打来，漏水变大")


def test_a_ticket_is_merged_by_keyboard_alone_and_shows_what_came_along(
    pair: tuple[Ticket, Ticket],
    supervisor: User,
    open_context: Callable[..., BrowserContext],
    sign_in: Callable[..., Page],
    axe: Callable[[Page], list[str]],
) -> None:
    gone, kept = pair
    page = sign_in(open_context(width=1440, height=900).new_page(), supervisor)
    page.goto(f"/tickets/{gone.number}/")
    page.get_by_role("link", name="并入同一客户的另一张工单").press("Enter")
    expect(page.get_by_role("link", name=f"预览并入 {kept.number}")).to_be_visible()
    found = axe(page)
    page.get_by_role("link", name=f"预览并入 {kept.number}").press("Enter")
    page.get_by_role("heading", name="合并后的时限").wait_for()
    for width in (1440, 390):
        for scheme in ("light", "dark"):
            page.set_viewport_size({"width": width, "height": 844})
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            found += axe(page)
        assert page.evaluate("document.documentElement.scrollWidth") == width
    page.get_by_label("合并理由").fill("同一件事来电两次")
    page.get_by_role("button", name="确认合并").press("Enter")
    expect(page.get_by_text("无人接听").first).to_be_visible()
    assert (found + axe(page), page.url.split("/")[-2]) == ([], kept.number)

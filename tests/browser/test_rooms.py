"""The main page of every room, clean for axe-core and no wider than the screen."""

from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import BrowserContext, Page, expect

from core.actors import SYSTEM
from knowledge.operations import install
from org.models import Unit, User
from org.operations.calendar import load_published_years
from tests.factories.dispatch import make_technician
from tests.factories.packs import default_packs
from tests.factories.tickets import COMPLAINT, make_ticket

ROOMS = {
    "desk": ["/", "/intake/", "/intake/booking/", "/tickets/", "/customers/", "/assets/", "/register/"],
    "supervisor": [
        "/approvals/",
        "/board/",
        "/complaints/",
        "/todos/",
        "/tasks/",
        "/day/",
        "/calls/",
        "/knowledge/scripts/",
        "/knowledge/articles/",
        "/prices/",
        "/reports/",
        "/reports/month/",
        "/absences/",
    ],
    "administrator": ["/people/", "/units/", "/packs/", "/operations/", "/jobs/", "/inbox/", "/sweep/"],
    "group_officer": [
        "/packs/uses/",
        "/packs/conventions/compare/",
        "/packs/conventions/1/draft/",
        "/calendars/",
        "/calendars/china/2026/",
        "/calendars/china/notice/",
        "/calendars/china/closures/",
        "/emergency/",
        "/appraisals/",
        "/rescues/",
        "/rosters/",
        "/inbox/wishes/",
    ],
    "technician": ["/work/", "/work/mine/"],
}
WIDE = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


@pytest.fixture
def people(
    transactional_db: None,
    east: Unit,
    desk: User,
    supervisor: User,
    administrator: User,
    group_officer: User,
    technician: User,
) -> dict[str, User]:
    """Somebody for every room, with a repair and a complaint to show."""
    default_packs()
    at = timezone.now()
    load_published_years(by=SYSTEM, at=at, years=(at.year,))
    install()
    make_ticket(east, by=desk, at=at)
    make_ticket(east, by=desk, at=at, **COMPLAINT)
    make_technician(east, user=technician)
    return {
        "desk": desk,
        "supervisor": supervisor,
        "administrator": administrator,
        "group_officer": group_officer,
        "technician": technician,
    }


@pytest.mark.parametrize(
    ("language", "scheme", "width"), [("zh-hans", "light", 1440), ("en", "dark", 390)], ids=["zh", "en"]
)
def test_the_main_pages_of_all_rooms(
    open_context: Callable[..., BrowserContext],
    sign_in: Callable[..., Page],
    axe: Callable[[Page], list[str]],
    people: dict[str, User],
    language: str,
    scheme: str,
    width: int,
) -> None:
    faults: dict[str, Any] = {}
    for name, person in people.items():
        person.language = language
        person.save(update_fields=["language"])
        # High enough that nothing lies below a sticky bar.
        page = sign_in(open_context(scheme=scheme, width=width, height=2400).new_page(), person)
        for address in ROOMS[name]:
            answer = page.goto(address)
            heads = page.locator("main").count(), page.locator("h1").count()
            found = (
                answer.status,
                heads,
                axe(page),
                page.evaluate(WIDE),
                page.locator("html").get_attribute("lang"),
            )
            if found != (200, (1, 1), [], False, language):
                faults[address] = found
    assert faults == {}


def test_a_desk_is_worked_by_keys_alone(
    page: Page, sign_in: Callable[..., Page], people: dict[str, User]
) -> None:
    sign_in(page, people["supervisor"]).goto("/complaints/")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#content")).to_be_focused()
    more = page.get_by_role("button", name="更多")
    more.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".rail .dropdown-item:focus")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(more).to_be_focused()

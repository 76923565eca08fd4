"""Packs and to-dos in a real browser, wide and on a phone."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from core.actors import SYSTEM
from deadlines.models import Todo
from deadlines.operations import open_todo
from org.enums import Post
from org.models import Unit, User
from packs.models import Pack, PackDraft
from packs.operations import open_draft
from tests.core.worktime.instants import at
from tests.factories.deadlines import subject
from tests.factories.org import appoint, make_user
from tests.factories.packs import default_packs

SignIn = Callable[..., Page]
Axe = Callable[[Page], list[str]]
START = at("2026-03-10 10:00")
ADDRESSES = ["/packs/", "/packs/conventions/1/", "/todos/", "/todos/?whose=department", "owner"]


@pytest.fixture
def clerk(transactional_db: None, east: Unit) -> User:
    """A clerk with a to-do of her own and one that waits for anybody with her post."""
    default_packs()
    person = appoint(make_user("clerk", "何受理"), east, Post.CLERK)
    given: dict[str, Any] = {"kind": "call", "unit": east, "at": START, "by": SYSTEM}
    open_todo(
        stream=subject(START), title="回访工单 TK-2026-000001 的客户", owner=person, due_at=START, **given
    )
    open_todo(stream=subject(START), title="核对保修单", department=Post.CLERK, **given)
    return person


def test_a_waiting_to_do_is_accepted(page: Page, live_server: Any, sign_in: SignIn, clerk: User) -> None:
    sign_in(page, clerk).goto("/todos/?whose=department")
    page.get_by_role("button", name="接受").click()
    expect(page.get_by_role("link", name="我的待办")).to_have_attribute("aria-current", "page")
    assert Todo.objects.get(title="核对保修单").owner == clerk


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("width", [1440, 390])
def test_pages_fit_and_are_accessible(
    open_context: Callable[..., Any],
    live_server: Any,
    sign_in: SignIn,
    clerk: User,
    axe: Axe,
    address: str,
    width: int,
) -> None:
    page = open_context(width=width).new_page()
    path = f"/todos/{Todo.objects.get(owner=clerk).pk}/owner/" if address == "owner" else address
    sign_in(page, clerk).goto(path)

    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.fixture
def draft(transactional_db: None, administrator: User) -> PackDraft:
    default_packs()
    pack = Pack.objects.get(code="conventions")
    return open_draft(pack=pack, version=1, reason="调整", by=administrator, at=START)


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (390, "dark")])
def test_a_level_is_added_and_what_it_lacks_is_told_in_its_row(
    open_context: Callable[..., Any],
    sign_in: SignIn,
    administrator: User,
    axe: Axe,
    draft: PackDraft,
    width: int,
    scheme: str,
) -> None:
    page = open_context(width=width, scheme=scheme).new_page()
    sign_in(page, administrator).goto(f"/packs/drafts/{draft.pk}/sections/escalation/")
    page.get_by_role("button", name="添加一行").click()
    expect(page.locator("[name=f0_value-4-code]")).to_be_focused()
    page.keyboard.type("L4")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".row-edit").nth(4).locator(".field-error")).to_have_count(2)
    assert axe(page) == []
    page.locator("[name=f0_value-4-amount]").fill("200")
    page.locator("[name=f0_value-4-audience][value=regional_head]").check()
    page.keyboard.press("Control+Enter")
    expect(page.locator("main")).to_contain_text("L4：200% 时通知地区负责人")
    held = PackDraft.objects.get().sections["escalation"]["figures"]["levels"]["value"]
    assert [row["code"] for row in held] == ["L1", "L2", "L3", "L4"]

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

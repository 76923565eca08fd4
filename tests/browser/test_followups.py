"""Follow-up in a real browser: clean at both sizes and in both schemes, and a call made by keyboard."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from core.clock import local_day, now
from followups.enums import CallState
from followups.models import Call, Plan, Visit
from followups.operations import plans
from org.models import Unit, User
from tests.factories.followups import make_caller, make_delivery, make_slip, make_visit

pytestmark = pytest.mark.django_db(transaction=True)
ROOMS = ("due", "deliveries", "week", "slips", "plans", "surveys", "schedule", "new_visit")


@pytest.fixture
def clerk(east: Unit) -> User:
    return make_caller(east)


@pytest.fixture
def call(east: Unit, clerk: User, supervisor: User) -> Call:
    """A delivery's call, beside a slip on its way, a visit to come and a plan."""
    at = now()
    made = make_delivery(east, delivered_on=local_day(at), at=at).calls.get()
    before = at - timedelta(hours=3)
    make_slip(east, clerk, at=before, phone="13900000001", name="李梅")
    make_visit(east, clerk, booked_for=at, at=at, phone="13900000002", name="赵云")
    draft = plans.Draft(east, "week", local_day(at), "回访本周交付", [clerk])
    plans.make_plan(draft=draft, by=supervisor, at=at)
    return made


def addresses(call: Call) -> list[str]:
    """Every list, and one of each thing."""
    visits = [reverse("followups:visit", args=[row.number]) for row in Visit.objects.all()]
    plan = reverse("followups:plan", args=[Plan.objects.get().number])
    return [
        *(reverse(f"followups:{name}") for name in ROOMS),
        reverse("followups:call", args=[call.pk]),
        plan,
        *visits,
    ]


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (390, "dark")])
def test_the_pages_are_clean(
    width: int,
    scheme: str,
    call: Call,
    clerk: User,
    open_context: Any,
    sign_in: Callable[..., None],
    axe: Callable[[Page], list[str]],
    live_server: Any,
) -> None:
    page = open_context(width=width, height=844, scheme=scheme).new_page()
    sign_in(page, clerk)
    found = {}
    for path in addresses(call):
        page.goto(live_server.url + path)
        wide = page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
        if faults := [*axe(page), *(["wider than the screen"] if wide else [])]:
            found[path] = faults
    assert found == {}


def test_a_call_by_keyboard_alone(
    call: Call, clerk: User, page: Page, sign_in: Callable[..., None], live_server: Any
) -> None:
    sign_in(page, clerk)
    page.goto(live_server.url + reverse("followups:call", args=[call.pk]))
    page.keyboard.press("Alt+2")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text("已记录回访结果。")).to_be_visible()
    call.refresh_from_db()
    assert (call.state, call.satisfaction) == (CallState.REACHED, "satisfied")

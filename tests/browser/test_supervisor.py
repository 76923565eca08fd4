"""The supervisor's desk and board by keys alone."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from core.clock import at_local, local_day
from dispatch.enums import OrderStatus
from dispatch.models import Assignment, Technician, WorkOrder
from dispatch.rules import Plan
from org.models import Unit, User
from tests.factories.dispatch import make_order, make_skill, make_technician
from tests.factories.tickets import make_ticket
from tickets.enums import Status
from tickets.models import FaultCategory, Ticket
from tickets.operations import permits

SignIn = Callable[..., Page]
Axe = Callable[[Page], list[str]]
HOUR = timedelta(hours=1)


@pytest.fixture
def tickets(category: FaultCategory, east: Unit, desk: User, at: datetime) -> list[Ticket]:
    return [
        make_ticket(east, by=desk, at=at, category=category, description="空调不制冷", phone=f"1381234567{n}")
        for n in range(3)
    ]


@pytest.fixture
def people(east: Unit, technician: User) -> list[Technician]:
    return [
        make_technician(east, make_skill(), user=technician),
        make_technician(east, make_skill(), name="李娜"),
        make_technician(east, make_skill(), name="王磊"),
    ]


@pytest.fixture
def queue(page: Page, sign_in: SignIn, supervisor: User, tickets: Any, people: Any) -> Page:
    sign_in(page, supervisor).goto("/approvals/")
    return page


def statuses(tickets: list[Ticket]) -> list[str]:
    rows = Ticket.objects.in_bulk([one.pk for one in tickets])
    return sorted(rows[one.pk].status for one in tickets)


WAITS, SENT = Status.AWAITING_APPROVAL, Status.DISPATCHED


def test_one_key_approves_and_one_takes_it_back(queue: Page, tickets: list[Ticket]) -> None:
    queue.keyboard.press("a")
    expect(queue.locator(".toast-ok")).to_contain_text("已派给")
    assert statuses(tickets) == [WAITS, WAITS, SENT]
    expect(queue.locator("[data-undo] button[data-hotkey]")).to_be_visible()
    expect(queue.locator(".htmx-settling, .htmx-swapping, .htmx-request")).to_have_count(0)
    queue.wait_for_timeout(500)  # keys are bound once the new row has settled; nobody is quicker
    queue.keyboard.press("Control+z")
    expect(queue.locator(".toast-ok").filter(has_text="已撤销")).to_be_visible()
    assert statuses(tickets) == [WAITS] * 3


def test_two_keys_send_another_candidate(queue: Page, people: list[Technician]) -> None:
    second = queue.locator(".candidates input").nth(1).get_attribute("value")
    queue.keyboard.press("2")
    queue.keyboard.press("a")
    expect(queue.locator(".toast-ok")).to_contain_text("已派给")
    assert str(WorkOrder.objects.get().technician_id) == second


def test_two_keys_return_with_a_usual_reason(queue: Page, tickets: list[Ticket]) -> None:
    queue.keyboard.press("r")
    queue.keyboard.press("Enter")
    expect(queue.locator(".toast-ok")).to_contain_text("已退回")
    assert statuses(tickets) == [WAITS, WAITS, Status.REGISTERED]


def test_chosen_rows_are_sent_together_with_a_result_each(queue: Page, tickets: list[Ticket]) -> None:
    queue.keyboard.press("x")
    queue.keyboard.press("j")
    queue.keyboard.press("j")
    queue.keyboard.press("x")
    queue.keyboard.press("a")
    expect(queue.locator("#results")).to_be_visible()
    assert queue.locator("section[aria-labelledby=results] li").count() == 2
    assert statuses(tickets) == [WAITS, SENT, SENT]


@pytest.fixture
def planned(tickets: list[Ticket], people: list[Technician], supervisor: User, at: datetime) -> WorkOrder:
    approved = permits.approve(ticket=tickets[0], by=supervisor, at=at)
    ten = at_local(local_day(at) + timedelta(days=1)) + 10 * HOUR
    return make_order(approved, people[0], by=supervisor, at=at, planned=Plan(ten, ten + 2 * HOUR))


@pytest.fixture
def board(page: Page, sign_in: SignIn, supervisor: User, planned: WorkOrder, at: datetime) -> Page:
    sign_in(page, supervisor).goto(f"/board/?day={local_day(at) + timedelta(days=1):%F}")
    return page


def live() -> Assignment:
    return Assignment.objects.live().get()


def test_keys_move_a_job_in_time_and_to_another_lane(board: Page, planned: WorkOrder) -> None:
    before = live().starts_at
    job = board.locator("a.job")
    job.focus()
    board.keyboard.press("Alt+ArrowRight")
    expect(board.locator("a.job[aria-current]")).to_be_focused()
    assert live().starts_at == before + timedelta(minutes=15)
    board.keyboard.press("Alt+ArrowDown")
    expect(board.locator("#drawer")).not_to_have_text(planned.number)
    assert live().technician != planned.technician


def test_keys_say_why_a_started_job_stays(board: Page, planned: WorkOrder) -> None:
    WorkOrder.objects.filter(pk=planned.pk).update(status=OrderStatus.ON_SITE)
    board.reload()
    board.locator("a.job").focus()
    board.keyboard.press("Alt+ArrowRight")
    expect(board.locator(".toast")).to_contain_text("不能移动")


def test_a_job_is_dragged_to_another_time(board: Page) -> None:
    before = live()
    lane = board.locator(f'tr[data-lane="{before.technician_id}"]')
    board.locator("a.job").drag_to(lane.locator("td").nth(7))
    expect(board.locator(".toast-ok")).to_contain_text("已排给")
    assert (live().technician_id, live().starts_at > before.starts_at) == (before.technician_id, True)


def test_a_click_opens_the_drawer_and_its_form_moves_the_job(board: Page) -> None:
    before = live().starts_at
    board.locator("a.job").click()
    board.get_by_role("button", name="+15").click()
    expect(board.locator(".toast-ok")).to_contain_text("已排给")
    assert live().starts_at == before + timedelta(minutes=15)


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (390, "dark")])
def test_desk_and_board_are_accessible(
    open_context: Any,
    sign_in: SignIn,
    axe: Axe,
    supervisor: User,
    planned: WorkOrder,
    scheme: str,
    width: int,
    at: datetime,
) -> None:
    page = open_context(width=width, height=900, scheme=scheme).new_page()
    sign_in(page, supervisor)
    for address in (
        "/approvals/",
        f"/board/?day={local_day(at) + timedelta(days=1):%F}&job={planned.number}",
        "/absences/",
        "/mine/",
    ):
        page.goto(address)
        assert axe(page) == []

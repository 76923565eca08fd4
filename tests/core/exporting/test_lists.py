"""Each registered list as a workbook: what the page shows, masked alike, for who may see it."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.test import Client

from core import jobs
from core.clock import local, now
from core.doors import LISTS
from core.models import Event, Job
from org.models import Unit, User
from tests.factories.customers import make_asset, make_customer
from tests.factories.dispatch import make_order, make_technician
from tests.factories.followups import make_call
from tests.factories.packs import default_packs
from tests.factories.tickets import make_category, make_ticket
from tickets.models import Ticket

pytestmark = pytest.mark.django_db
Take = Callable[..., dict[str, list[tuple[Any, ...]]]]


def lines(sheets: dict[str, list[tuple[Any, ...]]]) -> list[dict[str, Any]]:
    """Rows of the first sheet as heading to value."""
    head, *rows = next(iter(sheets.values()))
    return [dict(zip(head, row, strict=True)) for row in rows]


@pytest.fixture
def ticket(east: Unit, desk: User, at: datetime, supervisor: User) -> Ticket:
    default_packs()
    return make_ticket(
        east, by=desk, at=at, name="单玉峰", description="屏幕花屏", fault=True, category=make_category()
    )


def test_tickets(ticket: Ticket, desk: User, taken: Take) -> None:
    (row,) = lines(taken(desk, "tickets"))
    assert (row["工单号"], row["客户"], row["电话"], row["问题描述"]) == (
        ticket.number,
        "单玉峰",
        "138****5678",
        "屏幕花屏",
    )
    assert row["登记时间"] == local(ticket.registered_at).replace(tzinfo=None)


def test_filters_of_the_page_narrow_the_export(ticket: Ticket, desk: User, taken: Take) -> None:
    assert [
        len(lines(taken(desk, "tickets", q))) for q in ("q=syf", "q=zz", "which=due", "status=archived")
    ] == [
        1,
        0,
        1,
        0,
    ]


def test_others_units_are_not_in_it(ticket: Ticket, stranger: User, taken: Take) -> None:
    assert lines(taken(stranger, "tickets")) == []


def test_customers(east: Unit, desk: User, at: datetime, taken: Take) -> None:
    make_customer(east, name="单玉峰", phone="13900001111")
    (row,) = lines(taken(desk, "customers", "q=syf"))
    assert (row["客户姓名"], row["电话"], row["大区"]) == ("单玉峰", "139****1111", "华东")


def test_assets(east: Unit, desk: User, taken: Take) -> None:
    make_asset(make_customer(east))
    (row,) = lines(taken(desk, "assets"))
    assert (row["设备"], row["客户"]) == ("AC-35-2503-86997", "王建国")


def test_people(administrator: User, desk: User, taken: Take) -> None:
    rows = lines(taken(administrator, "people", "q=desk"))
    assert [(row["姓名"], row["账号"], row["状态"]) for row in rows] == [("李晓敏", "desk", "启用")]
    assert "话务员" in rows[0]["岗位"]


def test_todos(east: Unit, desk: User, supervisor: User, at: datetime, taken: Take) -> None:
    call = make_call(east, by=supervisor, at=at)
    rows = lines(taken(supervisor, "todos", "whose=department"))
    assert [row["编号"] for row in rows] == [call.ticket.number]


def test_orders(ticket: Ticket, east: Unit, supervisor: User, at: datetime, taken: Take) -> None:
    order = make_order(ticket, make_technician(east), by=supervisor, at=at)
    (row,) = lines(taken(supervisor, "orders"))
    assert (row["派工单号"], row["工单号"], row["技师"], row["电话"]) == (
        order.number,
        ticket.number,
        "张强",
        "138****5678",
    )


def test_every_list_refuses_who_may_not_see_it(
    db: None, signed_in: Callable[..., Client], technician: User
) -> None:
    for_all = {"todos", "tickets", "orders"}  # narrowed to one's own rows
    answers = {one.code: signed_in(technician).post(f"/exports/{one.code}/").status_code for one in LISTS}
    assert {code for code, status in answers.items() if status != 403} <= for_all
    assert Job.objects.count() == len(for_all)


def test_control_characters_start_an_export_all_the_same(
    desk: User, signed_in: Callable[..., Client]
) -> None:
    assert signed_in(desk).post("/exports/tickets/", {"query": "q=\0漏水"}).status_code == 302


def test_an_unknown_list_is_not_there(desk: User, signed_in: Callable[..., Client]) -> None:
    assert signed_in(desk).post("/exports/nothing/").status_code == 404


def test_a_right_that_was_lost_meanwhile_counts(ticket: Ticket, desk: User, signed_in: Any) -> None:
    signed_in(desk).post("/exports/tickets/")
    desk.appointments.all().delete()
    jobs.work_due(clock=now)
    job = Job.objects.get()
    assert (job.outcome, job.files.count()) == ("failed", 0)


@pytest.mark.parametrize("words", ["=1+1", "+86", "@SUM(A1)", "<b>x</b>", "https://example.com", "0012"])
def test_text_stays_text(
    east: Unit, desk: User, supervisor: User, at: datetime, words: str, taken: Take
) -> None:
    default_packs()
    make_ticket(east, by=desk, at=at, description=words)
    assert lines(taken(desk, "tickets"))[0]["问题描述"] == words


def test_the_second_sheet_says_who_took_it(ticket: Ticket, desk: User, taken: Take) -> None:
    about = dict(taken(desk, "tickets")["说明"][1:])
    assert (about["列表"], about["导出人"], about["行数"]) == ("工单", "李晓敏", 1)


def test_the_history_keeps_who_took_which_list(ticket: Ticket, desk: User, taken: Take) -> None:
    taken(desk, "tickets")
    event = Event.objects.get(name="job.started")
    assert (event.actor_id, event.facts["title"]) == (desk.pk, "导出：工单")


def test_the_progress_takes_the_place_of_the_button(ticket: Ticket, desk: User, signed_in: Any) -> None:
    answer = signed_in(desk).post("/exports/tickets/", headers={"HX-Request": "true"})
    assert (answer.status_code, 'hx-trigger="every 1s"' in answer.content.decode()) == (200, True)


@pytest.mark.parametrize(("tab", "count"), [("due", 1), ("later", 0), ("done", 0)])
def test_calls(east: Unit, supervisor: User, at: datetime, taken: Take, tab: str, count: int) -> None:
    call = make_call(east, by=supervisor, at=now())
    rows = lines(taken(supervisor, "calls", f"tab={tab}"))
    assert [(row["工单号"], row["电话"]) for row in rows] == [(call.ticket.number, "138****5678")] * count


def test_what_was_typed_is_forgotten_with_the_work(taken: Take, supervisor: User, east: Unit) -> None:
    default_packs()
    taken(supervisor, "tickets", "q=13900000101")
    assert [job.params for job in Job.objects.all()] == [{"list": "tickets"}]

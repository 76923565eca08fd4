"""The day board: lanes in quarters, moving jobs by the same post however it is asked for."""

from datetime import timedelta

import pytest

from core.clock import local, local_day
from dispatch.models import Assignment, WorkOrder
from dispatch.operations import preparing
from dispatch.queries.board import COLUMNS, lanes
from org.operations.absences import Leave, ask_leave, decide_leave
from tests.factories.dispatch import go_on_site, make_order, make_skill, make_technician, plan

HOUR = timedelta(hours=1)


@pytest.fixture
def client(time_machine, signed_in, supervisor, at):
    time_machine.move_to(at, tick=False)
    return signed_in(supervisor)


def lane(user, at, n=0, **given):
    return lanes(user, local_day(at), at=at, **given)[n]


def put(client, order, technician, starts_at, minutes=120, **given):
    typed = {
        "technician": technician.pk,
        "starts_at": f"{local(starts_at):%Y-%m-%dT%H:%M}",
        "minutes": minutes,
        "day": f"{local_day(starts_at):%F}",
    }
    return client.post(f"/board/{order.number}/plan/", typed | given)


def planned(order):
    live = Assignment.objects.get(visit__order=order, live=True)
    return live.starts_at, live.ends_at


def test_every_lane_has_all_quarters(order, supervisor, at):
    cells = lane(supervisor, at).cells
    assert sum(cell.width for cell in cells) == COLUMNS
    assert [cell.width for cell in cells if cell.job] == [8]


def test_the_line_of_now_stands_at_noon(order, supervisor, at):
    assert [local(cell.starts_at).hour for cell in lane(supervisor, at).cells if cell.now] == [12]


def test_leave_is_shown_and_a_job_in_it_is_a_conflict(order, tech, supervisor, manager, at):
    leave = Leave(tech.user, "sick", at + 2 * HOUR, at + 6 * HOUR, reason="发烧")
    decide_leave(absence=ask_leave(leave=leave, by=manager, at=at), approved=True, by=supervisor, at=at)
    cells = lane(supervisor, at).cells
    assert [cell.conflict for cell in cells if cell.job] == ["leave"]
    assert sum(cell.width for cell in cells if cell.leave) == 8


def test_too_little_time_for_the_journey_is_a_conflict(order, make_ticket, tech, manager, supervisor, at):
    make_order(make_ticket(fault=True), tech, by=manager, at=at, planned=plan(at, starts_in=4 * HOUR))
    near = lane(supervisor, at, travel=timedelta(minutes=60))
    assert [cell.conflict for cell in near.cells if cell.job] == ["travel", "travel"]


def test_a_job_is_moved_by_a_quarter(client, order, tech, at):
    answer = put(client, order, tech, at + timedelta(hours=2, minutes=15))
    assert (answer.status_code, planned(order)[0]) == (302, at + timedelta(hours=2, minutes=15))


def test_the_length_may_change(client, order, tech, at):
    put(client, order, tech, at + 2 * HOUR, minutes=60)
    assert planned(order) == (at + 2 * HOUR, at + 3 * HOUR)


def test_another_lane_is_another_order(client, order, east, at):
    other = make_technician(east, make_skill(), name="李强")
    put(client, order, other, at + 3 * HOUR)
    order.refresh_from_db()
    new = WorkOrder.objects.get(technician=other)
    assert (order.status, new.status, planned(new)[0]) == ("withdrawn", "dispatched", at + 3 * HOUR)


def test_a_taken_time_is_refused_in_words(client, order, make_ticket, tech, manager, at):
    second = make_order(
        make_ticket(fault=True), tech, by=manager, at=at, planned=plan(at, starts_in=5 * HOUR)
    )
    before = planned(second)
    answer = put(client, second, tech, at + 2 * HOUR)
    assert (answer.status_code, planned(second), "不能重叠" in answer.text) == (422, before, True)


def test_who_has_left_is_not_moved(client, order, tech, at):
    go_on_site(order, at)
    assert put(client, order, tech, at + 3 * HOUR).status_code == 422


def test_a_move_is_undone(client, order, tech, at):
    before = planned(order)
    answer = put(client, order, tech, at + 4 * HOUR)
    page = client.get(answer["Location"]).text
    group = page.split("/undo/")[1].split("/")[0]
    client.post(f"/undo/{group}/")
    assert planned(order) == before


def test_the_fragment_holds_the_drawer(client, order):
    page = client.get(f"/board/?job={order.number}", headers={"HX-Request": "true"}).text
    assert ("<!doctype" in page, 'id="drawer"' in page) == (False, True)


def test_without_script_everything_is_a_link_or_a_form(client, order, make_ticket):
    make_ticket()
    page = client.get(f"/board/?job={order.number}").text
    assert f'action="/board/{order.number}/plan/"' in page
    assert 'action="/approvals/bulk/"' in page
    assert "style=" not in page


def test_strangers_neither_see_nor_move(signed_in, stranger, order, tech, time_machine, at):
    time_machine.move_to(at)
    client = signed_in(stranger)
    assert order.number not in client.get("/board/").text
    assert put(client, order, tech, at + 3 * HOUR).status_code == 404


def test_more_jobs_cost_no_more_queries(
    client, order, make_ticket, tech, manager, at, django_assert_max_num_queries
):
    client.get("/board/")
    with django_assert_max_num_queries(22):
        client.get("/board/")
    for n in (5, 8):
        make_order(make_ticket(fault=True), tech, by=manager, at=at, planned=plan(at, starts_in=n * HOUR))
        make_ticket()
    with django_assert_max_num_queries(22):
        client.get("/board/")


def test_an_accepted_job_still_moves(client, order, tech, at):
    preparing.accept(order=order, by=tech.user, at=at)
    put(client, order, tech, at + 3 * HOUR)
    assert planned(order)[0] == at + 3 * HOUR

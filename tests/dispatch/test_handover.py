"""A leaver's work goes to another person in one go, with a result per row."""

from datetime import timedelta

import pytest

from deadlines.models import Clock, Todo
from deadlines.operations import open_todo, sweep
from dispatch.models import WorkOrder
from dispatch.operations.leaving import hand_over_work
from notifications.models import Message
from org.enums import Post
from tests.factories.dispatch import make_skill, make_technician, sign
from tests.factories.org import appoint, make_user
from tickets.models import Ticket
from tickets.operations.lifecycle import hand_over

DAY = timedelta(days=1)


@pytest.fixture
def taker(east):
    return make_technician(east, make_skill(), name="李强")


@pytest.fixture
def duties(order, tech, supervisor, at):
    """A visit, a ticket and a to-do of the technician."""
    hand_over(ticket=order.ticket, owner=tech.user, by=supervisor, at=at)
    open_todo(
        stream=order.ticket.stream,
        kind="note",
        title="回电",
        unit=order.ticket.unit,
        owner=tech.user,
        by=supervisor,
        at=at,
    )
    return order


def test_everything_goes_to_the_taker(duties, tech, taker, supervisor, at):
    dues = dict(Clock.objects.running().values_list("kind", "due_at"))
    rows = hand_over_work(leaver=tech.user, taker=taker.user, by=supervisor, at=at)
    assert {row.done for row in rows} == {True}
    ticket = Ticket.objects.get(pk=duties.ticket_id)
    assert (ticket.owner, ticket.assignee, Todo.objects.open().get().owner) == (taker.user,) * 3
    assert not Clock.objects.running().filter(responsible=tech.user).exists()
    assert dict(Clock.objects.running().values_list("kind", "due_at")) == dues


def test_what_is_refused_holds_up_no_other(duties, tech, desk, supervisor, at):
    rows = hand_over_work(leaver=tech.user, taker=desk, by=supervisor, at=at)
    refused = [(row.label, row.words) for row in rows if not row.done]
    assert refused == [(duties.number, "李晓敏不是技师，请单独改派。")]
    assert (Ticket.objects.get().owner, Todo.objects.open().get().owner) == (desk, desk)


def test_what_is_finished_on_site_stays(order, tech, taker, supervisor, at):
    sign(order, at)
    rows = hand_over_work(leaver=tech.user, taker=taker.user, by=supervisor, at=at)
    assert [(row.label, row.done) for row in rows if row.label == order.number] == [(order.number, False)]
    assert WorkOrder.objects.count() == 1


def test_the_page_tells_per_row(duties, tech, taker, supervisor, signed_in, time_machine, at):
    time_machine.move_to(at)
    client = signed_in(supervisor)
    page = client.post("/handover/", {"leaver": tech.user.pk, "taker": taker.user.pk}).text
    assert (duties.number in page, "已移交" in page, "未移交" in page) == (True, True, False)


@pytest.mark.parametrize("who", ["desk", "technician"])
def test_others_hand_nothing_over(duties, tech, taker, signed_in, request, who):
    answer = signed_in(request.getfixturevalue(who)).post(
        "/handover/", {"leaver": tech.user.pk, "taker": taker.user.pk}
    )
    assert (answer.status_code, Todo.objects.open().get().owner) == (403, tech.user)


@pytest.mark.requirement("TKT-12")
def test_notices_of_levels_one_and_two_hold_a_button_for_help(waiting, supervisor, east, signed_in, at):
    leader = appoint(make_user("leader", "赵班长"), east, Post.TEAM_LEADER)
    sweep(at=at + 10 * DAY)
    shown = set()
    for person in (supervisor, leader):
        page = signed_in(person).get("/inbox/").text
        for one in Message.objects.filter(recipient=person, channel="inbox", cause__startswith="clock:"):
            level = one.cause.rpartition(":")[2]
            if level in ("L1", "L2"):
                shown.add((level, f"/tasks/new/?stream={waiting.pk}&amp;kind=cooperation" in page))
    assert shown == {("L1", True), ("L2", True)}

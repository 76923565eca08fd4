"""Calls as the switchboard tells of them, and the bar on the agent's page."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from org.models import Unit, User
from org.operations.tokens import make
from tests.factories.knowledge import make_line
from tests.factories.org import appoint, make_user
from tickets.models import Call, CallLeg, Seat, Ticket
from tickets.operations.hotline.calls import sit_down

Type = Callable[..., dict[str, Any]]
SignIn = Callable[..., Client]
URL = "/api/v1/cti/call-events/"
PHONE = "13812345678"


@pytest.fixture
def second(group: Unit) -> User:
    return appoint(make_user("second", "陈话务"), group, "hotline")


@pytest.fixture
def tell(desk: User, second: User, at: datetime) -> Callable[..., Any]:
    """Posts an event of call c-1 as the switchboard; desk sits at 801, the second agent at 802."""
    sit_down(user=desk, extension="801", at=at)
    sit_down(user=second, extension="802", at=at)
    token = make(user=desk, name="电话系统", by=desk, at=at)

    def post(event: str, **more: Any) -> Any:
        body = {"call_id": "c-1", "event": event} | more
        return Client().post(
            URL, body, content_type="application/json", headers={"Authorization": f"Bearer {token}"}
        )

    return post


def ring(tell: Callable[..., Any]) -> Any:
    return tell("ringing", extension="801", caller=PHONE, line="4008001234")


def bar(browser: Client, shown: str = "") -> Any:
    return browser.get("/intake/calls/present/", {"shown": shown})


@pytest.mark.requirement("INT-04")
def test_the_call_screen_shows_the_greeting_of_the_dialled_line(
    tell: Callable[..., Any], hotline: Client
) -> None:
    line = make_line()
    make_line("complaints", "投诉专线", "4008009999")
    ring(tell)
    call = Call.objects.get()
    pages = [bar(hotline).content.decode(), hotline.get(f"/intake/booking/?call={call.pk}").content.decode()]
    assert [(line.greeting in page, "投诉专线" in page) for page in pages] == [(True, False)] * 2


def test_a_ringing_call_shows_number_and_f2_and_then_nothing_new(
    tell: Callable[..., Any], hotline: Client
) -> None:
    assert bar(hotline, "none").status_code == 204
    ring(tell)
    shown = bar(hotline, "none")
    assert (PHONE in shown.content.decode(), 'data-hotkey="F2"' in shown.content.decode()) == (True, True)
    assert bar(hotline, shown.context["state"]).status_code == 204


def test_asking_without_a_call_looks_into_one_index(
    tell: Callable[..., Any], hotline: Client, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(4):  # session, account, posts, open legs
        answer = bar(hotline, "none")
    assert (answer.status_code, answer.content) == (204, b"")


def test_another_agent_s_bar_stays_empty(tell: Callable[..., Any], second: User, signed_in: SignIn) -> None:
    ring(tell)
    assert bar(signed_in(second), "none").status_code == 204


def test_the_same_event_twice_changes_nothing(tell: Callable[..., Any]) -> None:
    answers = [tell("answered", extension="801", rings=3, caller=PHONE).status_code for _ in range(2)]
    call = Call.objects.get()
    assert (answers, call.rings, call.legs.count()) == ([200, 200], 3, 1)


def test_late_events_fill_gaps_only(tell: Callable[..., Any], at: datetime) -> None:
    tell("ended")
    ring(tell)
    call = Call.objects.get()
    assert (call.ended_at, call.caller, call.legs.get().ended_at) == (at, PHONE, at)


@pytest.mark.requirement("INT-08")
def test_a_transfer_shows_two_agents_and_two_start_times(
    tell: Callable[..., Any], desk: User, second: User, at: datetime
) -> None:
    ring(tell)
    tell("answered", extension="801", rings=2)
    later = at + timedelta(minutes=2)
    with time_machine.travel(later, tick=False):
        tell("transferred", extension="801", to="802")
    legs = list(CallLeg.objects.values_list("agent", "started_at", "ended_at"))
    assert legs == [(desk.pk, at, later), (second.pk, later, None)]


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"event": "gone"}, "event"),
        ({"event": "ringing"}, "extension"),
        ({"event": "transferred", "extension": "801"}, "to"),
        ({"event": "ended", "unknown": 1}, "unknown"),
    ],
)
def test_faulty_events_are_named(tell: Callable[..., Any], body: dict[str, Any], field: str) -> None:
    answer = tell(body.pop("event"), **body)
    assert (answer.status_code, list(answer.json()), Call.objects.count()) == (400, [field], 0)


def test_without_a_token_nothing_is_kept(db: None) -> None:
    assert (Client().post(URL, {}, content_type="application/json").status_code, Call.objects.count()) == (
        401,
        0,
    )


def test_the_call_is_kept_with_its_ticket(
    tell: Callable[..., Any], hotline: Client, typed: Type, supervisor: User
) -> None:
    ring(tell)
    call = Call.objects.get()
    page = hotline.get(f"/intake/booking/?call={call.pk}")
    assert page.context["form"]["phone"].value() == PHONE
    hotline.post("/intake/booking/", typed(call=call.pk))
    call.refresh_from_db()
    assert call.ticket == Ticket.objects.get()


@pytest.mark.parametrize("name", ["caller", "phone"])
def test_a_link_brings_the_number_along(hotline: Client, name: str) -> None:
    page = hotline.get(f"/intake/booking/?{name}={PHONE}")
    assert page.context["form"]["phone"].value() == PHONE


def test_a_plain_link_pops_and_is_kept(hotline: Client, typed: Type, supervisor: User) -> None:
    line = make_line()
    page = hotline.get(f"/intake/?caller={PHONE}&call_id=x-9&line=service").content.decode()
    assert f"/intake/booking/?caller={PHONE}&amp;call_id=x-9&amp;line=service" in page
    hotline.post("/intake/booking/", typed(call_id="x-9", line="service"))
    call = Call.objects.get()
    assert (call.call_id, call.line, call.ticket) == ("x-9", line, Ticket.objects.get())


def test_sitting_down_takes_the_extension_over(
    hotline: Client, desk: User, second: User, at: datetime
) -> None:
    sit_down(user=second, extension="801", at=at)
    hotline.post("/intake/seat/", {"extension": "801\0"})
    assert list(Seat.objects.values_list("extension", "user")) == [("801", desk.pk)]
    hotline.post("/intake/seat/", {"extension": ""})
    assert Seat.objects.count() == 0


def test_the_bar_costs_three_queries_at_most(
    tell: Callable[..., Any], hotline: Client, django_assert_max_num_queries: Any
) -> None:
    ring(tell)
    bar(hotline)
    with django_assert_max_num_queries(9):
        bar(hotline)

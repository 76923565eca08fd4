"""The customer comes again: hinted, never blocked; appended or linked (INT-27)."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from deadlines.models import Clock
from org.models import Unit, User
from tests.factories.tickets import make_ticket
from tickets.models import Repeat, Ticket, TicketLink
from tickets.operations.errors import TicketRefused
from tickets.operations.hotline.repeats import link

Type = Callable[..., dict[str, Any]]


@pytest.fixture
def first(east: Unit, desk: User, supervisor: User, at: datetime) -> Ticket:
    return make_ticket(east, by=desk, at=at, serial="AC-1", model_code="AC")


def dues(ticket: Ticket) -> list[Any]:
    return list(
        Clock.objects.filter(stream=ticket.pk).order_by("pk").values_list("started_at", "due_at", "met_at")
    )


@pytest.mark.requirement("INT-27")
def test_the_second_call_becomes_a_linked_entry_and_the_clocks_keep_the_first_time(
    first: Ticket, hotline: Client, typed: Type, at: datetime
) -> None:
    before = dues(first)
    with time_machine.travel(at + timedelta(hours=1), tick=False):
        given = typed(name="", description="还没有人来", do=f"append:{first.number}", asset=first.asset_id)
        answer = hotline.post("/intake/booking/", given)
    row = Repeat.objects.get()
    first.refresh_from_db()
    assert (answer.status_code, row.ticket, row.text, row.contact) == (
        302,
        first,
        "还没有人来",
        first.contact,
    )
    assert (first.registered_at, dues(first), Ticket.objects.count()) == (at, before, 1)


def test_an_open_ticket_of_the_unit_is_hinted_beside_the_promises(
    first: Ticket, desk: User, typed: Type, at: datetime, signed_in: Callable[..., Client]
) -> None:
    with time_machine.travel(at + timedelta(days=3), tick=False):
        hotline = signed_in(desk)
        page = hotline.post("/intake/booking/promises/", typed(asset=first.asset_id)).content.decode()
        other = hotline.post("/intake/booking/promises/", typed()).content.decode()
    assert [f"append:{first.number}" in answer for answer in (page, other)] == [True, False]


def test_appending_twice_by_a_double_click_appends_once(first: Ticket, hotline: Client, typed: Type) -> None:
    given = typed(do=f"append:{first.number}")
    assert [hotline.post("/intake/booking/", given).status_code for _ in range(2)] == [302, 302]
    assert Repeat.objects.count() == 1


def test_nothing_said_appends_nothing(first: Ticket, hotline: Client, typed: Type) -> None:
    answer = hotline.post("/intake/booking/", typed(description="", do=f"append:{first.number}"))
    assert (answer.status_code, Repeat.objects.count()) == (422, 0)
    assert "请填写客户这次说了什么" in answer.content.decode()


def test_a_new_ticket_is_linked_to_the_first(first: Ticket, hotline: Client, typed: Type) -> None:
    hotline.post("/intake/booking/", typed(do=f"link:{first.number}"))
    made = TicketLink.objects.get()
    assert (made.first, made.ticket.pk != first.pk, made.kind) == (first, True, "duplicate")
    assert first.number in hotline.get(f"/tickets/{made.ticket.number}/").content.decode()


def test_a_ticket_is_not_linked_to_itself_nor_twice(
    first: Ticket, east: Unit, desk: User, at: datetime
) -> None:
    other = make_ticket(east, by=desk, at=at)
    with pytest.raises(TicketRefused):
        link(ticket=first, first=first, by=desk, at=at)
    assert [link(ticket=other, first=first, by=desk, at=at).pk for _ in range(2)] == [
        TicketLink.objects.get().pk
    ] * 2


def test_a_stranger_s_number_appends_nothing(
    first: Ticket, stranger: User, south: Unit, typed: Type, signed_in: Callable[..., Client]
) -> None:
    answer = signed_in(stranger).post("/intake/booking/", typed(region=south.pk, do=f"append:{first.number}"))
    assert (answer.status_code, Repeat.objects.count()) == (302, 0)

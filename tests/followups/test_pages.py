"""The call pages: who sees them, what they hide, what they refuse."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from customers.models import Disclosure
from followups.enums import CallState
from followups.models import Call
from org.models import Unit, User
from tests.factories.followups import make_call, make_caller

SignIn = Callable[[User], Client]


@pytest.fixture
def call(east: Unit, supervisor: User, at: Any) -> Call:
    return make_call(east, by=supervisor, at=at)


def test_list_masks_the_phone(call: Call, east: Unit, signed_in: SignIn) -> None:
    text = signed_in(make_caller(east)).get("/calls/").content.decode()
    assert "138****5678" in text
    assert "13812345678" not in text


def test_a_stranger_sees_no_call(call: Call, stranger: User, signed_in: SignIn) -> None:
    assert call.ticket.number not in signed_in(stranger).get("/calls/").content.decode()
    assert signed_in(stranger).get(f"/calls/{call.pk}/").status_code == 404


def test_a_technician_may_not_call(call: Call, technician: User, signed_in: SignIn) -> None:
    assert signed_in(technician).get("/calls/").status_code == 403


def test_reading_the_number_is_logged(call: Call, east: Unit, signed_in: SignIn) -> None:
    text = signed_in(make_caller(east)).post(f"/calls/{call.pk}/phone/").content.decode()
    assert "13812345678" in text
    assert Disclosure.objects.count() == 1


def test_answer_is_saved(call: Call, east: Unit, signed_in: SignIn) -> None:
    answer = signed_in(make_caller(east)).post(f"/calls/{call.pk}/answer/", {"satisfaction": "satisfied"})
    call.refresh_from_db()
    assert (answer.status_code, call.state) == (302, CallState.REACHED)


def test_dissatisfaction_needs_words_and_keeps_the_choice(call: Call, east: Unit, signed_in: SignIn) -> None:
    page = signed_in(make_caller(east)).post(f"/calls/{call.pk}/answer/", {"satisfaction": "dissatisfied"})
    call.refresh_from_db()
    assert (page.status_code, call.state) == (422, CallState.OPEN)
    assert page.context["form"]["satisfaction"].value() == "dissatisfied"


def test_second_answer_is_told_that_it_is_late(call: Call, east: Unit, signed_in: SignIn) -> None:
    client = signed_in(make_caller(east))
    client.post(f"/calls/{call.pk}/answer/", {"satisfaction": "satisfied"})
    page = client.post(f"/calls/{call.pk}/answer/", {"satisfaction": "satisfied"})
    assert (page.status_code, "这次回访已由他人完成。" in page.content.decode()) == (409, True)


@pytest.mark.parametrize("rows", [1, 3])
def test_list_asks_a_fixed_number_of_queries(
    rows: int, east: Unit, supervisor: User, at: Any, signed_in: SignIn, django_assert_max_num_queries: Any
) -> None:
    for n in range(rows):
        make_call(east, by=supervisor, at=at, phone=f"1390000000{n}", name=f"客户{n}")
    client = signed_in(make_caller(east))
    with django_assert_max_num_queries(8):
        client.get("/calls/")

"""The queue of people who come in person (INT-20)."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
import time_machine
from django.test import Client

from knowledge.operations import install
from org.models import Unit, User
from tickets.models import Visitor
from tickets.operations.hotline.visitors import arrive


@pytest.fixture
def three(east: Unit, at: datetime) -> list[Visitor]:
    return [arrive(unit=east, at=at + timedelta(minutes=n), name=f"客户{n}") for n in range(3)]


@pytest.mark.requirement("INT-20")
def test_numbers_follow_arrival_and_skipping_needs_a_reason(
    three: list[Visitor], hotline: Client, desk: User
) -> None:
    assert [visitor.number for visitor in three] == [1, 2, 3]
    address = f"/visitors/{three[2].pk}/call/"
    refused = hotline.post(address)
    assert (refused.status_code, "前面还有 2 位客户" in refused.content.decode()) == (422, True)
    hotline.post(address, {"reason": "老人身体不适"})
    held = Visitor.objects.get(pk=three[2].pk)
    assert (held.state, held.jumped_over, held.jump_reason, held.served_by) == (
        "serving",
        2,
        "老人身体不适",
        desk,
    )


def test_the_next_one_needs_no_reason(three: list[Visitor], hotline: Client) -> None:
    hotline.post(f"/visitors/{three[0].pk}/call/")
    hotline.post(f"/visitors/{three[0].pk}/end/")
    hotline.post(f"/visitors/{three[1].pk}/end/")
    assert list(Visitor.objects.order_by("number").values_list("state", flat=True)) == [
        "done",
        "left",
        "waiting",
    ]


@pytest.mark.requirement("INT-20")
def test_who_waits_gets_an_apology_and_an_expected_time(
    three: list[Visitor], hotline: Client, east: Unit, at: datetime
) -> None:
    install()
    page = hotline.get(f"/visitors/?unit={east.pk}")
    assert [one.expected_at for one in page.context["queue"]] == [
        at + timedelta(minutes=10 * n) for n in range(3)
    ]
    assert "非常抱歉让您久等了" in page.content.decode()


def test_a_new_day_starts_at_one(
    three: list[Visitor], desk: User, east: Unit, at: datetime, signed_in: Callable[..., Client]
) -> None:
    with time_machine.travel(at + timedelta(days=1), tick=False):
        signed_in(desk).post("/visitors/arrivals/", {"unit": east.pk, "name": "新客户"})
    assert Visitor.objects.get(name="新客户").number == 1


def test_another_branch_s_queue_is_not_there(
    three: list[Visitor], stranger: User, signed_in: Callable[..., Client], east: Unit
) -> None:
    browser = signed_in(stranger)
    assert browser.post(f"/visitors/{three[0].pk}/call/").status_code == 404
    assert browser.post("/visitors/arrivals/", {"unit": east.pk}).status_code == 422

"""Enquiries, agitated customers, the guided complaint, the rescue slip."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from deadlines.models import Todo
from deadlines.queries import running
from org.models import User
from tickets.models import ContactLog, RescueSlip, Ticket

Type = Callable[..., dict[str, Any]]
CONSULTATION, COMPLAINT, RESCUE = "/intake/consultation/", "/intake/complaint/", "/intake/rescue/"


@pytest.fixture
def rescue(typed: Type) -> Type:
    def type_in(**given: Any) -> dict[str, Any]:
        slip = {"plate": "沪A12345", "model_code": "HB-01", "mileage": "52000", "repaired_elsewhere": "no"}
        return typed(**(slip | {"service_type": None, "received_at": "2026-03-10T11:50"} | given))

    return type_in


@pytest.mark.requirement("INT-22")
def test_an_enquiry_without_a_time_is_refused_and_with_three_o_clock_is_due_then(
    hotline: Client, typed: Type, desk: User, supervisor: User, at: datetime
) -> None:
    answer = hotline.post(CONSULTATION, typed(needs_enquiry="on"))
    assert (answer.status_code, Ticket.objects.count()) == (422, 0)
    assert "请与客户约定回电时间" in answer.content.decode()
    hotline.post(CONSULTATION, typed(needs_enquiry="on", callback_at="2026-03-10T15:00"))
    todo = Todo.objects.get()
    assert (todo.due_at, todo.owner, todo.stream_id) == (
        at + timedelta(hours=3),
        desk,
        Ticket.objects.get().pk,
    )


def test_a_call_back_in_the_past_is_refused(hotline: Client, typed: Type) -> None:
    assert hotline.post(CONSULTATION, typed(callback_at="2026-03-10T11:00")).status_code == 422


def test_the_finished_call_back_is_a_contact_that_keeps_the_reply(
    hotline: Client, typed: Type, supervisor: User
) -> None:
    hotline.post(CONSULTATION, typed(callback_at="2026-03-10T15:00"))
    todo = Todo.objects.get()
    hotline.post(f"/todos/{todo.pk}/result/", {"result": "已答复保修期为一年"})
    assert ContactLog.objects.get().note == "已答复保修期为一年"
    assert running(todo.stream_id, "reply") is None


@pytest.mark.requirement("INT-21")
def test_an_agitated_customer_is_served_first_and_called_within_half_an_hour(
    hotline: Client, typed: Type, supervisor: User, at: datetime
) -> None:
    hotline.post("/intake/booking/", typed(agitated="on"))
    ticket = Ticket.objects.get()
    assert (ticket.agitated, ticket.urgency, Todo.objects.get().due_at) == (
        True,
        "urgent",
        at + timedelta(minutes=30),
    )


@pytest.mark.requirement("INT-23")
def test_the_complaint_form_guides_from_thanks_to_commitment(hotline: Client) -> None:
    page = hotline.get(COMPLAINT).content.decode()
    steps = page[page.index('<ol class="guided"') : page.index("</ol>")]
    assert re.findall(r"<li><strong>(.*?)</strong>", steps) == [
        "感谢",
        "倾听",
        "核实情况",
        "提出建议",
        "作出承诺",
    ]


@pytest.mark.requirement("INT-13")
@pytest.mark.parametrize(
    "missing",
    [
        "received_at",
        "name",
        "phone",
        "address",
        "plate",
        "model_code",
        "mileage",
        "description",
        "repaired_elsewhere",
    ],
)
def test_a_slip_without_one_of_its_fields_is_not_submitted(
    hotline: Client, rescue: Type, supervisor: User, missing: str
) -> None:
    answer = hotline.post(RESCUE, rescue(**{missing: ""}))
    assert (answer.status_code, list(answer.context["form"].errors), Ticket.objects.count()) == (
        422,
        [missing],
        0,
    )


def test_a_whole_slip_is_a_fault_at_the_supervisor(
    hotline: Client, rescue: Type, supervisor: User, at: datetime
) -> None:
    hotline.post(RESCUE, rescue())
    slip = RescueSlip.objects.get()
    assert (slip.plate, slip.mileage, slip.repaired_elsewhere, slip.called_at) == (
        "沪A12345",
        52000,
        False,
        at - timedelta(minutes=10),
    )
    assert (slip.ticket.fault, slip.ticket.owner, slip.ticket.asset.plate) == (True, supervisor, "沪A12345")
    page = hotline.get(f"/tickets/{slip.ticket.number}/").content.decode()
    assert "52000 公里" in page

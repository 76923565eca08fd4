"""A whole day on the screens: one booking from the call to the month's page, one major complaint."""

import base64
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils.html import strip_tags

from core.clock import local
from core.models import Event
from core.outbox import deliver_due
from dispatch.enums import Preparation
from dispatch.models import Technician, WorkOrder
from followups.models import Call
from org.enums import Post
from org.models import Unit, User
from tests.factories.dispatch import make_skill, make_technician, photo, picture
from tests.factories.org import appoint, make_user
from tests.factories.packs import default_packs
from tickets.models import FaultCategory, Ticket
from tickets.operations import categories

PHONE = "13812345678"
PNG = "data:image/png;base64," + base64.b64encode(picture("PNG")).decode()
WAY = [
    "registered", "awaiting_approval", "approved", "dispatched", "accepted", "departed", "on_site",
    "work_done", "signed", "recorded", "followed_up", "archived",
]  # fmt: skip


class Person:
    """Somebody at a browser; each step must be taken, not refused."""

    def __init__(self, browser: Client) -> None:
        self.browser = browser

    def do(self, address: str, data: dict[str, Any] | None = None) -> Any:
        answer = self.browser.post(address, data or {})
        assert answer.status_code == 302, strip_tags(answer.content.decode())[:2000]
        return answer

    def read(self, address: str) -> str:
        answer = self.browser.get(address)
        assert answer.status_code == 200, address
        return answer.content.decode()


@pytest.fixture
def clock(time_machine: Any, at: datetime) -> Any:
    time_machine.move_to(at, tick=False)
    return time_machine


@pytest.fixture
def person(clock: Any, signed_in: Callable[[User], Client]) -> Callable[[User], Person]:
    return lambda user: Person(signed_in(user))


@pytest.fixture
def category(db: None) -> FaultCategory:
    default_packs()
    return categories.add(code="no-cooling", name="空调不制冷", skill=make_skill())


@pytest.fixture
def tech(technician: User, east: Unit, category: FaultCategory) -> Technician:
    return make_technician(east, make_skill(), user=technician)


def registered(desk: Person, region: Unit, intent: str, **given: Any) -> Ticket:
    """What the hotline types while the customer talks."""
    form = {
        "key": str(uuid4()),
        "phone": PHONE,
        "name": "王建国",
        "region": region.pk,
        "address": "上海市浦东新区张杨路1587号",
        "site_class": "home",
        "channel": "phone",
        "do": "save",
    }
    desk.do(f"/intake/{intent}/", form | given)
    return Ticket.objects.order_by("-pk")[0]


def dispatched(boss: Person, ticket: Ticket, tech: Technician, at: datetime) -> WorkOrder:
    """Approved and sent to the technician in one step."""
    assert ticket.number in boss.read("/approvals/")
    plan = {"starts_at": minute(at + timedelta(hours=2)), "ends_at": minute(at + timedelta(hours=4))}
    boss.do(f"/approvals/{ticket.number}/order/", plan | {"technician": tech.pk, "instruction": "带电容"})
    return WorkOrder.objects.get(ticket=ticket)


def minute(instant: datetime) -> str:
    return f"{local(instant):%Y-%m-%dT%H:%M}"


def job(at: datetime) -> list[tuple[str, dict[str, Any]]]:
    """The technician's forms in their order."""
    satisfied = dict.fromkeys(("quality", "attitude", "time"), "satisfied")
    return [
        ("acceptance", {}),
        ("contacts", {"reached": "yes", "agreed_at": minute(at + timedelta(hours=2)), "note": "家中有人"}),
        ("ledger-line", {"matter": "空调检修"}),
        ("preparation", {"items": Preparation.values}),
        ("departure", {}),
        ("arrival", {}),
        ("findings", {"contact_person": "王建国", "findings": "电容鼓包", "proposal": "更换电容"}),
        ("photos", {"photos": [photo()]}),
        ("repair-file", {"product": "AC-35", "fault": "不制冷", "work": "更换启动电容"}),
        ("result", {"result": "repaired", "cause_code": "wear", "cause": "老化", "solution": "更换", "parts": "电容"}),
        ("closure", {"key": str(uuid4()), "opinion": "师傅准时", "signer": "王建国", "signature": PNG} | satisfied),
        ("check-out", {"called": "yes"}),
        ("record", {"content": "更换启动电容后正常", "problems": "无"}),
    ]  # fmt: skip


def called_back(desk: Person, ticket: Ticket, clock: Any, at: datetime) -> None:
    """The outbox hands the recorded job to the callers, who ask the customer two days later."""
    while deliver_due(at=at + timedelta(seconds=15)):  # past the time of undoing
        pass
    call = Call.objects.get(ticket=ticket)
    clock.move_to(max(call.not_before or at, at), tick=False)
    assert ticket.number in desk.read("/calls/")
    desk.do(f"/calls/{call.pk}/answer/", {"satisfaction": "satisfied", "opinion": "很好"})


def test_a_booking_from_the_call_to_the_month(
    person: Callable[[User], Person],
    desk: User,
    supervisor: User,
    manager: User,
    technician: User,
    tech: Technician,
    category: FaultCategory,
    east: Unit,
    clock: Any,
    at: datetime,
) -> None:
    hotline, boss, phone = person(desk), person(supervisor), person(technician)
    need = {
        "service_type": "repair",
        "description": "空调不制冷",
        "dissatisfied": "no",
        "category": category.pk,
    }
    ticket = registered(hotline, east, "booking", **need)
    order = dispatched(boss, ticket, tech, at)
    assert order.number in phone.read("/work/")
    for step, form in job(at):
        phone.do(f"/work/{order.number}/{step}/", form)
    called_back(hotline, ticket, clock, at)
    boss.do(f"/tickets/{ticket.number}/archive/", {})
    assert _way(ticket) == WAY
    _is_on_record(person(manager), ticket, order)


def _way(ticket: Ticket) -> list[str]:
    """The statuses a ticket went through, as its events tell."""
    moves = Event.objects.filter(stream=ticket.pk, name="ticket.status_changed").order_by("pk")
    return ["registered", *(event.facts["to"] for event in moves)]


def _is_on_record(reader: Person, ticket: Ticket, order: WorkOrder) -> None:
    """The month counts it once and opens it, the service ledger has its line, the page its story."""
    month = reader.browser.get("/reports/month/").context
    assert {kpi.code: kpi.value for kpi in month["document"].kpis}["registered"] == "1"
    assert ticket.number in reader.read("/reports/month/tickets/?figure=registered")
    slip = order.ledger_line.slip_number
    assert slip in reader.read("/ledgers/service/?first=2026-03-09&last=2026-03-20")
    page = reader.read(f"/tickets/{ticket.number}/")
    assert [word for word in ("已归档", order.number, "回访") if word not in page] == []


@pytest.fixture
def head(east: Unit) -> User:
    return appoint(make_user("head", "冯地区"), east, Post.REGIONAL_HEAD)


@pytest.fixture
def project_person(shanghai: Unit) -> User:
    return appoint(make_user("shanghai", "沈项目"), shanghai, Post.SUPERVISOR)


CALLED = {"reached": "yes", "direction": "out", "channel": "phone", "note": "已致歉"}
CHECKED = {
    "founded": "yes",
    "note": "情况属实",
    "department": "after_sales",
    "demand": "修复地板",
    "evidence": "现场照片",
}


@pytest.mark.requirement("ORG-04", "CMP-06")
def test_a_major_complaint_from_the_call_to_the_group_s_word(
    person: Callable[[User], Person],
    desk: User,
    project_person: User,
    head: User,
    group_officer: User,
    east: Unit,
    shanghai: Unit,
    category: FaultCategory,
) -> None:
    project, group = person(project_person), person(group_officer)
    words = {"complaint_class": "service_staff", "description": "师傅损坏地板并推诿", "project": shanghai.pk}
    ticket = registered(person(desk), east, "complaint", **words)
    page = f"/tickets/{ticket.number}/"
    project.do(f"{page}severity/", {"severity-severity": "major"})
    assert [ticket.number in one.read("/inbox/") for one in (group, person(head))] == [True, True]
    project.do(f"{page}contacts/", {f"contacts-{name}": value for name, value in CALLED.items()})
    project.do(f"{page}verification/", {f"verification-{name}": value for name, value in CHECKED.items()})
    project.do(f"{page}facts/", {"facts-source": "site", "facts-text": "地板有两道划痕"})
    project.do(f"{page}facts-confirmation/", {})
    project.do(f"{page}answer/", {"answer-result_score": "4", "answer-process_score": "4"})
    project.do(f"{page}handling/", {"handling-note": "已上门道歉，约定修复"})
    closing = {"closure-proposal-cause": "施工不当", "closure-proposal-outcome": "修复地板并致歉"}
    project.do(f"{page}closure-proposal/", closing)
    refused = project.browser.post(f"{page}closure/", {"closure-approved": "yes"})
    assert refused.status_code == 403
    agreed = {"closure-approved": "yes", "closure-note": "同意", "closure-department_score": "3"}
    group.do(f"{page}closure/", agreed)
    ticket.refresh_from_db()
    assert (ticket.complaint.stage, ticket.status) == ("closed", "phone_resolved")
    assert "投诉" in group.read(page)

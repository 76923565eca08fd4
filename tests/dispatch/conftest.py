"""A company with packs in force, a fault ticket and its people."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from core.actors import SYSTEM
from dispatch.models import Technician, WorkOrder
from org.enums import Post
from org.models import Unit, User
from packs.operations import install
from tests.factories.dispatch import make_order, make_skill, make_technician
from tests.factories.org import appoint, make_user
from tickets.enums import Channel, Intent, ServiceType
from tickets.models import FaultCategory, Ticket
from tickets.operations import categories, permits
from tickets.operations.intake.form import Intake
from tickets.operations.intake.registering import register


@pytest.fixture(autouse=True)
def packs(group: Unit, at: datetime) -> None:
    install(by=SYSTEM, at=at)


@pytest.fixture
def clock(time_machine: Any, at: datetime) -> Any:
    """The wall clock stands at the tests' instant, and moves when told."""
    time_machine.move_to(at, tick=False)
    return time_machine


@pytest.fixture
def category(db: None) -> FaultCategory:
    return categories.add(code="no-cooling", name="空调不制冷", skill=make_skill())


@pytest.fixture
def make_ticket(desk: User, east: Unit, category: FaultCategory, at: datetime) -> Callable[..., Ticket]:
    """A repair in the east; `waiting` has applied for approval, a fault may be dispatched at once."""

    def make(**given: object) -> Ticket:
        known = {
            "channel": Channel.PHONE,
            "intent": Intent.BOOKING,
            "service_type": ServiceType.REPAIR,
            "description": "空调不制冷",
            "received_at": at,
            "region": east,
            "dissatisfied": False,
            "fault": False,
            "name": "王建国",
            "phone": "13812345678",
            "address": "上海市浦东新区人民路186号",
            "category": category,
            "visit_wanted": True,
        }
        form = Intake(**(known | given))  # type: ignore[arg-type]
        return register(form=form, by=desk, at=max(at, form.received_at))

    return make


@pytest.fixture
def waiting(make_ticket: Callable[..., Ticket]) -> Ticket:
    """An application that waits for the supervisor."""
    return make_ticket()


@pytest.fixture
def fault(make_ticket: Callable[..., Ticket]) -> Ticket:
    """A fault report, registered."""
    return make_ticket(fault=True)


@pytest.fixture
def approved(waiting: Ticket, supervisor: User, at: datetime) -> Ticket:
    return permits.approve(ticket=waiting, by=supervisor, at=at)


@pytest.fixture
def tech(technician: User, east: Unit) -> Technician:
    """The technician of the tests, skilled for the category."""
    return make_technician(east, make_skill(), user=technician)


@pytest.fixture
def order(approved: Ticket, tech: Technician, supervisor: User, at: datetime) -> WorkOrder:
    """A job of the technician, just dispatched."""
    return make_order(approved, tech, by=supervisor, at=at)


@pytest.fixture
def head(east: Unit) -> User:
    return appoint(make_user("head", "冯负责人"), east, Post.DEPARTMENT_HEAD)

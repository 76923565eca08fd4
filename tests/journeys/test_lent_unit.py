"""The four-hour rule with a lent unit, from the call to the closing (SLA-11, PRT-06, WAR-48)."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from core.actors import SYSTEM
from core.private_links import token_of
from customers.operations.links import open_link
from dispatch.models import Technician, WorkOrder
from org.models import Unit, User
from packs.operations import activate
from parts.models import Loan, StandbyOrder, StandbyUnit
from tests.factories.dispatch import make_skill, make_technician
from tests.factories.packs import default_packs
from tests.factories.parts import make_depot, make_model, make_standby
from tests.journeys.test_whole_day import Person, called_back, dispatched, job, registered
from tickets.models import FaultCategory, Ticket
from tickets.operations import categories

HOUR = timedelta(hours=1)
BEFORE = ("acceptance", "contacts", "ledger-line", "preparation")


@pytest.fixture
def clock(time_machine: Any, at: datetime) -> Any:
    time_machine.move_to(at, tick=False)
    return time_machine


@pytest.fixture
def person(clock: Any, signed_in: Callable[[User], Client]) -> Callable[[User], Person]:
    return lambda user: Person(signed_in(user))


@pytest.fixture
def category(db: None, at: datetime) -> FaultCategory:
    """The company's packs, and repair or replacement in four hours for one model."""
    default_packs()
    model = make_model()
    activate(packs=["central_ac"], rank="product_model", key=model.code, by=SYSTEM, at=at - HOUR)
    return categories.add(code="no-cooling", name="空调不制冷", skill=make_skill())


@pytest.fixture
def tech(technician: User, east: Unit, category: FaultCategory) -> Technician:
    return make_technician(east, make_skill(), user=technician)


@pytest.fixture
def unit(category: FaultCategory, east: Unit, manager: User, at: datetime) -> StandbyUnit:
    return make_standby(make_depot(east, by=manager, at=at), by=manager, at=at, serial="BY-A")


def steps(phone: Person, order: WorkOrder, at: datetime, *names: str) -> None:
    forms = dict(job(at))
    for name in names:
        phone.do(f"/work/{order.number}/{name}/", forms[name])


def leave_without_a_unit(phone: Person, order: WorkOrder) -> None:
    """The van is empty: the departure is refused until the reason is written down."""
    where = f"/work/{order.number}/"
    assert phone.browser.post(f"{where}departure/").status_code == 422
    phone.do(f"{where}van/", {"reason": "站里备用机在途"})
    phone.do(f"{where}departure/")


def lend(station: Person, order: StandbyOrder, unit: StandbyUnit) -> Loan:
    """The station's manager chooses the unit and hands it over."""
    where = f"/parts/orders/{order.number}/"
    assert order.number in station.read("/parts/orders/")
    station.do(f"{where}assignment/", {"unit": unit.pk})
    station.do(f"{where}loan/", {"due_back_on": "2026-03-25", "condition": "外观完好"})
    return Loan.objects.get(order=order)


def seen_by_the_customer(ticket: Ticket, at: datetime) -> str:
    link = open_link(stream=ticket.stream, contact=ticket.contact, by=SYSTEM, at=at)
    return Client().get(f"/l/{token_of(link.seed)}/").content.decode()


def test_a_unit_is_lent_when_four_hours_do_not_suffice(
    person: Callable[[User], Person],
    desk: User,
    supervisor: User,
    manager: User,
    technician: User,
    tech: Technician,
    category: FaultCategory,
    unit: StandbyUnit,
    clock: Any,
    at: datetime,
) -> None:
    hotline, boss, phone, station = person(desk), person(supervisor), person(technician), person(manager)
    need = {"service_type": "repair", "description": "空调不制冷", "dissatisfied": "no"}
    own = {"category": category.pk, "serial": "AC-1", "model_code": "AC-35"}
    ticket = registered(hotline, unit.depot.unit, "booking", **need, **own)
    order = dispatched(boss, ticket, tech, at)
    steps(phone, order, at, *BEFORE)
    leave_without_a_unit(phone, order)
    clock.move_to(at + 2 * HOUR, tick=False)
    phone.do(f"/work/{order.number}/arrival/", {"minutes": "150"})
    loan = lend(station, StandbyOrder.objects.get(why="late_estimate"), unit)
    assert ("BY-A" in seen_by_the_customer(ticket, at), loan.asset) == (True, ticket.asset)
    rest = ("findings", "photos", "repair-file", "result", "closure", "check-out", "record")
    steps(phone, order, at, *rest)
    called_back(hotline, ticket, clock, at + 3 * HOUR)
    refused = boss.browser.post(f"/tickets/{ticket.number}/archive/", {})
    assert (refused.status_code, loan.number in refused.content.decode()) == (409, True)
    station.do(f"/parts/loans/{loan.number}/return/", {"condition": "完好"})
    boss.do(f"/tickets/{ticket.number}/archive/", {})
    ticket.refresh_from_db()
    assert ticket.status == "archived"

"""Standby units on the phone page, offline, and on the ticket's page."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from core.actors import SYSTEM
from dispatch.models import Technician, WorkOrder
from dispatch.operations import onsite, preparing
from org.models import User
from packs.operations import activate
from parts.models import Loan, StandbyOrder, StandbyUnit
from parts.operations import units
from tests.factories.dispatch import make_order, prepare
from tests.factories.parts import make_depot, make_loan, make_standby
from tests.factories.phones import Phone
from tickets.models import Ticket

HOUR = timedelta(hours=1)
UNIT = {"serial": "AC-1", "model_code": "AC-35"}


@pytest.fixture
def four_hours(packs: None, make_ticket: Callable[..., Ticket], at: datetime) -> Ticket:
    activate(packs=["central_ac"], rank="product_model", key="AC-35", by=SYSTEM, at=at - HOUR)
    return make_ticket(fault=True, **UNIT)


@pytest.fixture
def job(clock: Any, four_hours: Ticket, tech: Technician, supervisor: User, at: datetime) -> WorkOrder:
    return prepare(make_order(four_hours, tech, by=supervisor, at=at), at)


@pytest.fixture
def unit(four_hours: Ticket, manager: User, technician: User, at: datetime) -> StandbyUnit:
    """A unit of the model on the technician's van."""
    depot = make_depot(four_hours.region, by=manager, at=at)
    made = make_standby(depot, by=manager, at=at, model=four_hours.asset.model, serial="BY-A")
    return units.load(unit=made, technician=technician, by=manager, at=at)


@pytest.fixture
def phone(technician: User, signed_in: Callable[[User], Client]) -> Client:
    return signed_in(technician)


def on_site(job: WorkOrder, at: datetime) -> WorkOrder:
    preparing.depart(order=job, by=job.technician.user, at=at)
    onsite.arrive(order=job, by=job.technician.user, at=at)
    return job


def test_the_page_asks_why_the_van_is_empty(phone: Client, job: WorkOrder) -> None:
    where = f"/work/{job.number}/"
    asked = 'id="van"' in phone.get(where).content.decode()
    refused = phone.post(f"{where}departure/").status_code
    blank = phone.post(f"{where}van/", {"reason": ""}).status_code
    phone.post(f"{where}van/", {"reason": "在途"})
    assert (asked, refused, blank, phone.post(f"{where}departure/").status_code) == (True, 422, 422, 302)


def test_a_loaded_van_is_not_asked(phone: Client, job: WorkOrder, unit: StandbyUnit) -> None:
    page = phone.get(f"/work/{job.number}/").content.decode()
    assert ('id="van"' in page, 'data-block="no_unit"' in page) == (False, False)


def test_an_arrival_told_later_counts_from_when_it_was(
    phone: Client, job: WorkOrder, unit: StandbyUnit, clock: Any, at: datetime
) -> None:
    """Offline at 2:30 hours with two hours to go, sent an hour later: beyond the four hours (SLA-11)."""
    preparing.depart(order=job, by=job.technician.user, at=at)
    clock.move_to(at + 3.5 * HOUR, tick=False)
    answer = Phone(phone, job.number).send("arrival", {"minutes": "120"}, done_at=at + 2.5 * HOUR)
    visit = job.visits.get()
    assert (answer.status_code, visit.estimated_finish) == (200, at + 4.5 * HOUR)
    assert StandbyOrder.objects.get().ordered_at == at + 2.5 * HOUR


def test_an_arrival_without_an_estimate_is_one_too(phone: Client, job: WorkOrder, unit: StandbyUnit) -> None:
    phone.post(f"/work/{job.number}/departure/")
    answer = phone.post(f"/work/{job.number}/arrival/", {"minutes": ""})
    assert (answer.status_code, StandbyOrder.objects.count()) == (302, 0)


def test_an_estimate_on_the_page_orders_lends_and_takes_back(
    phone: Client, job: WorkOrder, unit: StandbyUnit, at: datetime
) -> None:
    where = f"/work/{on_site(job, at).number}/"
    phone.post(f"{where}estimates/", {"minutes": "300"})
    page = phone.get(where).content.decode()
    given = {"unit": unit.pk, "due_back_on": "2026-03-20", "condition": "完好"}
    lent = phone.post(f"{where}loans/", given).status_code
    loan = Loan.objects.get()
    back = phone.post(f"{where}loans/return/", {"loan": loan.pk, "condition": "完好"}).status_code
    loan.refresh_from_db()
    assert ("备用机申请" in page, "BY-A" in page, lent, back) == (True, True, 302, 302)
    assert (loan.order.state, loan.returned_at) == ("delivered", at)


def test_a_slip_without_condition_is_not_written(
    phone: Client, job: WorkOrder, unit: StandbyUnit, at: datetime
) -> None:
    where = f"/work/{on_site(job, at).number}/loans/"
    answer = phone.post(where, {"unit": unit.pk, "due_back_on": "2026-03-01", "condition": "完好"})
    assert (answer.status_code, Loan.objects.count()) == (422, 0)


def test_the_desk_asks_for_a_unit_by_hand(
    four_hours: Ticket, manager: User, signed_in: Callable[[User], Client]
) -> None:
    boss, where = signed_in(manager), f"/tickets/{four_hours.number}/"
    offered = "申请备用机" in boss.get(where).content.decode()
    answer = boss.post(f"{where}standby/")
    made = StandbyOrder.objects.get()
    assert (offered, answer.url, made.why, made.by) == (True, where, "asked", manager)


@pytest.mark.parametrize(
    ("status", "wanted"), [("work_done", True), ("signed", False), ("followed_up", False)]
)
def test_it_is_offered_until_the_customer_signed(
    status: str, wanted: bool, four_hours: Ticket, manager: User, signed_in: Callable[[User], Client]
) -> None:
    Ticket.objects.filter(pk=four_hours.pk).update(status=status, assignee=manager)
    boss, where = signed_in(manager), f"/tickets/{four_hours.number}/"
    offered = "申请备用机" in boss.get(where).content.decode()
    answer = boss.post(f"{where}standby/")
    assert (offered, answer.url, StandbyOrder.objects.exists()) == (wanted, where, wanted)


def test_who_keeps_no_stock_asks_for_nothing(
    four_hours: Ticket, desk: User, stranger: User, signed_in: Callable[[User], Client]
) -> None:
    where = f"/tickets/{four_hours.number}/standby/"
    answers = [signed_in(one).post(where).status_code for one in (desk, stranger)]
    assert (answers, StandbyOrder.objects.count()) == ([403, 404], 0)


def test_the_ticket_s_page_names_the_open_loan_before_closing(
    four_hours: Ticket, unit: StandbyUnit, manager: User, signed_in: Callable[[User], Client], at: datetime
) -> None:
    loan = make_loan(unit, four_hours, by=manager, at=at)
    answer = signed_in(manager).post(f"/tickets/{four_hours.number}/cancellation/", {"reason": "客户撤销"})
    four_hours.refresh_from_db()
    assert (answer.status_code, four_hours.status) == (422, "registered")
    assert loan.number in answer.content.decode()

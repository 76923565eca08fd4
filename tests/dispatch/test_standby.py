"""Standby units in a job: the van, the four-hour rule, the substitute, the open loan."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from core.actors import SYSTEM
from core.outbox import deliver_due
from deadlines.operations.firing import sweep
from dispatch.errors import Incomplete
from dispatch.models import Technician, WorkOrder
from dispatch.operations import onsite, preparing, standby
from notifications.models import Message
from org.enums import Post
from org.models import Unit, User
from packs.models import Pack
from packs.operations import activate
from packs.operations.drafting import decide, edit, open_draft, publish, submit
from parts.models import StandbyOrder, StandbyUnit
from parts.operations import units
from tests.factories.dispatch import make_order, prepare, sign
from tests.factories.org import appoint, make_user
from tests.factories.parts import make_depot, make_loan, make_standby, make_standby_order
from tickets.models import Ticket
from tickets.operations import lifecycle
from tickets.operations.errors import Blocked
from tickets.operations.moving import move

HOUR, SECOND = timedelta(hours=1), timedelta(seconds=1)
NINE = datetime(2026, 3, 11, 1, 0, tzinfo=UTC)  # 09:00 in Shanghai
UNIT = {"serial": "AC-1", "model_code": "AC-35"}


@pytest.fixture
def four_hours(packs: None, make_ticket: Callable[..., Ticket]) -> Ticket:
    """A fault report of 09:00 on a unit for which repair or replacement is promised in four hours."""
    activate(packs=["central_ac"], rank="product_model", key="AC-35", by=SYSTEM, at=NINE - HOUR)
    return make_ticket(fault=True, received_at=NINE, **UNIT)


@pytest.fixture
def job(four_hours: Ticket, tech: Technician, supervisor: User) -> WorkOrder:
    """Prepared but for the van."""
    return prepare(make_order(four_hours, tech, by=supervisor, at=NINE), NINE + HOUR / 2)


@pytest.fixture
def unit(four_hours: Ticket, manager: User) -> StandbyUnit:
    """A unit of the customer's model in the region's depot."""
    depot = make_depot(four_hours.region, by=manager, at=NINE)
    return make_standby(depot, by=manager, at=NINE, model=four_hours.asset.model, serial="BY-A")


def arrived(job: WorkOrder, at: datetime, **more: Any) -> WorkOrder:
    by = job.technician.user
    standby.explain_van(order=job, reason="备用机均已借出", by=by, at=NINE + HOUR)
    preparing.depart(order=job, by=by, at=NINE + HOUR)
    onsite.arrive(order=job, by=by, at=at, **more)
    return job


@pytest.mark.requirement("PRT-06")
def test_without_a_unit_on_the_van_a_reason_is_needed(job: WorkOrder) -> None:
    by = job.technician.user
    with pytest.raises(Incomplete) as refused:
        preparing.depart(order=job, by=by, at=NINE + HOUR)
    assert [block.code for block in refused.value.blocks] == ["no_unit"]
    standby.explain_van(order=job, reason="备用机均已借出", by=by, at=NINE + HOUR)
    assert preparing.depart(order=job, by=by, at=NINE + HOUR).no_unit_reason == "备用机均已借出"


def test_with_a_unit_on_the_van_nobody_asks(job: WorkOrder, unit: StandbyUnit, manager: User) -> None:
    units.load(unit=unit, technician=job.technician.user, by=manager, at=NINE)
    assert preparing.depart(order=job, by=job.technician.user, at=NINE + HOUR).departed_at == NINE + HOUR


def test_other_packs_want_no_unit_on_the_van(order: WorkOrder, at: datetime) -> None:
    prepared = prepare(order, at)
    assert preparing.depart(order=prepared, by=order.technician.user, at=at).no_unit_reason == ""


@pytest.mark.requirement("SLA-11")
def test_an_estimate_beyond_four_hours_orders_a_unit_of_the_model_at_once(
    job: WorkOrder, four_hours: Ticket, manager: User
) -> None:
    arrived(job, NINE + 2.5 * HOUR, minutes=120)
    made = StandbyOrder.objects.get()
    assert (made.kind, made.why, made.state) == ("standby", "late_estimate", "ordered")
    assert (made.model, made.stream_id, made.ordered_at) == (
        four_hours.asset.model,
        four_hours.pk,
        NINE + 2.5 * HOUR,
    )
    told = Message.objects.filter(cause=f"standby:{made.number}:ordered", channel="inbox")
    assert list(told.values_list("recipient", "queued_at")) == [(manager.pk, NINE + 2.5 * HOUR)]


def test_an_estimate_on_the_limit_orders_nothing(job: WorkOrder) -> None:
    arrived(job, NINE + 2.5 * HOUR, minutes=90)
    assert StandbyOrder.objects.exists() is False


def test_a_later_estimate_orders_once(job: WorkOrder) -> None:
    arrived(job, NINE + 2.5 * HOUR)
    by = job.technician.user
    for minutes in (30, 61, 90):
        standby.estimate(order=job, minutes=minutes, by=by, at=NINE + 3 * HOUR)
    visit = job.visits.get()
    assert (StandbyOrder.objects.count(), visit.estimated_finish) == (1, NINE + 4.5 * HOUR)


def test_without_such_a_promise_an_estimate_orders_nothing(order: WorkOrder, at: datetime) -> None:
    prepare(order, at)
    preparing.depart(order=order, by=order.technician.user, at=at)
    onsite.arrive(order=order, by=order.technician.user, at=at, minutes=600)
    assert StandbyOrder.objects.exists() is False


@pytest.fixture
def second(group: Unit) -> User:
    return appoint(make_user("officer2", "冯专员"), group, Post.GROUP)


@pytest.fixture
def tender(packs: None, group_officer: User, second: User, at: datetime) -> None:
    """The blank hours are filled in by two people, and the pack is put in force for a model."""
    figures = {
        "id": "substitute_hours",
        "title": "未修复时免费提供代用品",
        "kind": "substitute",
        "target": {"hours": 24},
        "source": "合同",
        "basis": "seed",
    }
    draft = open_draft(
        pack=Pack.objects.get(code="tender_goods"), version=1, reason="填写", by=group_officer, at=at
    )
    held = draft.sections["clocks"]["figures"]["rules"][1]
    filled = {key: value for key, value in held.items() if key not in ("blank", "unit")} | figures
    changed = {"rules.substitute_hours": filled}
    draft = edit(
        draft=draft, section="clocks", figures=changed, revision=draft.revision, by=group_officer, at=at
    )
    draft = decide(draft=submit(draft=draft, by=group_officer, at=at), approved=True, by=second, at=at)
    publish(draft=draft, effective_from=date(2026, 3, 20), by=second, at=at)
    since = date(2026, 3, 20)
    activate(packs=["tender_goods"], rank="product_model", key="AC-35", since=since, by=SYSTEM, at=at)


APRIL = datetime(2026, 4, 1, 1, 0, tzinfo=UTC)  # 2026-04-01 09:00 in Shanghai


def deliver(at: datetime) -> None:
    while deliver_due(at=at):
        pass


@pytest.mark.requirement("SLA-10")
def test_unrepaired_after_the_hours_of_the_contract_a_substitute_is_ordered(
    tender: None, make_ticket: Callable[..., Ticket], manager: User
) -> None:
    ticket = make_ticket(fault=True, received_at=APRIL, **UNIT)
    sweep(at=APRIL + 24 * HOUR)
    deliver(APRIL + 24 * HOUR)
    before = StandbyOrder.objects.count()
    sweep(at=APRIL + 24 * HOUR + SECOND)
    deliver(APRIL + 24 * HOUR + SECOND)
    made = StandbyOrder.objects.get()
    assert (before, made.kind, made.why, made.stream_id) == (0, "substitute", "unrepaired", ticket.pk)
    assert (made.ordered_at, made.model) == (APRIL + 24 * HOUR + SECOND, ticket.asset.model)


def test_repaired_in_time_needs_no_substitute(
    tender: None, make_ticket: Callable[..., Ticket], tech: Technician, supervisor: User
) -> None:
    ticket = make_ticket(fault=True, received_at=APRIL, **UNIT)
    sign(make_order(ticket, tech, by=supervisor, at=APRIL), APRIL + HOUR)
    sweep(at=APRIL + 48 * HOUR)
    deliver(APRIL + 48 * HOUR)
    assert StandbyOrder.objects.exists() is False


@pytest.mark.requirement("WAR-48")
@pytest.mark.parametrize("to", ["archived", "cancelled"])
def test_a_repair_with_an_open_loan_is_not_closed(
    to: str, order: WorkOrder, tech: Technician, supervisor: User, manager: User, at: datetime
) -> None:
    ticket = order.ticket
    depot = make_depot(ticket.region, by=manager, at=at)
    loan = make_loan(make_standby(depot, by=manager, at=at, serial="BY-A"), ticket, by=manager, at=at)
    kept = (loan.number, loan.unit.serial, loan.due_back_on)
    ticket.status = {"archived": "followed_up", "cancelled": "approved"}[to]
    with pytest.raises(Blocked) as refused:
        move(ticket, to, by=supervisor, at=at)
    assert "open_loan" in [block.code for block in refused.value.blocks]
    assert kept == ("LS-2026-000001", "BY-A", date(2026, 3, 25))


def test_the_technician_lends_from_the_own_van_and_takes_back(
    job: WorkOrder, unit: StandbyUnit, manager: User
) -> None:
    by = job.technician.user
    units.load(unit=unit, technician=by, by=manager, at=NINE)
    preparing.depart(order=job, by=by, at=NINE + HOUR)
    onsite.arrive(order=job, by=by, at=NINE + 2 * HOUR, minutes=300)
    unit.refresh_from_db()
    terms = standby.loans.Terms(date(2026, 3, 20), "完好")
    loan = standby.lend(order=job, unit=unit, terms=terms, by=by, at=NINE + 2 * HOUR)
    back = standby.take_back(order=job, loan=loan, condition="完好", by=by, at=NINE + 3 * HOUR)
    assert (loan.order.state, loan.asset, back.returned_by) == ("delivered", job.ticket.asset, by)


def test_nobody_lends_from_another_s_van(job: WorkOrder, unit: StandbyUnit) -> None:
    arrived(job, NINE + 2 * HOUR)
    terms = standby.loans.Terms(date(2026, 3, 20), "完好")
    with pytest.raises(standby.DispatchRefused, match="不在您的车上"):
        standby.lend(order=job, unit=unit, terms=terms, by=job.technician.user, at=NINE + 2 * HOUR)


def test_what_nobody_brought_is_dropped_when_the_ticket_is_closed(
    waiting: Ticket, manager: User, supervisor: User, at: datetime
) -> None:
    made = make_standby_order(waiting, by=manager, at=at)
    lifecycle.cancel(ticket=waiting, reason="客户撤销", by=supervisor, at=at)
    deliver(at + HOUR)
    made.refresh_from_db()
    assert (made.state, made.reason) == ("cancelled", "工单已关闭")

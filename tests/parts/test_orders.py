"""Orders: once per ticket, told at once, assigned, delivered by a loan."""

from datetime import datetime

import pytest

from notifications.models import Message
from org.models import Unit, User
from parts.models import StandbyOrder, StandbyUnit
from parts.operations import standby, units
from parts.operations.errors import PartsRefused, Stale
from parts.queries.orders import candidates
from tests.factories.parts import make_depot, make_loan, make_model, make_standby, make_standby_order
from tests.factories.tickets import make_ticket
from tickets.models import Ticket


def test_the_station_s_manager_is_told_at_once(
    ticket: Ticket, manager: User, desk: User, at: datetime
) -> None:
    made = make_standby_order(ticket, by=desk, at=at, model=make_model())
    told = Message.objects.filter(cause=f"standby:{made.number}:ordered", channel="inbox")
    assert list(told.values_list("recipient", "stream")) == [(manager.pk, ticket.pk)]


def test_a_second_order_of_the_kind_is_the_first(ticket: Ticket, desk: User, at: datetime) -> None:
    assert make_standby_order(ticket, by=desk, at=at) == make_standby_order(ticket, by=desk, at=at)
    assert StandbyOrder.objects.count() == 1


def test_who_has_a_lent_unit_needs_no_other(
    ticket: Ticket, unit: StandbyUnit, manager: User, at: datetime
) -> None:
    make_loan(unit, ticket, by=manager, at=at)
    with pytest.raises(AssertionError):
        make_standby_order(ticket, by=manager, at=at)
    assert StandbyOrder.objects.count() == 0


def test_only_the_same_model_is_assigned(
    ticket: Ticket, unit: StandbyUnit, manager: User, at: datetime
) -> None:
    made = make_standby_order(ticket, by=manager, at=at, model=make_model("AC-50"))
    with pytest.raises(PartsRefused, match="同型号"):
        standby.assign(order=made, unit=unit, by=manager, at=at)
    assert candidates(made) == []


def test_a_unit_is_promised_once(
    ticket: Ticket, unit: StandbyUnit, east: Unit, manager: User, desk: User, at: datetime
) -> None:
    first = make_standby_order(ticket, by=manager, at=at)
    second = make_standby_order(make_ticket(east, by=desk, at=at, phone="13900001234"), by=manager, at=at)
    standby.assign(order=first, unit=unit, by=manager, at=at)
    with pytest.raises(Stale, match="BY-A"):
        standby.assign(order=second, unit=unit, by=manager, at=at)
    assert (candidates(second), second.state) == ([], "ordered")


def test_units_of_the_own_region_come_first(
    ticket: Ticket, unit: StandbyUnit, south: Unit, manager: User, at: datetime
) -> None:
    away = make_standby(make_depot(south, by=manager, at=at), by=manager, at=at, serial="AA-1")
    assert candidates(make_standby_order(ticket, by=manager, at=at)) == [unit, away]


def test_delivered_by_its_loan(ticket: Ticket, unit: StandbyUnit, manager: User, at: datetime) -> None:
    made = make_standby_order(ticket, by=manager, at=at)
    standby.assign(order=made, unit=unit, by=manager, at=at)
    loan = make_loan(unit, ticket, by=manager, at=at)
    made.refresh_from_db()
    assert (loan.order, made.state) == (made, "delivered")


def test_cancelled_with_a_reason(ticket: Ticket, manager: User, at: datetime) -> None:
    made = make_standby_order(ticket, by=manager, at=at)
    with pytest.raises(PartsRefused):
        standby.cancel(order=made, reason="", by=manager, at=at)
    done = standby.cancel(order=made, reason="已修复", by=manager, at=at)
    with pytest.raises(Stale):
        standby.cancel(order=done, reason="再取消", by=manager, at=at)
    assert done.state == "cancelled"


def test_a_unit_that_left_is_not_assigned(
    ticket: Ticket, unit: StandbyUnit, manager: User, at: datetime
) -> None:
    made = make_standby_order(ticket, by=manager, at=at)
    units.withdraw(unit=unit, reason="坏", by=manager, at=at)
    with pytest.raises(Stale):
        standby.assign(order=made, unit=unit, by=manager, at=at)

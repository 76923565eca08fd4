"""Repairs of a unit, from handing in to return."""

from datetime import date, datetime

import pytest

from core.models import Event
from customers.models import Asset
from org.models import Unit, User
from tests.factories.customers import make_asset, make_customer
from tests.factories.tickets import make_ticket
from tickets.models import Ticket
from warranty.enums import RepairKind
from warranty.models import RepairRecord
from warranty.operations import repairs

FIRST, TWELVE_LATER = date(2026, 3, 1), date(2026, 3, 13)


@pytest.fixture
def ticket(east: Unit, desk: User, at: datetime) -> Ticket:
    return make_ticket(east, by=desk, at=at)


@pytest.fixture
def unit(ticket: Ticket, east: Unit) -> Asset:
    return make_asset(make_customer(east))


def begun(unit: Asset, ticket: Ticket, by: User, at: datetime, **more: object) -> RepairRecord:
    return repairs.begin(asset=unit, stream=ticket.pk, on=FIRST, by=by, at=at, **more)  # type: ignore[arg-type]


def done(unit: Asset, ticket: Ticket, by: User, at: datetime, fixed: bool | None = True) -> RepairRecord:
    held = repairs.finish(asset=unit, stream=ticket.pk, fixed=fixed, on=TWELVE_LATER, by=by, at=at)
    assert held is not None
    return held


def test_beginning_twice_is_one_repair(unit: Asset, ticket: Ticket, desk: User, at: datetime) -> None:
    first = begun(unit, ticket, desk, at, kind=RepairKind.FACTORY)
    assert (begun(unit, ticket, desk, at), RepairRecord.objects.count()) == (first, 1)
    event = Event.objects.get(stream=ticket.pk, name="warranty.repair_begun")
    assert event.facts == {"repair": first.pk, "asset": unit.pk, "kind": "factory"}


def test_days_of_waiting_for_parts_are_counted(unit: Asset, ticket: Ticket, desk: User, at: datetime) -> None:
    begun(unit, ticket, desk, at)
    repairs.wait_for_parts(asset=unit, stream=ticket.pk, on=date(2026, 3, 2))
    repairs.go_on(asset=unit, stream=ticket.pk, on=date(2026, 3, 9))
    assert done(unit, ticket, desk, at).waiting_days == 7


def test_a_return_ends_the_waiting(unit: Asset, ticket: Ticket, desk: User, at: datetime) -> None:
    begun(unit, ticket, desk, at)
    repairs.wait_for_parts(asset=unit, stream=ticket.pk, on=date(2026, 3, 10))
    held = done(unit, ticket, desk, at)
    assert (held.waiting_days, held.waiting_since, held.returned_on) == (3, None, TWELVE_LATER)


def test_finishing_without_a_repair_writes_nothing(
    unit: Asset, ticket: Ticket, desk: User, at: datetime
) -> None:
    assert repairs.finish(asset=unit, stream=ticket.pk, fixed=True, on=FIRST, by=desk, at=at) is None
    assert not Event.objects.filter(name="warranty.repair_finished").exists()


def test_the_same_fault_again_means_that_it_was_not_mended(
    unit: Asset, ticket: Ticket, east: Unit, desk: User, at: datetime
) -> None:
    begun(unit, ticket, desk, at, fault="compressor")
    first = done(unit, ticket, desk, at)
    again = make_ticket(east, by=desk, at=at, name="王建国", phone="13812345678")
    begun(unit, again, desk, at, fault="compressor")
    first.refresh_from_db()
    assert first.fixed is False


def test_another_fault_leaves_the_earlier_repair_alone(
    unit: Asset, ticket: Ticket, east: Unit, desk: User, at: datetime
) -> None:
    begun(unit, ticket, desk, at, fault="compressor")
    first = done(unit, ticket, desk, at)
    again = make_ticket(east, by=desk, at=at, name="王建国", phone="13812345678")
    begun(unit, again, desk, at, fault="remote")
    first.refresh_from_db()
    assert first.fixed is True


def test_a_customer_who_says_no_makes_the_last_repair_fail(
    unit: Asset, ticket: Ticket, desk: User, at: datetime
) -> None:
    begun(unit, ticket, desk, at)
    held = done(unit, ticket, desk, at)
    repairs.fail_last(stream=ticket.pk, by=desk, at=at)
    held.refresh_from_db()
    assert held.fixed is False

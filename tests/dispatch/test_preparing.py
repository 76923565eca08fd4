"""From accepting to leaving."""

from datetime import timedelta

import pytest

from core.models import Event
from deadlines.enums import ClockKind
from deadlines.models import Clock
from dispatch.enums import OrderStatus, Preparation
from dispatch.errors import Incomplete, Overlap, Stale
from dispatch.models import Assignment, ChecklistTick, LedgerLine
from dispatch.operations import preparing
from tests.factories.dispatch import make_order, plan, prepare

MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)


def blocked(order, at) -> list[str]:
    """What keeps the order from departing; the status stays."""
    with pytest.raises(Incomplete) as refused:
        preparing.depart(order=order, by=order.technician.user, at=at)
    order.refresh_from_db()
    assert order.status == OrderStatus.ACCEPTED
    return [block.code for block in refused.value.blocks]


def test_a_prepared_job_departs(order, at):
    visit = preparing.depart(order=prepare(order, at), by=order.technician.user, at=at)
    order.refresh_from_db()
    assert (order.status, visit.departed_at, visit.departed_late) == (OrderStatus.DEPARTED, at, False)


@pytest.mark.requirement("TKT-05")
def test_no_departure_without_ledger_line_and_slip(order, at):
    prepare(order, at)
    LedgerLine.objects.all().delete()
    assert blocked(order, at) == ["ledger"]


@pytest.mark.requirement("TKT-05")
def test_the_slip_has_a_number_of_its_own_series(order, at):
    prepare(order, at)
    assert order.ledger_line.slip_number == "RS-2026-000001"


def test_correcting_the_ledger_keeps_the_slip(order, at):
    prepare(order, at)
    line = preparing.fill_ledger(order=order, matter="改为加氟", by=order.technician.user, at=at)
    assert (line.slip_number, LedgerLine.objects.get().matter) == ("RS-2026-000001", "改为加氟")


@pytest.mark.requirement("TKT-06")
def test_no_departure_without_a_logged_contact(order, tech, at):
    preparing.accept(order=order, by=tech.user, at=at)
    preparing.fill_ledger(order=order, matter="检修", by=tech.user, at=at)
    preparing.tick(order=order, items=Preparation.values, by=tech.user, at=at)
    assert blocked(order, at) == ["contact"]


@pytest.mark.requirement("TKT-06")
def test_no_departure_without_an_agreed_time(order, tech, at):
    preparing.accept(order=order, by=tech.user, at=at)
    preparing.contact(
        order=order, spoken=preparing.Spoken(reached=True, note="稍后回电"), by=tech.user, at=at
    )
    preparing.fill_ledger(order=order, matter="检修", by=tech.user, at=at)
    preparing.tick(order=order, items=Preparation.values, by=tech.user, at=at)
    assert blocked(order, at) == ["agreed"]


@pytest.mark.requirement("DSP-06")
@pytest.mark.parametrize("left_out", Preparation.values)
def test_three_of_four_ticks_do_not_depart(order, at, left_out):
    prepare(order, at)
    ticked = [item for item in Preparation.values if item != left_out]
    preparing.tick(order=order, items=ticked, by=order.technician.user, at=at)
    assert (ChecklistTick.objects.count(), blocked(order, at)) == (3, [f"tick_{left_out}"])


@pytest.mark.requirement("TKT-07")
def test_a_departure_later_than_both_raises_a_hint(order, at):
    prepare(order, at)  # accepted 12:00, agreed 14:00, an hour's travel
    visit = preparing.depart(order=order, by=order.technician.user, at=at + HOUR + MINUTE)
    hints = Event.objects.filter(name="order.departed_late").count()
    assert (visit.departed_late, hints) == (True, 1)


@pytest.mark.requirement("TKT-07")
def test_a_departure_in_time_for_the_agreed_hour_raises_none(order, at):
    prepare(order, at)
    visit = preparing.depart(order=order, by=order.technician.user, at=at + HOUR)
    assert (visit.departed_late, Event.objects.filter(name="order.departed_late").exists()) == (False, False)


def test_the_first_contact_meets_the_reply_clock(order, at):
    prepare(order, at + MINUTE)
    assert Clock.objects.get(stream=order.ticket_id, kind=ClockKind.REPLY).met_at == at + MINUTE


def test_the_agreed_time_becomes_the_arrival_promise_and_the_plan(order, at):
    prepare(order, at)
    spoken = preparing.Spoken(reached=True, agreed_at=at + 5 * HOUR)
    preparing.contact(order=order, spoken=spoken, by=order.technician.user, at=at)
    arrival = Clock.objects.get(stream=order.ticket_id, kind=ClockKind.ARRIVE)
    assert (arrival.due_at, Assignment.objects.get().starts_at) == (at + 5 * HOUR, at + 5 * HOUR)


def test_a_time_taken_by_another_job_is_not_agreed(order, make_ticket, tech, supervisor, at):
    make_order(make_ticket(fault=True), tech, by=supervisor, at=at, planned=plan(at, starts_in=5 * HOUR))
    spoken = preparing.Spoken(reached=True, agreed_at=at + 4 * HOUR)
    with pytest.raises(Overlap):
        preparing.contact(order=order, spoken=spoken, by=tech.user, at=at)
    assert order.ticket.contacts.count() == 0


def test_a_second_acceptance_is_told(order, tech, at):
    preparing.accept(order=order, by=tech.user, at=at)
    with pytest.raises(Stale):
        preparing.accept(order=order, by=tech.user, at=at)
    assert Event.objects.filter(name="order.moved").count() == 1

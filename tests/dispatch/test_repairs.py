"""What work orders tell of the repairs of a unit."""

from datetime import date, datetime, timedelta

import pytest

from core.outbox import deliver_due
from customers.models import Asset
from dispatch.enums import CauseCode, Preparation, VisitOutcome, WorkResult
from dispatch.operations import closing, onsite, preparing, visits
from org.models import Unit
from tests.factories.customers import make_asset, make_customer
from tests.factories.dispatch import REPAIR, REPORT, go_on_site, make_order, plan
from tickets.enums import ServiceType
from warranty.models import RepairRecord

DAY = timedelta(days=1)


@pytest.fixture
def unit(east: Unit) -> Asset:
    return make_asset(make_customer(east))


@pytest.fixture
def work(make_ticket, unit, tech, supervisor, at):
    """Somebody is at the customer's to mend the unit."""
    ticket = make_ticket(asset=unit, fault=True)
    return go_on_site(make_order(ticket, tech, by=supervisor, at=at), at)


def deliver(at: datetime) -> None:
    while deliver_due(at=at + timedelta(hours=1)):
        pass


def go_again(order, at: datetime) -> None:
    """The next visit of the same order."""
    by = order.technician.user
    spoken = preparing.Spoken(reached=True, note="家中有人", agreed_at=at + timedelta(hours=2))
    preparing.contact(order=order, spoken=spoken, by=by, at=at)
    preparing.tick(order=order, items=Preparation.values, by=by, at=at)
    preparing.depart(order=order, by=by, at=at)
    onsite.arrive(order=order, by=by, at=at)


def end(order, at: datetime, result: str) -> RepairRecord:
    by, outcome = order.technician.user, closing.Outcome(result, CauseCode.WEAR, REPORT)
    found = onsite.Found("王建国", "室外机电容鼓包", "更换电容")
    onsite.note_findings(order=order, found=found, by=by, at=at)
    closing.file_repair(order=order, repair=REPAIR, by=by, at=at)
    closing.finish_work(order=order, outcome=outcome, by=by, at=at)
    deliver(at)
    return RepairRecord.objects.get()


def test_a_repair_begins_when_somebody_is_there(work, unit, at):
    deliver(at)
    held = RepairRecord.objects.get()
    assert (held.asset, held.stream_id, held.fault, held.handed_in_on, held.returned_on) == (
        unit,
        work.ticket_id,
        "no-cooling",
        date(2026, 3, 10),
        None,
    )


@pytest.mark.parametrize(
    ("result", "fixed"),
    [
        (WorkResult.REPAIRED, True),
        (WorkResult.NOT_REPAIRED, False),
        (WorkResult.NO_FAULT, None),
    ],
)
def test_the_result_of_the_work_ends_it(work, at, result, fixed):
    held = end(work, at, result)
    assert (held.returned_on, held.fixed) == (date(2026, 3, 10), fixed)


def test_days_without_parts_are_counted_between_visits(work, at):
    visits.end_visit(
        order=work,
        outcome=VisitOutcome.PARTS,
        note="缺压缩机",
        next_plan=plan(at + 6 * DAY),
        by=work.technician.user,
        at=at,
    )
    deliver(at)
    later = at + 6 * DAY
    go_again(work, later)
    held = end(work, later, WorkResult.REPAIRED)
    assert (held.waiting_days, (held.returned_on - held.handed_in_on).days) == (6, 6)


def test_an_installation_is_no_repair(make_ticket, unit, tech, supervisor, at):
    ticket = make_ticket(asset=unit, fault=True, service_type=ServiceType.INSTALLATION)
    go_on_site(make_order(ticket, tech, by=supervisor, at=at), at)
    deliver(at)
    assert RepairRecord.objects.count() == 0

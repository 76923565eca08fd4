"""Root causes of repeats, major complaints and escalated jobs."""

from dataclasses import replace
from datetime import timedelta

import pytest

from dispatch.errors import Incomplete
from dispatch.operations import closing, onsite
from dispatch.queries.steps import root_cause_needed
from tests.factories.dispatch import TRIP, leave, make_order
from tests.factories.tickets import repaired
from tickets.enums import ComplaintClass, Severity
from tickets.models import Complaint, Ticket
from tickets.operations import permits

DAY = timedelta(days=1)


def repeat(order, make_ticket, tech, at):
    """The same unit had the same fault a week ago."""
    earlier = make_ticket(serial="SN-1001", received_at=at - 7 * DAY, fault=True)
    repaired(earlier, at=at - 7 * DAY)
    Ticket.objects.filter(pk=order.ticket_id).update(asset=earlier.asset)


def major(order, make_ticket, tech, at):
    Complaint.objects.create(
        ticket=order.ticket, complaint_class=ComplaintClass.REPAIR, severity=Severity.MAJOR, progress_at=at
    )


def escalated(order, make_ticket, tech, at):
    """Escalated on site; the order of the test is beyond that, so the row stands as it was written then."""
    visit = order.visits.get()
    todo = onsite.open_todo(
        stream=order.ticket.stream,
        kind="solution",
        title="方案",
        unit=order.ticket.unit,
        owner=tech.user,
        by=tech.user,
        at=at,
    )
    onsite.Escalation.objects.create(visit=visit, problem="反复跳闸", todo=todo, by=tech.user, at=at)


@pytest.mark.requirement("TKT-34")
@pytest.mark.parametrize("case", [repeat, major, escalated])
def test_the_root_cause_is_mandatory(order, make_ticket, tech, at, case):
    leave(order, at)
    case(order, make_ticket, tech, at)
    order.refresh_from_db()
    with pytest.raises(Incomplete) as refused:
        closing.record(order=order, content="更换电容", trip=TRIP, by=tech.user, at=at)
    assert [block.code for block in refused.value.blocks] == ["root_cause"]
    trip = replace(TRIP, root_cause="批次电容不良", lesson="同批更换")
    closing.record(order=order, content="更换电容", trip=trip, by=tech.user, at=at)
    order.refresh_from_db()
    assert (order.status, order.trip_report.lesson) == ("recorded", "同批更换")


def test_an_old_repair_is_no_repeat(order, make_ticket, tech, at):
    earlier = make_ticket(serial="SN-1001", received_at=at - 31 * DAY, fault=True)
    repaired(earlier, at=at - 31 * DAY)
    Ticket.objects.filter(pk=order.ticket_id).update(asset=earlier.asset)
    order.refresh_from_db()
    assert root_cause_needed(order) is False


def test_another_fault_of_the_unit_is_no_repeat(make_ticket, supervisor, tech, at):
    earlier = make_ticket(serial="SN-1001", received_at=at - 7 * DAY, category=None, fault=True)
    repaired(earlier, at=at - 7 * DAY)
    ticket = permits.approve(ticket=make_ticket(serial="SN-1001"), by=supervisor, at=at)
    assert root_cause_needed(make_order(ticket, tech, by=supervisor, at=at)) is False

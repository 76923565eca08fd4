"""Approval before the visit, or after a fault's dispatch."""

from datetime import datetime, timedelta

import pytest

from core.clock import LOCAL
from deadlines.enums import ClockKind
from deadlines.models import Clock
from deadlines.operations import sweep
from dispatch.enums import OrderStatus
from dispatch.errors import SamePerson, Stale
from dispatch.models import WorkOrder
from dispatch.operations import closing, dispatching
from dispatch.operations.approving import approve_and_dispatch
from dispatch.operations.dispatching import Sending
from dispatch.queries.queue import unapproved
from org.enums import Decision, Post
from org.models import Approval
from org.operations import approvals
from tests.factories.dispatch import TRIP, leave, make_order, make_skill, make_technician, plan
from tests.factories.org import appoint, make_user
from tickets.enums import Status
from tickets.operations import permits
from tickets.operations.errors import NotAllowed

LATE = datetime(2026, 3, 10, 22, 10, tzinfo=LOCAL)


@pytest.mark.requirement("TKT-02")
def test_a_general_ticket_is_not_dispatched_before_its_approval(waiting, tech, supervisor, at):
    with pytest.raises(Stale):
        make_order(waiting, tech, by=supervisor, at=at)
    waiting.refresh_from_db()
    assert (waiting.status, WorkOrder.objects.count()) == (Status.AWAITING_APPROVAL, 0)


@pytest.mark.requirement("TKT-02")
def test_the_supervisors_approval_opens_the_way(waiting, tech, supervisor, at):
    order = approve_and_dispatch(ticket=waiting, sending=Sending(tech, plan(at)), by=supervisor, at=at)
    waiting.refresh_from_db()
    assert (waiting.status, waiting.assignee, order.number) == (
        Status.DISPATCHED,
        tech.user,
        "WO-2026-000001",
    )


def test_a_failed_dispatch_leaves_the_request_open(waiting, tech, supervisor, at):
    tech.skills.clear()
    with pytest.raises(Exception, match="技能"):
        approve_and_dispatch(ticket=waiting, sending=Sending(tech, plan(at)), by=supervisor, at=at)
    assert Approval.objects.get().decision == ""


@pytest.mark.requirement("TKT-03")
def test_a_fault_is_dispatched_in_registered(fault, tech, supervisor, at):
    order = make_order(fault, tech, by=supervisor, at=at)
    asked = Approval.objects.get(stream=fault.pk)
    assert order.status == OrderStatus.DISPATCHED
    assert (asked.asker, asked.decision, asked.due_at) == (supervisor, "", at + timedelta(hours=24))


@pytest.mark.requirement("TKT-03")
def test_a_fault_unapproved_after_a_day_is_on_the_overdue_list(make_ticket, tech, supervisor, manager):
    fault = make_ticket(fault=True, received_at=LATE)
    make_order(fault, tech, by=supervisor, at=LATE)
    at_due = LATE + timedelta(hours=24)
    listed = {
        moment: unapproved(manager, at=moment)[0].late for moment in (at_due, at_due + timedelta(seconds=1))
    }
    assert listed == {at_due: False, at_due + timedelta(seconds=1): True}


def test_the_approval_afterwards_takes_it_off_the_list(fault, tech, supervisor, manager, at):
    make_order(fault, tech, by=supervisor, at=at)
    permits.approve(ticket=fault, by=manager, at=at)
    clock = Clock.objects.get(stream=fault.pk, kind=ClockKind.DISPATCH_APPROVAL)
    assert (unapproved(manager, at=at), clock.met_at) == ([], at)


@pytest.mark.requirement("CNV-17")
@pytest.mark.parametrize(("minutes", "late"), [(30, False), (31, True)])
def test_a_fault_dispatched_after_31_minutes_is_late(fault, tech, supervisor, at, minutes, late):
    moment = at + timedelta(minutes=minutes)
    make_order(fault, tech, by=supervisor, at=moment)
    assert Clock.objects.get(stream=fault.pk, kind=ClockKind.DISPATCH).is_breached is late


def test_nobody_approves_the_own_application(make_ticket, supervisor, tech, at):
    ticket = permits.return_for_correction(ticket=make_ticket(), reason="补充地址", by=supervisor, at=at)
    permits.request_approval(ticket=ticket, by=supervisor, at=at)
    with pytest.raises(approvals.SamePerson):
        approve_and_dispatch(ticket=ticket, sending=Sending(tech, plan(at)), by=supervisor, at=at)
    assert WorkOrder.objects.count() == 0


def test_the_approver_does_not_execute(waiting, supervisor, east, at):
    appoint(supervisor, east, Post.TECHNICIAN)
    herself = make_technician(east, make_skill(), user=supervisor)
    with pytest.raises(SamePerson):
        approve_and_dispatch(ticket=waiting, sending=Sending(herself, plan(at)), by=supervisor, at=at)
    assert Approval.objects.get().decision == ""


def test_the_applicant_does_not_execute(waiting, supervisor, desk, east, at):
    appoint(desk, east, Post.TECHNICIAN)
    applicant = make_technician(east, make_skill(), user=desk)
    with pytest.raises(NotAllowed):
        approve_and_dispatch(ticket=waiting, sending=Sending(applicant, plan(at)), by=supervisor, at=at)
    assert WorkOrder.objects.count() == 0


def test_the_executor_does_not_approve_afterwards(fault, tech, supervisor, east, at):
    appoint(tech.user, east, Post.SUPERVISOR)
    make_order(fault, tech, by=supervisor, at=at)
    with pytest.raises(NotAllowed):
        permits.approve(ticket=fault, by=tech.user, at=at)
    assert Approval.objects.get().decision == ""


def test_the_second_approver_is_told(waiting, tech, supervisor, manager, at):
    sending = Sending(tech, plan(at))
    approve_and_dispatch(ticket=waiting, sending=sending, by=supervisor, at=at)
    with pytest.raises(Exception, match=r"他人处理|已派工|没有待处理"):
        approve_and_dispatch(ticket=waiting, sending=sending, by=manager, at=at)
    assert (WorkOrder.objects.count(), Approval.objects.get().decider) == (1, supervisor)


def test_a_withdrawn_fault_keeps_its_one_open_request(fault, tech, supervisor, at):
    order = make_order(fault, tech, by=supervisor, at=at)
    dispatching.withdraw(order=order, reason="改期", by=supervisor, at=at)
    make_order(fault, tech, by=supervisor, at=at)
    assert list(Approval.objects.values_list("decision", flat=True)) == [""]


def test_a_returned_request_is_asked_again_with_the_next_dispatch(fault, tech, supervisor, manager, at):
    order = make_order(fault, tech, by=supervisor, at=at)
    permits.return_for_correction(ticket=fault, reason="理由不足", by=manager, at=at)
    dispatching.withdraw(order=order, reason="改期", by=supervisor, at=at)
    make_order(fault, tech, by=supervisor, at=at)
    decisions = Approval.objects.order_by("pk").values_list("decision", flat=True)
    assert list(decisions) == [Decision.RETURNED, ""]


def test_the_overdue_approval_fires_its_levels(fault, tech, supervisor, at):
    make_order(fault, tech, by=supervisor, at=at)
    sweep(at=at + timedelta(hours=24, seconds=1))
    assert Clock.objects.get(stream=fault.pk, kind=ClockKind.DISPATCH_APPROVAL).is_breached


def test_the_other_regions_supervisor_may_not_approve(waiting, tech, stranger, at):
    with pytest.raises(NotAllowed):
        approve_and_dispatch(ticket=waiting, sending=Sending(tech, plan(at)), by=stranger, at=at)
    assert WorkOrder.objects.count() == 0


def test_one_live_order_per_ticket(order, supervisor, east, at):
    other = make_technician(east, make_skill(), user=appoint(make_user("other"), east, Post.TECHNICIAN))
    with pytest.raises(Stale):
        make_order(order.ticket, other, by=supervisor, at=at)
    assert WorkOrder.objects.count() == 1


def test_a_recorded_job_stays_on_the_list_until_it_is_approved(fault, tech, supervisor, manager, at):
    order = leave(make_order(fault, tech, by=supervisor, at=at), at)
    closing.file_report(order=order, report=closing.Report(opinion="满意"), by=tech.user, at=at)
    closing.record(order=order, content="更换电容", trip=TRIP, by=tech.user, at=at)
    assert [one.stream_id for one in unapproved(manager, at=at)] == [fault.pk]


@pytest.fixture
def returned(fault, tech, supervisor, manager, at):
    """A fault's job whose later approval came back for correction."""
    make_order(fault, tech, by=supervisor, at=at)
    return permits.return_for_correction(ticket=fault, reason="理由不足", by=manager, at=at)


def listed(user, at) -> list[tuple[int, str]]:
    return [(one.stream_id, one.decision) for one in unapproved(user, at=at)]


@pytest.mark.requirement("TKT-03")
def test_a_returned_job_stays_on_the_list_and_becomes_overdue(returned, manager, at):
    later = unapproved(manager, at=at + timedelta(hours=24, seconds=1))
    assert (listed(manager, at), later[0].late) == ([(returned.pk, Decision.RETURNED)], True)


def test_a_request_made_anew_takes_the_place_of_the_returned_one(returned, supervisor, manager, at):
    permits.request_approval(ticket=returned, reason="客户停机", by=supervisor, at=at)
    assert listed(manager, at) == [(returned.pk, "")]
    permits.approve(ticket=returned, by=manager, at=at)
    assert listed(manager, at) == []


def test_a_returned_job_that_was_taken_back_is_not_on_the_list(returned, supervisor, manager, at):
    dispatching.withdraw(order=returned.work_orders.get(), reason="改期", by=supervisor, at=at)
    assert listed(manager, at) == []


def test_an_application_before_the_visit_is_not_on_the_list(waiting, manager, at):
    assert listed(manager, at) == []


def test_another_regions_supervisor_does_not_see_the_list(returned, stranger, at):
    assert listed(stranger, at) == []

"""Spot checks: three topics and a signature, or the visit stays open."""

from datetime import datetime, timedelta

import pytest

from core.models import Attachment
from deadlines.enums import ClockKind
from deadlines.models import Clock
from followups.enums import Finding, SlipState, VisitState
from followups.errors import FollowUpRefused
from followups.models import Slip, Visit
from followups.operations import slips, visits
from org.models import Unit, User
from tests.factories.dispatch import picture
from tests.factories.followups import ALL_TOPICS, WHOLE, make_caller, make_slip, make_visit
from tests.followups.local import local

HOUR = timedelta(hours=1)


@pytest.fixture
def clerk(east: Unit) -> User:
    return make_caller(east)


@pytest.fixture
def visit(east: Unit, clerk: User, at: datetime) -> Visit:
    return make_visit(east, clerk, booked_for=at, at=at)


@pytest.mark.requirement("FUP-04")
def test_two_of_three_topics_leave_it_open(visit: Visit, clerk: User, at: datetime) -> None:
    two = {"installation": (Finding.MEETS, ""), "design": (Finding.FAILS, "缺抽屉")}
    seen = visits.Seen(two, WHOLE.heard, WHOLE.filled_in, WHOLE.signer, WHOLE.signature)
    held = visits.note_visit(visit=visit, seen=seen, by=clerk, at=at)
    assert (held.state, held.done_at) == (VisitState.VISITED, None)


@pytest.mark.requirement("FUP-04")
def test_without_signature_it_stays_open(visit: Visit, clerk: User, at: datetime) -> None:
    held = visits.note_visit(visit=visit, seen=visits.Seen(ALL_TOPICS, "柜门略紧"), by=clerk, at=at)
    assert (held.state, Slip.objects.count()) == (VisitState.VISITED, 0)


@pytest.mark.requirement("FUP-04")
def test_three_topics_and_the_signed_slip_finish_it(visit: Visit, clerk: User, at: datetime) -> None:
    held = visits.note_visit(visit=visit, seen=WHOLE, by=clerk, at=at)
    assert (held.state, held.done_at, held.heard) == (VisitState.DONE, at, "柜门略紧")
    assert (held.slip.filled_in, held.slip.state) == ("满意，请调柜门", SlipState.WITH_VISITOR)
    assert Attachment.objects.get(stream=visit.pk).purpose == "signature"


def test_the_missing_topic_may_follow(visit: Visit, clerk: User, at: datetime) -> None:
    signed = visits.Seen({}, "", WHOLE.filled_in, WHOLE.signer, WHOLE.signature)
    visits.note_visit(visit=visit, seen=signed, by=clerk, at=at)
    held = visits.note_visit(visit=visit, seen=visits.Seen(ALL_TOPICS), by=clerk, at=at + HOUR)
    assert (held.state, held.visited_at, held.done_at) == (VisitState.DONE, at, at + HOUR)


def test_a_finished_visit_is_not_written_again(visit: Visit, clerk: User, at: datetime) -> None:
    visits.note_visit(visit=visit, seen=WHOLE, by=clerk, at=at)
    with pytest.raises(FollowUpRefused):
        visits.note_visit(visit=visit, seen=visits.Seen(heard="改写"), by=clerk, at=at)
    assert Visit.objects.get().heard == "柜门略紧"


@pytest.mark.parametrize("reason", ["", "  "])
def test_cancelling_needs_a_reason(visit: Visit, clerk: User, at: datetime, reason: str) -> None:
    with pytest.raises(FollowUpRefused):
        visits.cancel_visit(visit=visit, reason=reason, by=clerk, at=at)
    assert Visit.objects.get().state == VisitState.BOOKED


def clock(slip: Slip, kind: str) -> Clock:
    return Clock.objects.get(stream=slip.pk, kind=kind)


@pytest.mark.requirement("SLA-15", "FUP-05")
def test_the_slip_is_due_12_hours_after_the_return(east: Unit, clerk: User) -> None:
    slip = make_slip(east, clerk, at=local("2026-03-12T17:30"))
    assert clock(slip, ClockKind.SLIP).due_at == local("2026-03-13T06:30")


@pytest.mark.requirement("SLA-14", "FUP-05")
def test_the_commitment_is_due_48_hours_after_the_receipt(east: Unit, clerk: User) -> None:
    slip = make_slip(east, clerk, at=local("2026-03-13T12:00"))
    received = local("2026-03-13T16:00")
    slips.receive(slip=slip, received_at=received, by=clerk, at=received)
    assert clock(slip, ClockKind.COMMITMENT).due_at == local("2026-03-15T16:00")
    assert clock(slip, ClockKind.SLIP).met_at == received


@pytest.mark.requirement("FUP-05")
def test_a_slip_goes_its_whole_way(east: Unit, clerk: User, at: datetime) -> None:
    slip = make_slip(east, clerk, at=at)
    late = at + 2 * HOUR
    slips.receive(slip=slip, received_at=late, by=clerk, at=late)
    slips.commit(slip=slip, commitment="周五上门调柜门", by=clerk, at=late)
    slips.serve(slip=slip, service="已调柜门", by=clerk, at=late)
    slips.accept(slip=slip, signer="王建国", signature=picture("PNG"), by=clerk, at=late)
    held = slips.give_back(slip=slip, by=clerk, at=late)
    assert (held.state, held.accepted_signer, held.returned_at) == (SlipState.RETURNED, "王建国", late)
    assert clock(slip, ClockKind.COMMITMENT).met_at == late


def test_no_step_is_left_out(east: Unit, clerk: User, at: datetime) -> None:
    slip = make_slip(east, clerk, at=at)
    with pytest.raises(FollowUpRefused):
        slips.serve(slip=slip, service="已调柜门", by=clerk, at=at + 2 * HOUR)
    assert Slip.objects.get().state == SlipState.WITH_VISITOR


def test_no_acceptance_without_signature(east: Unit, clerk: User, at: datetime) -> None:
    slip = make_slip(east, clerk, at=at)
    Slip.objects.update(state=SlipState.SERVED, received_at=at)
    with pytest.raises(FollowUpRefused):
        slips.accept(slip=slip, signer="王建国", signature=b"", by=clerk, at=at + 2 * HOUR)
    assert Slip.objects.get().state == SlipState.SERVED

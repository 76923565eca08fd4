"""Surges of complaints propose an emergency, and who may decide does."""

from datetime import datetime, timedelta

import pytest

from emergency.enums import Verdict
from emergency.models import Proposal
from emergency.operations import ProposalRefused, decide, watch_surge
from emergency.rules import Surge
from notifications.models import Message
from org.models import Unit, User
from tests.factories.core import make_stream
from tests.factories.tickets import COMPLAINT, make_ticket
from tickets.models import Ticket

DAY = timedelta(days=1)
FIGURES = Surge(factor=3, least=10, mean_days=28, window_hours=24)


@pytest.mark.parametrize(
    ("count", "before", "reached"),
    [(12, 112, True), (11, 112, False), (10, 0, True), (9, 0, False), (12, 113, False)],
)
def test_three_times_the_mean_and_at_least_ten(count: int, before: int, reached: bool) -> None:
    assert FIGURES.reached(count, before) is reached


@pytest.fixture
def complaints(east: Unit, desk: User, at: datetime) -> None:
    """Four a day for 28 days before the last 24 hours, and eleven in them."""
    first = make_ticket(east, by=desk, at=at - timedelta(hours=1), **COMPLAINT)
    spread = [at - DAY - timedelta(hours=6 * n) for n in range(112)]
    inside = [at - timedelta(minutes=n) for n in range(10)]
    _copies(first, spread + inside)


def _copies(ticket: Ticket, instants: list[datetime]) -> None:
    """More complaints like one, written at once."""

    for instant in instants:
        stream = make_stream("ticket")
        kept = {
            field.attname: getattr(ticket, field.attname)
            for field in Ticket._meta.concrete_fields
            if field.attname not in ("stream_id", "registered_at")
        }
        copy = Ticket.objects.create(stream=stream, registered_at=instant, **kept)
        type(ticket.complaint).objects.create(ticket=copy, progress_at=instant)


@pytest.mark.requirement("CMP-19")
def test_a_mean_of_four_calls_at_twelve_not_at_eleven(
    complaints: None, east: Unit, desk: User, group_officer: User, manager: User, at: datetime
) -> None:
    assert watch_surge(at=at) == []
    make_ticket(east, by=desk, at=at, phone="13900000001", **COMPLAINT)
    made = watch_surge(at=at)
    assert [(one.unit.code, one.count, one.before) for one in made] == [("group", 12, 112), ("east", 12, 112)]
    told = Message.objects.filter(cause__startswith="emergency:", channel="inbox")
    assert set(told.values_list("recipient", flat=True)) == {group_officer.pk, manager.pk}


def test_a_surge_is_proposed_once(complaints: None, east: Unit, desk: User, at: datetime) -> None:
    make_ticket(east, by=desk, at=at, phone="13900000001", **COMPLAINT)
    watch_surge(at=at)
    assert (watch_surge(at=at + timedelta(minutes=1)), Proposal.objects.count()) == ([], 2)


@pytest.fixture
def proposal(complaints: None, east: Unit, desk: User, at: datetime) -> Proposal:
    make_ticket(east, by=desk, at=at, phone="13900000001", **COMPLAINT)
    return next(one for one in watch_surge(at=at) if one.unit == east)


def test_the_manager_decides_with_a_reason(proposal: Proposal, manager: User, at: datetime) -> None:
    with pytest.raises(ProposalRefused):
        decide(proposal=proposal, verdict=Verdict.ACCEPTED, reason=" ", by=manager, at=at)
    made = decide(proposal=proposal, verdict=Verdict.ACCEPTED, reason="批量故障", by=manager, at=at)
    assert (made.verdict, made.decided_by) == (Verdict.ACCEPTED, manager)
    with pytest.raises(ProposalRefused):
        decide(proposal=proposal, verdict=Verdict.DISMISSED, reason="误报", by=manager, at=at)


def test_a_supervisor_does_not_decide(proposal: Proposal, supervisor: User, at: datetime) -> None:
    with pytest.raises(ProposalRefused):
        decide(proposal=proposal, verdict=Verdict.DISMISSED, reason="误报", by=supervisor, at=at)
    assert Proposal.objects.get(pk=proposal.pk).verdict == ""


def test_the_pages(proposal: Proposal, manager: User, supervisor: User, stranger: User, signed_in) -> None:
    client = signed_in(manager)
    assert "客户投诉激增" in client.get("/emergency/").content.decode()
    assert client.post(f"/emergency/{proposal.pk}/verdict/", {"verdict": "accepted"}).status_code == 422
    sent = {"verdict": "dismissed", "reason": "促销期正常波动"}
    assert signed_in(supervisor).post(f"/emergency/{proposal.pk}/verdict/", sent).status_code == 403
    assert signed_in(stranger).get(f"/emergency/{proposal.pk}/").status_code == 404
    assert client.post(f"/emergency/{proposal.pk}/verdict/", sent).status_code == 302
    assert "促销期正常波动" in client.get(f"/emergency/{proposal.pk}/").content.decode()


@pytest.mark.parametrize("which", ["waiting", "decided"])
def test_the_list_has_a_budget(
    which: str, proposal: Proposal, manager: User, signed_in, django_assert_max_num_queries
) -> None:
    client = signed_in(manager)
    with django_assert_max_num_queries(16):
        client.get(f"/emergency/?which={which}")

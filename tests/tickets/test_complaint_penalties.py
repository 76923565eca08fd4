"""Penalties follow only from complaints that were found true."""

from datetime import datetime
from decimal import Decimal

import pytest

from core.models import Event
from org.enums import Department
from org.models import User
from tests.factories.tickets import established, handled
from tickets.models import Penalty, Ticket
from tickets.operations import penalties
from tickets.operations.errors import TicketRefused


@pytest.mark.requirement("CMP-21")
@pytest.mark.parametrize("founded", [None, False])
def test_a_penalty_without_founded_complaint_is_refused(
    founded: bool | None, complaint: Ticket, supervisor: User, technician: User, at: datetime
) -> None:
    if founded is not None:
        handled(complaint, severity="general", by=supervisor, at=at, founded=founded)
    with pytest.raises(TicketRefused):
        penalties.penalise(ticket=complaint, person=technician, reason="态度不好", by=supervisor, at=at)
    assert Penalty.objects.count() == 0


@pytest.mark.requirement("CMP-21")
def test_a_founded_complaint_lets_a_penalty_be_entered(
    complaint: Ticket, supervisor: User, technician: User, at: datetime
) -> None:
    handled(complaint, severity="general", by=supervisor, at=at)
    penalties.penalise(
        ticket=complaint, person=technician, amount=Decimal(100), reason="态度不好", by=supervisor, at=at
    )
    assert [(row.person, row.amount) for row in Penalty.objects.all()] == [(technician, Decimal(100))]


def test_nobody_penalises_two_at_once_or_oneself(complaint: Ticket, supervisor: User, at: datetime) -> None:
    handled(complaint, severity="general", by=supervisor, at=at)
    for given in ({}, {"person": supervisor}, {"person": supervisor, "contractor": "甲队"}):
        with pytest.raises(TicketRefused):
            penalties.penalise(ticket=complaint, reason="x", by=supervisor, at=at, **given)  # type: ignore[arg-type]


def test_no_personal_values_stand_in_the_events(complaint: Ticket, supervisor: User, at: datetime) -> None:
    handled(complaint, severity="general", by=supervisor, at=at)
    established(complaint, by=supervisor, at=at)
    penalties.penalise(ticket=complaint, contractor="某安装队", reason="迟到", by=supervisor, at=at)
    said = str(list(Event.objects.filter(stream=complaint.pk).values_list("facts", flat=True)))
    assert [word in said for word in ("迟到", "通话录音", "某安装队", "王建国")] == [False] * 4
    assert Department.AFTER_SALES in said

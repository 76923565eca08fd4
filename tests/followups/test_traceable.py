"""The closed loop can be read from the timeline."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client

from followups.operations import answer
from org.models import Unit, User
from tests.factories.followups import make_call, make_caller
from tickets.enums import Status
from tickets.models import Ticket
from tickets.operations import lifecycle, permits

LOOP = {"派给": "dispatch", "处理方案": "handling", "客户评价": "feedback", "回访": "follow-up"}


@pytest.mark.requirement("TKT-29")
def test_dispatch_handling_feedback_and_follow_up_stand_on_the_timeline(
    east: Unit, supervisor: User, manager: User, signed_in: Callable[..., Client], at: datetime
) -> None:
    call = make_call(east, by=supervisor, at=at)
    then = at + timedelta(days=2)
    permits.approve(ticket=call.ticket, by=manager, at=at)
    answer(call=call, satisfaction="satisfied", opinion="好", by=make_caller(east), at=then)
    lifecycle.archive(ticket=Ticket.objects.get(), by=manager, at=then, breach_reason="other")
    ticket = Ticket.objects.get()
    page = signed_in(supervisor).get(f"/tickets/{ticket.number}/")
    said = " ".join(entry.words for entry in page.context["page"].timeline)
    assert ticket.status == Status.ARCHIVED
    assert [word for word in LOOP if word not in said] == []

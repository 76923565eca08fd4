"""The archive asks for the documents of a visit."""

from datetime import datetime

import pytest

from dispatch.models import ServiceReport, WorkOrder
from dispatch.obstacles import missing_documents
from org.models import Unit, User
from tests.factories.dispatch import make_order, make_technician, sign
from tests.factories.tickets import make_ticket
from tickets.models import Ticket
from tickets.operations import lifecycle
from tickets.operations.errors import TicketRefused


@pytest.fixture
def ticket(east: Unit, desk: User, supervisor: User, at: datetime) -> Ticket:
    """Served and recorded; nothing but the archive is left to do."""
    made = make_ticket(east, by=desk, at=at, fault=True)
    order = sign(make_order(made, make_technician(east), by=supervisor, at=at), at)
    WorkOrder.objects.filter(pk=order.pk).update(status="recorded")
    Ticket.objects.filter(pk=made.pk).update(status="followed_up")
    made.refresh_from_db()
    return made


@pytest.mark.requirement("ARC-04")
def test_a_ticket_is_not_archived_without_its_documents(
    ticket: Ticket, supervisor: User, at: datetime
) -> None:
    before = missing_documents(ticket, "archived")
    ServiceReport.objects.filter(order__ticket=ticket).delete()
    assert (before, [one.code for one in missing_documents(ticket, "archived")]) == ([], ["document_missing"])
    with pytest.raises(TicketRefused, match="服务报告"):
        lifecycle.archive(ticket=ticket, by=supervisor, at=at, breach_reason="other")
    assert Ticket.objects.get().status == "followed_up"


def test_other_moves_ask_for_nothing(ticket: Ticket) -> None:
    ServiceReport.objects.filter(order__ticket=ticket).delete()
    assert missing_documents(ticket, "registered") == []


def test_a_request_solved_on_the_phone_has_no_documents(east: Unit, desk: User, at: datetime) -> None:
    assert missing_documents(make_ticket(east, by=desk, at=at), "archived") == []

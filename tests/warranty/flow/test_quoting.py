"""Quotations of paid repairs, and what waits for their answer (WAR-32)."""

from datetime import date, datetime
from decimal import Decimal

import pytest
from django.test import Client

from core.actors import CUSTOMER, SYSTEM
from core.models import Event
from core.outbox import deliver_due
from core.private_links import token_of
from customers.models import Link
from notifications.models import Message
from org.models import Unit, User
from tests.factories.claims import judged_ticket, use_pack, verdict_of
from tickets.enums import ServiceType, Status
from tickets.models import Ticket
from tickets.operations import lifecycle
from tickets.operations.hotline.charges import install
from tickets.operations.moving import obstacles
from warranty.enums import AnswerWay, QuotationState, Verdict
from warranty.models import Quotation
from warranty.operations import quoting
from warranty.operations.errors import Stale, WarrantyRefused
from warranty.queries import standing


@pytest.fixture
def ticket(east: object, desk: User) -> Ticket:
    """Out of warranty under a pack that wants a quotation first."""
    use_pack("industrial")
    given = {"received_on": date(2020, 1, 5), "contract_months": 12}
    return judged_ticket(east, by=desk, given=given)  # type: ignore[arg-type]


def drafted(ticket: Ticket, desk: User, at: datetime) -> Quotation:
    sums = {"parts": Decimal(140), "labour": Decimal(60), "travel": Decimal(30)}
    return quoting.draft(ticket=ticket, by=desk, at=at, **sums)


def quoted(ticket: Ticket, desk: User, at: datetime) -> Quotation:
    return quoting.send(quotation=drafted(ticket, desk, at), by=desk, at=at)


@pytest.mark.requirement("WAR-32")
def test_work_waits_for_an_accepted_quotation(ticket: Ticket, desk: User, at: datetime) -> None:
    assert verdict_of(ticket) == Verdict.PENDING_APPROVAL
    quoted(ticket, desk, at)
    assert verdict_of(ticket) == Verdict.PENDING_APPROVAL
    assert [block.code for block in obstacles(ticket, Status.WORK_DONE)] == ["quotation_open"]


@pytest.mark.requirement("WAR-32")
def test_an_accepted_quotation_makes_it_a_paid_repair(ticket: Ticket, desk: User, at: datetime) -> None:
    row = quoted(ticket, desk, at)
    quoting.answer(quotation=row, accepted=True, way=AnswerWay.PHONE, by=desk, at=at)
    assert verdict_of(ticket) == Verdict.PAID_REPAIR
    assert [block.code for block in obstacles(ticket, Status.WORK_DONE)] == []


def test_the_card_names_each_line_as_it_was_quoted(ticket: Ticket, desk: User, at: datetime) -> None:
    row = quoted(ticket, desk, at)
    quoting.answer(quotation=row, accepted=True, way=AnswerWay.PHONE, by=desk, at=at)
    held = standing.of(ticket)
    assert held is not None
    lines = {"labour": Decimal(60), "parts": Decimal(140), "travel": Decimal(30)}
    assert (held.lines, held.customer_pays) == (lines, Decimal(230))


@pytest.mark.parametrize("travel", [30, 0])
def test_an_accepted_quotation_says_whether_the_visit_is_in_it(
    travel: int, ticket: Ticket, desk: User, at: datetime
) -> None:
    install()
    sums = {"parts": Decimal(140), "labour": Decimal(60), "travel": Decimal(travel)}
    row = quoting.send(quotation=quoting.draft(ticket=ticket, by=desk, at=at, **sums), by=desk, at=at)
    quoting.answer(quotation=row, accepted=True, way=AnswerWay.PHONE, by=desk, at=at)
    assert list(ticket.charges.values_list("amount", "for_visit")) == [(row.total, bool(travel))]


def test_a_declined_one_keeps_the_work_waiting(ticket: Ticket, desk: User, at: datetime) -> None:
    row = quoted(ticket, desk, at)
    quoting.answer(quotation=row, accepted=False, way=AnswerWay.PHONE, by=desk, at=at)
    assert verdict_of(ticket) == Verdict.PENDING_APPROVAL


def test_the_customer_is_told_the_sum_with_the_link(ticket: Ticket, desk: User, at: datetime) -> None:
    row = quoted(ticket, desk, at)
    told = Message.objects.get(cause=f"ticket:{ticket.pk}:quotation:{row.pk}")
    assert "230.00" in told.body


def test_a_second_one_waits_for_the_first(ticket: Ticket, desk: User, at: datetime) -> None:
    quoted(ticket, desk, at)
    with pytest.raises(WarrantyRefused):
        quoting.draft(ticket=ticket, parts=Decimal(1), labour=Decimal(0), travel=Decimal(0), by=desk, at=at)


def test_a_withdrawn_one_cannot_be_accepted(ticket: Ticket, desk: User, at: datetime) -> None:
    row = quoted(ticket, desk, at)
    quoting.withdraw(quotation=row, by=desk, at=at)
    with pytest.raises(Stale):
        quoting.answer(quotation=row, accepted=True, way=AnswerWay.LINK, by=desk, at=at)
    assert Quotation.objects.get(pk=row.pk).state == QuotationState.WITHDRAWN


def test_nothing_is_agreed_once_the_ticket_is_closed(
    ticket: Ticket, desk: User, supervisor: User, at: datetime
) -> None:
    row = quoted(ticket, desk, at)
    lifecycle.cancel(ticket=ticket, reason="客户已自行处理", by=supervisor, at=at)
    with pytest.raises(WarrantyRefused):
        quoting.answer(quotation=row, accepted=True, way=AnswerWay.LINK, by=desk, at=at)
    assert (Quotation.objects.get(pk=row.pk).state, ticket.charges.count()) == (QuotationState.SENT, 0)


@pytest.fixture
def solvable(east: Unit, desk: User) -> Ticket:
    """The same as a fault, which may still be solved in a call."""
    use_pack("industrial")
    given = {"received_on": date(2020, 1, 5), "contract_months": 12}
    return judged_ticket(east, by=desk, given=given, fault=True)


def closed_and_told(ticket: Ticket, supervisor: User, at: datetime) -> None:
    """Solved in a call after all, and what follows from that."""
    lifecycle.resolve_by_phone(
        ticket=ticket, resolution="重启后正常", breach_reason="other", by=supervisor, at=at
    )
    while deliver_due(at=at, limit=100):
        pass


@pytest.mark.parametrize("sent", [True, False])
def test_a_closed_ticket_s_quotation_is_withdrawn_and_stays_so_when_it_is_taken_up_again(
    sent: bool, solvable: Ticket, desk: User, supervisor: User, at: datetime
) -> None:
    row = quoted(solvable, desk, at) if sent else drafted(solvable, desk, at)
    closed_and_told(solvable, supervisor, at)
    lifecycle.reopen(ticket=solvable, reason="又坏了", by=supervisor, at=at)
    with pytest.raises(Stale):
        quoting.answer(quotation=row, accepted=True, way=AnswerWay.LINK, by=CUSTOMER, at=at)
    assert (Quotation.objects.get(pk=row.pk).state, solvable.charges.count()) == (QuotationState.WITHDRAWN, 0)
    said = Event.objects.get(name="warranty.quotation_moved", stream=solvable.pk, facts__to="withdrawn")
    assert said.actor_name == SYSTEM.display_name


def test_the_link_of_a_closed_ticket_shows_no_open_quotation(
    solvable: Ticket, desk: User, supervisor: User, at: datetime, frozen: None
) -> None:
    row = quoted(solvable, desk, at)
    address = f"/l/{token_of(Link.objects.get(stream=solvable.pk).seed)}/"
    before = Client().get(address).content.decode()
    closed_and_told(solvable, supervisor, at)
    after = Client().get(address).content.decode()
    assert [f"{row.total}" in page for page in (before, after)] == [True, False]


def test_an_accepted_quotation_stays_accepted(
    solvable: Ticket, desk: User, supervisor: User, at: datetime
) -> None:
    row = quoted(solvable, desk, at)
    quoting.answer(quotation=row, accepted=True, way=AnswerWay.PHONE, by=desk, at=at)
    closed_and_told(solvable, supervisor, at)
    assert Quotation.objects.get(pk=row.pk).state == QuotationState.ACCEPTED


def test_what_is_free_is_not_quoted(east: Unit, desk: User, at: datetime) -> None:
    ticket = judged_ticket(east, by=desk, given={}, service_type=ServiceType.INSTALLATION)
    with pytest.raises(WarrantyRefused, match="免费"):
        quoting.draft(ticket=ticket, parts=Decimal(1), labour=Decimal(0), travel=Decimal(0), by=desk, at=at)
    assert Quotation.objects.count() == 0

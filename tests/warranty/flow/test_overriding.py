"""Another verdict than the judge's (WAR-06)."""

from datetime import datetime
from decimal import Decimal

import pytest

from org.models import User
from tests.factories.claims import OVER, judged_ticket
from tickets.models import Ticket
from warranty.enums import Verdict
from warranty.models import Override
from warranty.operations.claims import state
from warranty.operations.errors import NotAllowed, WarrantyRefused
from warranty.operations.overriding import decide_override, override
from warranty.queries import standing

FREE = Verdict.REPAIR_FREE.value


@pytest.fixture
def ticket(east: object, desk: User) -> Ticket:
    """Out of warranty, 230.00 for the customer."""
    amounts = {"labour": Decimal(60), "parts_list": Decimal(140), "travel": Decimal(30)}
    return judged_ticket(east, by=desk, given=OVER | amounts)  # type: ignore[arg-type]


@pytest.mark.requirement("WAR-06")
def test_without_a_reason_it_is_refused(ticket: Ticket, supervisor: User, at: datetime) -> None:
    with pytest.raises(WarrantyRefused):
        override(ticket=ticket, verdict=FREE, reason=" ", by=supervisor, at=at)
    assert not Override.objects.exists()


@pytest.mark.requirement("WAR-06")
def test_with_a_reason_both_verdicts_are_shown(ticket: Ticket, supervisor: User, at: datetime) -> None:
    override(ticket=ticket, verdict=FREE, reason="老客户，首次报修", by=supervisor, at=at)
    held = standing.of(ticket)
    assert (held.verdict, held.judgement.effective) == (FREE, Verdict.PAID_REPAIR)
    assert (held.customer_pays, held.override.amount) == (Decimal("0.00"), Decimal("230.00"))


def test_the_hotline_may_not(ticket: Ticket, desk: User, at: datetime) -> None:
    with pytest.raises(NotAllowed):
        override(ticket=ticket, verdict=FREE, reason="客户要求", by=desk, at=at)


def test_beyond_the_tier_it_waits_for_the_manager(
    ticket: Ticket, desk: User, supervisor: User, manager: User, at: datetime
) -> None:
    state(ticket=ticket, given={"labour": Decimal("330.01")}, by=desk, at=at)
    row = override(ticket=ticket, verdict=FREE, reason="补偿", by=supervisor, at=at)
    assert (row.amount, row.approval.post) == (Decimal("500.01"), "manager")
    assert standing.of(ticket).verdict == Verdict.PAID_REPAIR
    decide_override(ticket=ticket, approved=True, by=manager, at=at)
    assert standing.of(ticket).verdict == FREE


def test_returned_it_never_holds(
    ticket: Ticket, desk: User, supervisor: User, manager: User, at: datetime
) -> None:
    state(ticket=ticket, given={"labour": Decimal("330.01")}, by=desk, at=at)
    override(ticket=ticket, verdict=FREE, reason="补偿", by=supervisor, at=at)
    decide_override(ticket=ticket, approved=False, by=manager, at=at, note="依据不足")
    held = standing.of(ticket)
    assert (held.verdict, held.asked) == (Verdict.PAID_REPAIR, None)


def test_it_gives_way_when_the_judge_says_something_else(
    ticket: Ticket, desk: User, supervisor: User, at: datetime
) -> None:
    override(ticket=ticket, verdict=Verdict.EXCHANGE, reason="特批", by=supervisor, at=at)
    state(ticket=ticket, given={"card_months": 60}, by=desk, at=at)
    held = standing.of(ticket)
    assert (held.verdict, held.override) == (FREE, None)


def test_choosing_the_judges_verdict_takes_it_back(ticket: Ticket, supervisor: User, at: datetime) -> None:
    override(ticket=ticket, verdict=FREE, reason="特批", by=supervisor, at=at)
    override(ticket=ticket, verdict=Verdict.PAID_REPAIR, reason="误操作", by=supervisor, at=at)
    assert standing.of(ticket).override is None

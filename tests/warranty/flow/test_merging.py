"""Quotations, cases and lent units of a ticket that is to end in another (INT-27)."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from org.models import User
from tests.factories.tickets import make_ticket
from tests.factories.warranty import at_hour, lent_on, make_case, make_claim
from tickets.models import Ticket
from tickets.operations.errors import Blocked
from tickets.operations.merging import merge, preview
from warranty.operations import cases, quoting

NOON = at_hour(12)


@pytest.fixture
def ticket(east: Any, supervisor: User) -> Ticket:
    return make_claim(east, by=supervisor)


def twin(ticket: Ticket, by: User) -> Ticket:
    """The customer called again about it."""
    return make_ticket(ticket.region, by=by, at=ticket.registered_at + timedelta(hours=1), asset=ticket.asset)


def hangs(ticket: Ticket, by: User) -> tuple[list[str], list[str]]:
    """What has to be settled first, and what else is told."""
    held = preview(ticket, twin(ticket, by))
    return [str(one.words) for one in held.unsettled], [str(one.words) for one in held.told]


def test_an_open_quotation_is_answered_or_withdrawn_first(ticket: Ticket, supervisor: User) -> None:
    sums = {"parts": Decimal(140), "labour": Decimal(60), "travel": Decimal(0)}
    row = quoting.draft(ticket=ticket, by=supervisor, at=NOON, **sums)
    assert hangs(ticket, supervisor) == (["维修报价 200.00 元（草稿），请先撤回或等客户答复。"], [])
    quoting.withdraw(quotation=row, by=supervisor, at=NOON)
    assert hangs(ticket, supervisor) == ([], [f"已答复或撤回的维修报价 1 份留在 {ticket.number}。"])


def test_an_open_case_ends_first(east: Any, supervisor: User) -> None:
    case = make_case(east, by=supervisor)
    into = twin(case.ticket, supervisor)
    with pytest.raises(Blocked, match=case.number):
        merge(ticket=case.ticket, into=into, reason="同一件事", by=supervisor, at=NOON)
    cases.cancel(case=case, reason="客户不换了", by=supervisor, at=NOON)
    assert hangs(case.ticket, supervisor) == ([], [f"已结案的退换单 1 张留在 {case.ticket.number}。"])


def test_a_lent_unit_comes_back_first(east: Any, supervisor: User) -> None:
    case = make_case(east, by=supervisor)
    cases.cancel(case=case, reason="客户不换了", by=supervisor, at=NOON)
    loan = lent_on(case, stream=case.ticket.stream, by=supervisor, at=NOON)
    first, _told = hangs(case.ticket, supervisor)
    assert [loan.number in words for words in first] == [True]

"""Freight that the customer bears is collected on the ticket (TKT-32, WAR-47)."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from notifications.models import Message
from org.models import User
from tests.factories.warranty import WHOLE, at_hour, make_case
from tickets.models import Charge, ChargeCategory
from tickets.obstacles import open_money, unconsented_visit
from tickets.operations.hotline.charges import install
from warranty.models import Case
from warranty.operations import cases
from warranty.operations.cases.parcels import Found

NOON = at_hour(12)
FREIGHT = Decimal("22.00")


@pytest.fixture(autouse=True)
def _categories(db: None) -> None:
    install()


@pytest.fixture
def case(east: Any, supervisor: User) -> Case:
    return make_case(east, by=supervisor, at=at_hour(10))


def appraised(case: Case, finding: str, by: User) -> Case:
    found = Found(WHOLE, Decimal("18.00"))
    cases.receive(case=case, found=found, received_at=NOON, by=by, at=NOON)
    given = {"appraiser": "company_engineer", "finding": finding, "on": date(2026, 3, 12)}
    return cases.appraise(case=case, by=by, at=NOON, **given)


def sent_back(case: Case, by: User) -> Case:
    sending = cases.Sending("顺丰", "SF200", FREIGHT)
    return cases.send_back(case=appraised(case, "not_quality", by), sending=sending, by=by, at=NOON)


def corrected(case: Case, amount: str, by: User, bearer: str = "customer") -> None:
    given = {"what": "outbound_freight", "bearer": bearer, "amount": Decimal(amount)}
    cases.add_cost(case=case, by=by, at=NOON, **given)


def charged(case: Case) -> list[Decimal]:
    return list(Charge.objects.filter(ticket=case.ticket_id).values_list("amount", flat=True))


def test_what_goes_back_at_the_customer_s_cost_keeps_the_archive(case: Case, supervisor: User) -> None:
    """The 18.00 the customer paid to send it in are not asked for once more."""
    case = sent_back(case, supervisor)
    row = Charge.objects.get(ticket=case.ticket_id)
    assert (row.amount, row.note) == (FREIGHT, f"退换单 {case.number} 的寄送运费")
    assert [one.code for one in open_money(case.ticket, "archived")] == ["fee_open"]


def test_the_end_of_the_case_charges_nothing_more(case: Case, supervisor: User) -> None:
    cases.close(case=sent_back(case, supervisor), by=supervisor, at=NOON)
    assert charged(case) == [FREIGHT]


def test_freight_of_a_fault_of_quality_is_not_charged(case: Case, supervisor: User) -> None:
    case = appraised(case, "quality", supervisor)
    case = cases.decide(case=case, outcome="new_goods", by=supervisor, at=NOON)
    sending, new = cases.Sending("顺丰", "SF200", FREIGHT), cases.New("PH-0002")
    cases.ship(case=case, sending=sending, new=new, by=supervisor, at=NOON)
    corrected(case, "5.00", supervisor, bearer="company")
    assert charged(case) == []


def test_a_cost_that_is_taken_back_makes_a_counter_entry(case: Case, supervisor: User) -> None:
    case = sent_back(case, supervisor)
    corrected(case, "-22.00", supervisor)
    assert (charged(case), open_money(case.ticket, "archived")) == ([FREIGHT, -FREIGHT], [])


def test_no_more_is_taken_back_than_was_charged(case: Case, supervisor: User) -> None:
    corrected(case, "-5.00", supervisor)
    assert charged(case) == []
    corrected(case, "12.00", supervisor)
    assert charged(case) == [Decimal("7.00")]


def test_freight_makes_no_visit_a_paid_one(case: Case, supervisor: User) -> None:
    assert unconsented_visit(sent_back(case, supervisor).ticket, "dispatched") == []


def test_without_a_category_the_owner_is_told(case: Case, supervisor: User) -> None:
    ChargeCategory.objects.update(is_active=False)
    case = sent_back(case, supervisor)
    subject = Message.objects.filter(cause__contains=":freight:", channel="inbox").get().subject
    assert (charged(case), "寄送运费 22.00 元未登记" in subject) == ([], True)


def test_on_a_ticket_that_is_over_it_is_refused(case: Case, supervisor: User) -> None:
    cases.cancel(case=case, reason="客户不换了", by=supervisor, at=NOON)
    type(case.ticket).objects.filter(pk=case.ticket_id).update(status="archived", closed_at=NOON)
    with pytest.raises(cases.CaseRefused, match="工单已归档"):
        corrected(case, "5.00", supervisor)
    assert charged(case) == []

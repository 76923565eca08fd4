"""Freight that the customer bears is collected on the ticket (TKT-32, WAR-47)."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from core.private_links import token_of
from customers.models import Link
from notifications.models import Message
from org.models import User
from tests.factories.warranty import WHOLE, at_hour, make_case
from tickets.models import Charge, ChargeCategory, CustomerMessage
from tickets.obstacles import open_money, unconsented_visit
from tickets.operations.hotline.charges import install
from warranty.models import Case
from warranty.operations import cases
from warranty.operations.cases.parcels import Found
from warranty.queries.case_money import owed_freight

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


def exchanged(case: Case, by: User) -> Case:
    """The fault was of quality, and the new goods are on their way."""
    case = cases.decide(case=appraised(case, "quality", by), outcome="new_goods", by=by, at=NOON)
    sending, new = cases.Sending("顺丰", "SF200", FREIGHT), cases.New("PH-0002")
    return cases.ship(case=case, sending=sending, new=new, by=by, at=NOON)


def test_what_the_customer_paid_for_a_fault_of_quality_is_owed_until_it_is_paid_back(
    case: Case, supervisor: User
) -> None:
    case = exchanged(case, supervisor)
    with pytest.raises(cases.CaseRefused, match=r"寄回运费 18\.00 元尚未退还"):
        cases.close(case=case, by=supervisor, at=NOON)
    row = cases.repay_freight(case=case, payment="FK-7", by=supervisor, at=NOON)
    assert (row.amount, owed_freight(case)) == (Decimal("18.00"), Decimal(0))
    assert cases.close(case=case, by=supervisor, at=NOON).state == "closed"
    told = CustomerMessage.objects.filter(
        ticket=case.ticket, text__contains="您垫付的寄回运费 18.00 元已退还"
    )
    assert told.count() == 1


def test_it_is_paid_back_once_and_with_a_payment(case: Case, supervisor: User) -> None:
    case = exchanged(case, supervisor)
    with pytest.raises(cases.CaseRefused, match="付款凭证号"):
        cases.repay_freight(case=case, payment=" ", by=supervisor, at=NOON)
    cases.repay_freight(case=case, payment="FK-7", by=supervisor, at=NOON)
    with pytest.raises(cases.CaseRefused, match="没有应退还"):
        cases.repay_freight(case=case, payment="FK-8", by=supervisor, at=NOON)
    assert [one.payment for one in case.repayments.all()] == ["FK-7"]


def test_freight_that_the_customer_bears_is_not_paid_back(case: Case, supervisor: User) -> None:
    case = sent_back(case, supervisor)
    with pytest.raises(cases.CaseRefused, match="没有应退还"):
        cases.repay_freight(case=case, payment="FK-7", by=supervisor, at=NOON)
    assert (owed_freight(case), case.repayments.count()) == (Decimal(0), 0)


def test_what_was_taken_back_of_the_cost_is_not_owed(case: Case, supervisor: User) -> None:
    case = exchanged(case, supervisor)
    given = {"what": "inbound_freight", "bearer": "company"}
    cases.add_cost(case=case, amount=Decimal("-8.00"), by=supervisor, at=NOON, **given)
    assert owed_freight(case) == Decimal("10.00")
    cases.add_cost(case=case, amount=Decimal("50.00"), by=supervisor, at=NOON, **given)
    assert owed_freight(case) == Decimal("18.00")


def test_page_and_link_say_what_is_owed(
    case: Case, supervisor: User, signed_in: Any, time_machine: Any
) -> None:
    time_machine.move_to(NOON, tick=False)
    case = exchanged(case, supervisor)
    staff, customer = signed_in(supervisor), Client()
    address, link = f"/cases/{case.number}/", f"/l/{token_of(Link.objects.get(stream=case.ticket_id).seed)}/"
    customer.post(f"{link}code/", {"digits": "5678"})
    said = [page(staff, address), page(customer, link)]
    answer = staff.post(f"{address}freight-repayment/", {"payment": "FK-7"})
    said += [page(staff, address), page(customer, link)]
    words = ("应退还客户垫付的寄回运费", "将退还给您", "FK-7", "已退还")
    assert (answer.status_code, [one in text for one, text in zip(words, said, strict=True)]) == (
        302,
        [True] * 4,
    )


def page(client: Client, address: str) -> str:
    return str(client.get(address).content.decode())

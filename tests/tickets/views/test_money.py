"""The card of fees and redress on a ticket's page, and verbs of one receipt or claim."""

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from org.models import Unit, User
from tests.factories.tickets import make_ticket
from tickets.models import ChargeCategory, Compensation, Receipt, Ticket
from tickets.operations import compensation, receipts
from tickets.operations.hotline.charges import charge, install

SignIn = Callable[..., Client]


@pytest.fixture
def claim(booking: Ticket, desk: User, at: datetime) -> Compensation:
    """200.00 that wait for the supervisor."""
    return compensation.ask(
        ticket=booking, kind="complaint", amount=Decimal(200), words="两次未修好", by=desk, at=at
    )


@pytest.fixture
def receipt(booking: Ticket, supervisor: User, at: datetime) -> Receipt:
    install()
    paid = ChargeCategory.objects.get(code="paid")
    charge(ticket=booking, category=paid, amount=Decimal(120), by=supervisor, at=at)
    return receipts.receive(ticket=booking, amount=Decimal(100), method="cash", by=supervisor, at=at)


def text(browser: Client, ticket: Ticket) -> str:
    return browser.get(f"/tickets/{ticket.number}/").content.decode()


def test_an_untouched_ticket_says_so(booking: Ticket, desk: User, signed_in: SignIn) -> None:
    assert "还没有报价、收费、赔付和致歉记录。" in text(signed_in(desk), booking)


def test_the_card_shows_what_is_open(
    booking: Ticket, receipt: Receipt, desk: User, signed_in: SignIn
) -> None:
    page = text(signed_in(desk), booking)
    assert [word in page for word in ("未收清", "¥20.00", receipt.number)] == [True] * 3


@pytest.mark.parametrize(("who", "may"), [("supervisor", True), ("manager", True), ("desk", False)])
def test_a_claim_is_decided_by_its_tier(
    who: str,
    may: bool,
    booking: Ticket,
    claim: Compensation,
    signed_in: SignIn,
    request: pytest.FixtureRequest,
) -> None:
    browser = signed_in(request.getfixturevalue(who))
    address = f"/tickets/{booking.number}/compensation/{claim.pk}/decision/"
    assert (address in text(browser, booking)) is may
    answer = browser.post(address, {f"grant-{claim.pk}-approved": "yes"})
    claim.refresh_from_db()
    assert (answer.status_code, claim.granted_at is not None) == (302 if may else 403, may)


def test_a_decision_needs_a_choice(
    booking: Ticket, claim: Compensation, supervisor: User, signed_in: SignIn
) -> None:
    answer = signed_in(supervisor).post(f"/tickets/{booking.number}/compensation/{claim.pk}/decision/", {})
    assert (answer.status_code, Compensation.objects.get().is_waiting) == (422, True)


def test_the_inbox_shows_amount_and_tier(
    booking: Ticket, claim: Compensation, supervisor: User, signed_in: SignIn
) -> None:
    page = signed_in(supervisor).get("/approvals/requests/").content.decode()
    assert [word in page for word in ("¥200.00", "赔付审批", f"/tickets/{booking.number}/#money")] == [
        True
    ] * 3


def test_a_granted_claim_is_paid_from_the_page(
    booking: Ticket, claim: Compensation, supervisor: User, desk: User, at: datetime, signed_in: SignIn
) -> None:
    compensation.decide(compensation=claim, approved=True, by=supervisor, at=at)
    address = f"/tickets/{booking.number}/compensation/{claim.pk}/payment/"
    typed = {f"payment-{claim.pk}-reference": "P-17"}
    assert signed_in(desk).post(address, typed).status_code == 403
    assert signed_in(supervisor).post(address, typed).status_code == 302
    assert Compensation.objects.get().reference == "P-17"


def test_paying_what_is_not_granted_is_409(
    booking: Ticket, claim: Compensation, supervisor: User, signed_in: SignIn
) -> None:
    address = f"/tickets/{booking.number}/compensation/{claim.pk}/payment/"
    answer = signed_in(supervisor).post(address, {f"payment-{claim.pk}-reference": "P-17"})
    assert (answer.status_code, Compensation.objects.get().paid_at) == (409, None)


def test_a_receipt_is_corrected_once_however_often_sent(
    booking: Ticket, receipt: Receipt, supervisor: User, signed_in: SignIn
) -> None:
    browser, name = signed_in(supervisor), f"correction-{receipt.pk}"
    typed = {f"{name}-note": "记错", f"{name}-key": "7f6f6a3e-58a5-4c46-9d2f-0d9a9d1b2c3d"}
    for _number in range(2):
        browser.post(f"/tickets/{booking.number}/receipts/{receipt.pk}/correction/", typed)
    assert [row.amount for row in Receipt.objects.all()] == [Decimal("100.00"), Decimal("-100.00")]


def test_a_receipt_is_printed(booking: Ticket, receipt: Receipt, desk: User, signed_in: SignIn) -> None:
    answer = signed_in(desk).get(f"/receipts/{receipt.number}/")
    assert (answer.status_code, answer["Content-Type"], answer.content[:5]) == (
        200,
        "application/pdf",
        b"%PDF-",
    )


def test_a_stranger_finds_no_receipt(receipt: Receipt, stranger: User, signed_in: SignIn) -> None:
    assert signed_in(stranger).get(f"/receipts/{receipt.number}/").status_code == 404


def test_the_page_costs_the_same_for_more_rows(
    booking: Ticket, receipt: Receipt, claim: Compensation, supervisor: User, desk: User, at: datetime,
    signed_in: SignIn, django_assert_max_num_queries: Any,
) -> None:  # fmt: skip
    browser = signed_in(supervisor)
    with django_assert_max_num_queries(200) as first:
        text(browser, booking)
    receipts.receive(ticket=booking, amount=Decimal(5), method="card", by=supervisor, at=at)
    compensation.ask(ticket=booking, kind="interim", amount=Decimal(20), words="先行补偿", by=desk, at=at)
    with django_assert_max_num_queries(len(first)):
        text(browser, booking)


def test_a_refused_archive_lists_once_what_is_owed_and_leads_there(
    east: Unit, desk: User, supervisor: User, at: datetime, signed_in: SignIn
) -> None:
    install()
    solved = make_ticket(east, by=desk, at=at, solved_by_phone=True)
    paid = ChargeCategory.objects.get(code="paid")
    charge(ticket=solved, category=paid, amount=Decimal(500), by=supervisor, at=at)
    answer = signed_in(supervisor).post(f"/tickets/{solved.number}/archive/", {"archive-breach_reason": ""})
    page = answer.content.decode()
    assert (answer.status_code, page.count("余额收清并开具收据后才能归档")) == (409, 1)
    assert f'<a href="/tickets/{solved.number}/#money">应收 500.00 元' in page

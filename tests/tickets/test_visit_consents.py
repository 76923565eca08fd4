"""A paid visit is told and agreed to before anybody is sent (INT-28)."""

from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from core.actors import SYSTEM
from core.private_links import token_of
from customers.operations import links
from knowledge.models import Price
from notifications.models import Message
from org.models import User
from tests.factories.knowledge import make_prices
from tickets.models import Ticket, VisitConsent
from tickets.obstacles import unconsented_visit
from tickets.operations import consents
from tickets.operations.errors import Stale, TicketRefused
from tickets.operations.hotline.charges import quote
from tickets.queries.consents import has_consent


@pytest.fixture
def price(supervisor: User) -> Price:
    return make_prices(supervisor).prices.get()


@pytest.fixture
def quoted(fault: Ticket, price: Price, desk: User, at: datetime) -> Ticket:
    """A fault that may be dispatched, with a visit that was quoted."""
    quote(ticket=fault, price=price, by=desk, at=at)
    return fault


def answer(ticket: Ticket, agreed: bool, by: User, at: datetime, **more: Any) -> VisitConsent:
    given = {"given_by": "王建国", "channel": "phone"} | more
    return consents.record_visit_consent(ticket=ticket, agreed=agreed, by=by, at=at, **given)


def codes(ticket: Ticket) -> list[str]:
    return [one.code for one in unconsented_visit(ticket, "dispatched")]


def test_a_quoted_visit_without_consent_stands_in_the_way(quoted: Ticket) -> None:
    assert codes(quoted) == ["visit_consent"]


def test_a_free_visit_needs_none(fault: Ticket) -> None:
    assert codes(fault) == []


def test_consent_keeps_what_was_told_by_whom_and_how(quoted: Ticket, desk: User, at: datetime) -> None:
    row = answer(quoted, True, desk, at, amount=Decimal(80))
    told = (row.amount, row.channel, row.given_by, row.told_by, row.answered_at)
    assert told == (Decimal("80.00"), "phone", "王建国", desk, at)
    assert (has_consent(quoted), codes(quoted)) == (True, [])


def test_without_an_amount_the_price_list_is_told(quoted: Ticket, desk: User, at: datetime) -> None:
    row = answer(quoted, True, desk, at)
    assert (row.amount, row.list_version) == (None, "v1")


def test_with_neither_nothing_is_recorded(fault: Ticket, desk: User, at: datetime) -> None:
    with pytest.raises(TicketRefused):
        answer(fault, True, desk, at)
    assert VisitConsent.objects.count() == 0


@pytest.mark.parametrize("answers", [(True, False), (False,)])
def test_the_last_answer_counts(answers: tuple[bool, ...], quoted: Ticket, desk: User, at: datetime) -> None:
    for agreed in answers:
        answer(quoted, agreed, desk, at)
    assert has_consent(quoted) is False


def test_the_customer_is_asked_by_message(quoted: Ticket, desk: User, at: datetime) -> None:
    row = consents.ask_visit_consent(ticket=quoted, by=desk, at=at)
    said = Message.objects.get(cause__endswith=f"paid-visit:{row.pk}", channel="sms")
    assert ("{link:" in said.body, row.is_waiting, has_consent(quoted)) == (True, True, False)


def test_it_is_asked_once(quoted: Ticket, desk: User, at: datetime) -> None:
    consents.ask_visit_consent(ticket=quoted, by=desk, at=at)
    with pytest.raises(TicketRefused):
        consents.ask_visit_consent(ticket=quoted, by=desk, at=at)


@pytest.mark.parametrize(("word", "agreed"), [("yes", True), ("no", False)])
def test_the_customer_answers_on_the_link(
    word: str, agreed: bool, quoted: Ticket, desk: User, at: datetime, client: Client, time_machine: Any
) -> None:
    time_machine.move_to(at, tick=False)
    consents.ask_visit_consent(ticket=quoted, by=desk, at=at)
    link = links.ensure_link(stream=quoted.stream, contact=quoted.contact, at=at, by=SYSTEM)
    address = f"/l/{token_of(link.seed)}/"
    page = client.get(address).content.decode()
    key = page.split('id="paid-visit"')[1].split('name="key" value="')[1].split('"')[0]
    client.post(f"{address}paid-visit/", {"key": key, "agreed": word})
    row = VisitConsent.objects.get()
    assert (row.agreed, row.given_by, has_consent(quoted)) == (agreed, quoted.contact.name, agreed)


def test_without_a_question_there_is_no_answer(quoted: Ticket, at: datetime) -> None:
    with pytest.raises(Stale):
        consents.answer_visit_consent(ticket=quoted, agreed=True, at=at)

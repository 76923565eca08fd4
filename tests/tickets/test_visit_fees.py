"""The fee agreed for a visit is charged when the visit was made, once (INT-28, TKT-32)."""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from core.actors import CUSTOMER, SYSTEM
from core.models import Event
from notifications.models import Message
from org.models import User
from tests.factories.knowledge import make_prices
from tests.factories.tickets import repaired
from tickets.models import Charge, ChargeCategory, Ticket, VisitConsent
from tickets.obstacles import open_money
from tickets.operations import consents, lifecycle
from tickets.operations.following import follow
from tickets.operations.hotline.charges import charge, install
from tickets.operations.visit_fees import charge_visit

HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def _categories(db: None) -> None:
    install()


def agreed(ticket: Ticket, by: User, at: datetime, *, yes: bool = True, **told: Any) -> VisitConsent:
    given = {"given_by": "王建国", "channel": "phone", "amount": Decimal(80)} | told
    return consents.record_visit_consent(ticket=ticket, agreed=yes, by=by, at=at, **given)


def fees(ticket: Ticket) -> list[tuple[Decimal, bool | None]]:
    return list(Charge.objects.filter(ticket=ticket).values_list("amount", "for_visit"))


AGREED = [(Decimal("80.00"), True)]


def paid(ticket: Ticket, amount: int, by: User, at: datetime, **more: Any) -> Charge:
    category = ChargeCategory.objects.get(code="paid")
    return charge(ticket=ticket, category=category, amount=Decimal(amount), by=by, at=at, **more)


def test_the_agreed_fee_is_charged_when_the_work_is_done_and_keeps_the_archive(
    fault: Ticket, desk: User, at: datetime
) -> None:
    agreed(fault, desk, at)
    ticket = repaired(fault, at=at + HOUR)
    assert fees(ticket) == AGREED
    assert [one.code for one in open_money(ticket, "archived")] == ["fee_open"]
    said = Event.objects.get(stream=ticket.pk, name="ticket.charge_added")
    assert (said.facts["amount"], said.actor_name, said.at) == ("80.00", SYSTEM.display_name, at + HOUR)


def test_a_visit_that_was_not_made_costs_nothing(
    fault: Ticket, desk: User, technician: User, supervisor: User, at: datetime
) -> None:
    agreed(fault, desk, at)
    for to in ("dispatched", "accepted", "departed", "on_site", "accepted", "approved"):
        follow(ticket=fault, to=to, assignee=technician, by=supervisor, at=at)
    lifecycle.cancel(ticket=fault, reason="客户取消", by=supervisor, at=at)
    assert (fees(fault), Ticket.objects.get(pk=fault.pk).status) == ([], "cancelled")


@pytest.mark.parametrize("amount", [80, 300])
def test_a_charge_that_may_hold_it_is_not_added_to(
    amount: int, fault: Ticket, desk: User, supervisor: User, at: datetime
) -> None:
    agreed(fault, desk, at)
    paid(fault, amount, supervisor, at)
    assert fees(repaired(fault, at=at + HOUR)) == [(Decimal(amount), None)]


def test_a_charge_that_does_not_hold_it_is_added_to(
    fault: Ticket, desk: User, supervisor: User, at: datetime
) -> None:
    agreed(fault, desk, at)
    paid(fault, 300, supervisor, at, for_visit=False)
    assert fees(repaired(fault, at=at + HOUR)) == [(Decimal("300.00"), False), *AGREED]


def test_a_charge_that_was_taken_back_before_does_not_stand_for_it(
    fault: Ticket, desk: User, supervisor: User, at: datetime
) -> None:
    agreed(fault, desk, at)
    for amount in (50, -50):
        paid(fault, amount, supervisor, at)
    assert fees(repaired(fault, at=at + HOUR))[2:] == AGREED


def test_done_again_after_a_doubt_it_is_charged_once(
    fault: Ticket, desk: User, technician: User, at: datetime
) -> None:
    agreed(fault, desk, at)
    ticket = repaired(fault, at=at)
    for to in ("on_site", "work_done"):
        follow(ticket=ticket, to=to, by=technician, at=at + HOUR)
    assert (fees(ticket), charge_visit(ticket, at + HOUR)) == (AGREED, None)


def test_a_fee_that_somebody_waived_does_not_come_back(
    fault: Ticket, desk: User, supervisor: User, at: datetime
) -> None:
    agreed(fault, desk, at)
    ticket = repaired(fault, at=at)
    paid(ticket, -80, supervisor, at)
    assert charge_visit(ticket, at + HOUR) is None


@pytest.mark.parametrize("told", [{"yes": False}, {"amount": None}], ids=["refused", "by price list"])
def test_without_an_agreed_amount_nothing_is_charged(
    told: dict[str, Any], fault: Ticket, desk: User, supervisor: User, at: datetime
) -> None:
    make_prices(supervisor)
    agreed(fault, desk, at, **told)
    assert fees(repaired(fault, at=at)) == []


def test_the_last_answer_counts(fault: Ticket, desk: User, at: datetime) -> None:
    agreed(fault, desk, at)
    agreed(fault, desk, at + HOUR, amount=Decimal(100))
    assert fees(repaired(fault, at=at + 2 * HOUR)) == [(Decimal("100.00"), True)]


def test_agreed_after_the_work_it_is_charged_then(fault: Ticket, desk: User, at: datetime) -> None:
    ticket = repaired(fault, at=at)
    agreed(ticket, desk, at + HOUR)
    assert fees(ticket) == AGREED


def test_what_was_agreed_before_it_was_taken_up_again_is_over(
    fault: Ticket, desk: User, supervisor: User, at: datetime
) -> None:
    agreed(fault, desk, at)
    lifecycle.resolve_by_phone(ticket=fault, resolution="重启", by=desk, at=at)
    again = lifecycle.reopen(ticket=fault, reason="又坏了", by=supervisor, at=at + HOUR)
    assert fees(repaired(again, at=at + HOUR)) == []


def test_without_a_category_the_owner_is_told(fault: Ticket, desk: User, at: datetime) -> None:
    ChargeCategory.objects.filter(is_collected=True).update(is_active=False)
    Ticket.objects.filter(pk=fault.pk).update(owner=desk)
    row = agreed(fault, desk, at)
    assert fees(repaired(fault, at=at)) == []
    said = Message.objects.get(cause__endswith=f"visit-fee:{row.pk}", channel="inbox")
    assert (said.recipient, "80.00" in said.subject) == (desk, True)


def test_the_customer_s_own_answer_counts_as_well(fault: Ticket, desk: User, at: datetime) -> None:
    consents.ask_visit_consent(ticket=fault, amount=Decimal(80), by=desk, at=at)
    row = consents.answer_visit_consent(ticket=fault, agreed=True, at=at)
    said = Event.objects.get(stream=fault.pk, name="ticket.paid_visit_answered")
    assert (row.agreed, said.actor_name, fees(repaired(fault, at=at))) == (
        True,
        CUSTOMER.display_name,
        AGREED,
    )

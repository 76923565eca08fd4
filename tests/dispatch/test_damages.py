"""Something of the customer's is damaged on site: a claim before the customer signs (CDT-05, TKT-31)."""

from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest

from dispatch.errors import Stale
from dispatch.models import PhonePost, Technician, WorkOrder
from dispatch.operations.damages import record_damage
from tests.factories.dispatch import finish, go_on_site, sign
from tests.factories.phones import Phone
from tickets.models import Compensation, Damage, Redress
from tickets.operations.redress import Broken

SCRATCH = Broken("地板", "搬机时划伤一道", Decimal(80), "当面致歉")
TYPED = {"thing": "地板", "words": "搬机时划伤一道", "amount": "80", "apology": "当面致歉"}


@pytest.mark.requirement("CDT-05")
@pytest.mark.requirement("TKT-31")
@pytest.mark.parametrize("step", [go_on_site, finish])
def test_a_scratch_opens_a_claim_in_the_ticket_before_the_signature(
    step: Any, order: WorkOrder, tech: Technician, at: datetime
) -> None:
    step(order, at)
    record_damage(order=order, broken=SCRATCH, by=tech.user, at=at)
    claim, said = Compensation.objects.get(), Redress.objects.get()
    assert (claim.ticket_id, claim.kind, claim.amount) == (order.ticket_id, "damage", Decimal("80.00"))
    assert (said.ticket_id, said.kind) == (order.ticket_id, "apology")
    order.refresh_from_db()
    assert order.signed_at is None


def test_after_the_signature_it_is_too_late(order: WorkOrder, tech: Technician, at: datetime) -> None:
    sign(order, at)
    with pytest.raises(Stale):
        record_damage(order=order, broken=SCRATCH, by=tech.user, at=at)
    assert Damage.objects.count() == 0


@pytest.fixture
def phone(order: WorkOrder, tech: Technician, at: datetime, clock: Any, signed_in: Any) -> Phone:
    """The technician's phone, on site."""
    go_on_site(order, at)
    return Phone(signed_in(tech.user), order.number)


def test_it_is_recorded_on_the_phone(phone: Phone, at: datetime) -> None:
    answer = phone.send("damages", TYPED)
    assert (answer.status_code, answer.json()["result"]) == (200, "applied")
    row = Damage.objects.get()
    assert (row.thing, row.claim.amount, row.apology.words) == ("地板", Decimal("80.00"), "当面致歉")


def test_half_of_it_from_the_outbox_is_kept_for_the_supervisor(phone: Phone) -> None:
    answer = phone.send("damages", TYPED | {"amount": ""})
    assert (answer.status_code, PhonePost.objects.get().step) == (422, "damage")
    assert Damage.objects.count() == 0


def test_the_page_shows_form_and_claims(
    order: WorkOrder, tech: Technician, at: datetime, clock: Any, signed_in: Any
) -> None:
    go_on_site(order, at)
    browser = signed_in(tech.user)
    browser.post(f"/work/{order.number}/damages/", TYPED)
    text = browser.get(f"/work/{order.number}/").content.decode()
    assert ("搬机时划伤一道" in text, "¥80.00</span> 待审批" in text) == (True, True)

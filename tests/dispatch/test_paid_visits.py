"""Nobody is sent on a paid visit that the customer did not agree to (INT-28)."""

from datetime import datetime
from decimal import Decimal

import pytest

from dispatch.models import Technician, WorkOrder
from org.models import User
from tests.factories.dispatch import make_order
from tests.factories.knowledge import make_prices
from tickets.models import Ticket
from tickets.operations import consents
from tickets.operations.errors import Blocked
from tickets.operations.hotline.charges import quote


@pytest.fixture
def quoted(fault: Ticket, desk: User, supervisor: User, at: datetime) -> Ticket:
    """A fault whose visit was quoted from the price list."""
    quote(ticket=fault, price=make_prices(supervisor).prices.get(), by=desk, at=at)
    return fault


@pytest.mark.requirement("INT-28")
def test_without_consent_it_is_not_dispatched(
    quoted: Ticket, tech: Technician, supervisor: User, at: datetime
) -> None:
    with pytest.raises(Blocked) as refused:
        make_order(quoted, tech, by=supervisor, at=at)
    assert [one.code for one in refused.value.blocks] == ["visit_consent"]
    assert (WorkOrder.objects.count(), Ticket.objects.get(pk=quoted.pk).status) == (0, "registered")


@pytest.mark.requirement("INT-28")
def test_with_consent_it_is(
    quoted: Ticket, tech: Technician, desk: User, supervisor: User, at: datetime
) -> None:
    consents.record_visit_consent(
        ticket=quoted, agreed=True, amount=Decimal(80), given_by="王建国", channel="phone", by=desk, at=at
    )
    make_order(quoted, tech, by=supervisor, at=at)
    assert Ticket.objects.get(pk=quoted.pk).status == "dispatched"

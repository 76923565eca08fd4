"""Verdicts of the demo company: repairs within their card, and an exchange refused that waits for its quotation."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from core.clock import local_day
from org.models import Unit, User
from tickets.enums import Intent, ServiceType
from tickets.models import FaultCategory, Ticket
from tickets.operations.intake import Intake, register
from warranty.models import Claim
from warranty.operations import claims, quoting

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
AGES = (40, 120, 260)  # days since the unit was received
CARD_MONTHS = 24
OLD = 430  # days since the phone of the refused exchange was bought


def build_verdicts(units: Mapping[str, Unit], people: Mapping[str, User], *, at: datetime) -> None:
    """A claim on every repair of a known unit, and one quotation that is out."""
    desk = people["hotline1"]
    rows = Ticket.objects.filter(service_type=ServiceType.REPAIR, asset__isnull=False)
    for place, ticket in enumerate(rows.exclude(pk__in=Claim.objects.values("pk")).order_by("pk")):
        claims.state(ticket=ticket, given=_within(ticket, place), by=desk, at=ticket.typed_in_at)
    _refused(units, people, at)


def _within(ticket: Ticket, place: int) -> dict[str, Any]:
    received = local_day(ticket.registered_at) - timedelta(days=AGES[place % len(AGES)])
    return {
        "received_on": received,
        "card_months": CARD_MONTHS,
        "cause": "quality",
        "documents_present": ["invoice", "warranty_card"],
    }


def _refused(units: Mapping[str, Unit], people: Mapping[str, User], at: datetime) -> None:
    """An exchange that is asked for too late becomes a paid repair: the customer has the quotation."""
    desk, called = people["hotline1"], at - DAY - HOUR
    ticket = register(form=_call(units, called, local_day(called) - OLD * DAY), by=desk, at=called)
    given = {
        "requested": "exchange",
        "cause": "quality",
        "affects_use": True,
        "labour": Decimal("60.00"),
        "parts_list": Decimal("140.00"),
    }
    claims.state(ticket=ticket, given=given, by=desk, at=called)
    sums = {"parts": Decimal("140.00"), "labour": Decimal("60.00"), "travel": Decimal("0.00")}
    row = quoting.draft(ticket=ticket, by=desk, at=called + HOUR, **sums)
    quoting.send(quotation=row, by=desk, at=called + HOUR)


def _call(units: Mapping[str, Unit], called: datetime, bought_on: date) -> Intake:
    return Intake(
        channel="phone",
        intent=Intent.CONSULTATION,
        service_type=ServiceType.SUPPORT,
        description="用了一年多的手机听筒没有声音，要求换新。",
        received_at=called,
        region=units["east"],
        project=units["hangzhou"],
        dissatisfied=False,
        name="齐晓岚",
        phone="13900000131",
        serial="PH-6-2510-60018",
        model_code="PH-6",
        bought_on=bought_on,
        category=FaultCategory.objects.get(code="ph-battery"),
    )

"""Money of the demo company: a fee half collected, claims of two tiers, a visit that is paid, a repeat repair."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from decimal import Decimal

from org.models import Unit, User
from tickets.enums import Status
from tickets.models import ChargeCategory, Ticket
from tickets.operations import compensation, consents, receipts, redress
from tickets.operations.hotline.charges import charge

HOUR = timedelta(hours=1)


def build_money(units: Mapping[str, Unit], people: Mapping[str, User], *, at: datetime) -> None:
    """One case of each on tickets of the east."""
    _collected(_one(units, Status.WORK_DONE), people, at)
    _consented(_one(units, Status.AWAITING_APPROVAL), people, at)
    _compensated(_complaint(units), people, at)


def _one(units: Mapping[str, Unit], status: str) -> Ticket | None:
    return Ticket.objects.filter(region=units["east"], status=status).order_by("pk").first()


def _complaint(units: Mapping[str, Unit]) -> Ticket | None:
    rows = Ticket.objects.open().filter(region=units["east"], complaint__founded=True)
    return rows.exclude(complaint__stage="closed").order_by("pk").first()


def _collected(ticket: Ticket | None, people: Mapping[str, User], at: datetime) -> None:
    """120.00 agreed, 100.00 of it receipted."""
    if ticket is None:
        return
    by, paid = people["east-supervisor"], ChargeCategory.objects.get(code="paid")
    charge(ticket=ticket, category=paid, amount=Decimal(120), note="上门检修", by=by, at=at - 2 * HOUR)
    receipts.receive(ticket=ticket, amount=Decimal(100), method="wechat", by=by, at=at - HOUR)


def _consented(ticket: Ticket | None, people: Mapping[str, User], at: datetime) -> None:
    if ticket is None:
        return
    consents.record_visit_consent(
        ticket=ticket,
        agreed=True,
        amount=Decimal(80),
        given_by=ticket.contact.name,
        channel="phone",
        by=people["hotline1"],
        at=at - HOUR,
    )


def _compensated(ticket: Ticket | None, people: Mapping[str, User], at: datetime) -> None:
    """A claim that waits for the supervisor, and one of damage that waits for the manager."""
    if ticket is None:
        return
    by = people["hotline1"]
    compensation.ask(
        ticket=ticket,
        kind="complaint",
        amount=Decimal(300),
        words="两次上门未修好，补偿往返费用。",
        by=by,
        at=at - HOUR,
    )
    broken = redress.Broken(
        "实木地板", "搬动外机时划伤约 20 厘米。", Decimal(880), "师傅当场致歉，主管次日再次致电。"
    )
    redress.record_damage(ticket=ticket, broken=broken, by=by, at=at - HOUR)

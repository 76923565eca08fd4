"""Cases by post brought to their end."""

from datetime import datetime
from decimal import Decimal
from typing import Any

from core.outbox import deliver_due
from org.models import User
from tests.factories.warranty import WHOLE, at_hour
from tickets.models import Ticket
from tickets.operations import contacts
from warranty.models import Case
from warranty.operations import cases
from warranty.operations.cases.parcels import Found

NOON, END = at_hour(12), at_hour(12, 18)

KINDS: dict[str, dict[str, Any]] = {
    "new_goods": {},
    "refund": {"requested": "return", "kind": "return"},
    "repaired": {"requested": "repair", "kind": "factory_repair"},
}


def answered(case: Case, by: User) -> Case:
    """The customer was called back in time."""
    contacts.log_contact(ticket=case.ticket, reached=True, by=by, at=at_hour(10, 13))
    return case


def decided(case: Case, outcome: str, by: User) -> Case:
    cases.receive(case=case, found=Found(WHOLE), received_at=NOON, by=by, at=NOON)
    finding = "quality" if outcome != "send_back" else "not_quality"
    given = {"appraiser": "company_engineer", "finding": finding, "on": NOON.date()}
    case = cases.appraise(case=case, by=by, at=NOON, **given)
    if case.state == "decided":
        return case
    return cases.decide(case=case, outcome=outcome, by=by, at=NOON, **PRICES.get(outcome, {}))


PRICES: dict[str, dict[str, Any]] = {"refund": {"price": Decimal(400), "depreciation": Decimal(0)}}


def carried_out(case: Case, by: User) -> Case:
    sending = cases.Sending("顺丰", "SF200")
    if case.outcome == "refund":
        return cases.pay(case=case, payment="FK-1", by=by, at=NOON)
    if case.outcome == "send_back":
        return cases.send_back(case=case, sending=sending, by=by, at=NOON)
    new = cases.New("PH-0002") if case.outcome == "new_goods" else None
    return cases.ship(case=case, sending=sending, new=new, by=by, at=NOON)


def ended(case: Case, outcome: str, by: User, at: datetime = END) -> Ticket:
    """The case from the announcement to its end, and what follows from that."""
    cases.close(case=carried_out(decided(case, outcome, by), by), by=by, at=at)
    delivered(at)
    return Ticket.objects.get(pk=case.ticket_id)


def delivered(at: datetime) -> None:
    while deliver_due(at=at, limit=100):
        pass

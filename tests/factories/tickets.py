"""Tickets at any step, made by the product's own operations."""

from datetime import UTC, datetime, timedelta
from typing import Any

from org.enums import Post, UnitKind
from org.models import Unit, User
from packs.models import Activation
from tests.factories.org import appoint, make_user
from tests.factories.packs import default_packs
from tickets.enums import Channel, Intent, ServiceType
from tickets.models import FaultCategory, Ticket
from tickets.operations import categories, complaints, contacts, facts
from tickets.operations.following import follow
from tickets.operations.intake import Intake, register

RECEIVED = datetime(2026, 3, 10, 4, 0, tzinfo=UTC)

GENERAL: dict[str, Any] = {
    "channel": Channel.PHONE,
    "intent": Intent.BOOKING,
    "service_type": ServiceType.REPAIR,
    "description": "空调制冷效果差，有轻微噪音",
    "dissatisfied": False,
    "name": "王建国",
    "phone": "13812345678",
}
FAULT = {"fault": True}
COMPLAINT = {
    "intent": Intent.COMPLAINT,
    "service_type": ServiceType.COMPLAINT,
    "complaint_class": "service_staff",
    "description": "师傅态度不好",
}
CONSULTATION = {
    "intent": Intent.CONSULTATION,
    "service_type": ServiceType.SUPPORT,
    "description": "咨询保修期",
}


def make_form(region: Unit, **given: Any) -> Intake:
    """What the desk types: a general repair in a region unless said otherwise."""
    return Intake(**({"region": region, "received_at": RECEIVED} | GENERAL | given))


def make_ticket(
    region: Unit,
    *,
    by: User | None = None,
    at: datetime = RECEIVED,
    typed_at: datetime | None = None,
    **given: Any,
) -> Ticket:
    """A registered request received at `at`; `by` is the group's hotline unless named."""
    if not Activation.objects.exists():
        default_packs()
    form = make_form(region, **({"received_at": at} | given))
    return register(form=form, by=by or hotline(region), at=typed_at or at)


def hotline(region: Unit) -> User:
    """A hotline person of the group that no fixture names."""
    held = User.objects.filter(username="factory-desk").first()
    if held:
        return held
    group = Unit.objects.get(kind=UnitKind.GROUP)
    return appoint(make_user("factory-desk", "赵话务"), group, Post.HOTLINE)


def repaired_again(region: Unit, by: User, at: datetime, *, days: int = 7, **given: Any) -> Ticket:
    """A repair of a unit whose same fault was repaired so many days before."""
    same = {"serial": "SN-0001", "category": make_category()}
    first = make_ticket(region, by=by, at=at - timedelta(days=days), **FAULT, **same)
    repaired(first, at=first.registered_at)
    return make_ticket(region, by=by, at=at, **(same | given))


def repaired(ticket: Ticket, *, at: datetime) -> Ticket:
    """A fault on which the work is done, all its steps at one instant."""
    held = User.objects.filter(username="factory-technician").first()
    technician = held or appoint(make_user("factory-technician", "马师傅"), ticket.region, Post.TECHNICIAN)
    for to in ("dispatched", "accepted", "departed", "on_site", "work_done"):
        ticket = follow(ticket=ticket, to=to, assignee=technician, by=hotline(ticket.region), at=at)
    return ticket


def make_category(code: str = "no_cooling", name: str = "空调不制冷") -> FaultCategory:
    return FaultCategory.objects.filter(code=code).first() or categories.add(code=code, name=name)


def verified(ticket: Ticket, *, by: User, at: datetime, **given: Any) -> Ticket:
    """A classified complaint, checked: the customer was called, the department named, the evidence written."""
    contacts.log_contact(ticket=ticket, reached=True, by=by, at=at, note="核实情况")
    found = {"founded": True, "note": "已电话核实", "department": "after_sales", "evidence": "通话录音"}
    return complaints.verify(ticket=ticket, by=by, at=at, **(found | given))


def handled(ticket: Ticket, *, severity: str, by: User, at: datetime, **given: Any) -> Ticket:
    """A complaint that was classified and verified."""
    complaints.classify(ticket=ticket, severity=severity, by=by, at=at)
    return verified(ticket, by=by, at=at, **given)


def established(ticket: Ticket, *, by: User, at: datetime) -> Ticket:
    """Its facts are listed and confirmed, and the customer gave both scores."""
    facts.add_fact(ticket=ticket, source="customer", text="师傅迟到两小时", by=by, at=at)
    facts.record_answer(ticket=ticket, result_score=4, process_score=5, by=by, at=at)
    return facts.confirm_facts(ticket=ticket, by=by, at=at)


def proposed(ticket: Ticket, *, severity: str, by: User, at: datetime) -> Ticket:
    """A complaint whose closing waits for confirmation."""
    handled(ticket, severity=severity, by=by, at=at)
    established(ticket, by=by, at=at)
    return complaints.propose_closure(ticket=ticket, outcome="已道歉并补偿", cause="沟通不当", by=by, at=at)

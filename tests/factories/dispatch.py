"""Technicians and jobs at any step, made by the product's own operations."""

import io
from datetime import datetime, timedelta
from itertools import count
from uuid import uuid4

from PIL import Image

from dispatch.enums import CauseCode, Preparation, Satisfaction, WorkResult
from dispatch.models import Technician, WorkOrder
from dispatch.operations import closing, dispatching, onsite, preparing, signing
from dispatch.operations.dispatching import Sending
from dispatch.rules import Plan
from org.enums import Post
from org.models import Skill, Unit, User
from tests.factories.org import appoint, make_user
from tickets.models import Ticket

HOUR = timedelta(hours=1)
_names = count(1)


def make_technician(
    unit: Unit, *skills: Skill, user: User | None = None, name: str = "张强", active: bool = True
) -> Technician:
    """A technician with a post at the unit and a reachable device."""
    person = user or appoint(make_user(f"tech{next(_names)}", name), unit, Post.TECHNICIAN)
    made = Technician.objects.create(user=person, unit=unit, device_number="13900001111", active=active)
    made.skills.set(skills)
    return made


def make_skill(code: str = "air-conditioner", name: str = "空调") -> Skill:
    return Skill.objects.get_or_create(code=code, defaults={"name": name})[0]


def plan(at: datetime, *, starts_in: timedelta = 2 * HOUR, length: timedelta = 2 * HOUR) -> Plan:
    return Plan(at + starts_in, at + starts_in + length)


def make_order(
    ticket: Ticket, technician: Technician, *, by: User, at: datetime, planned: Plan | None = None
) -> WorkOrder:
    """The work order of a ticket that may be dispatched."""
    sending = Sending(technician, planned or plan(at))
    return dispatching.dispatch(ticket=ticket, sending=sending, by=by, at=at)


def picture(kind: str = "JPEG", size: tuple[int, int] = (60, 40)) -> bytes:
    """A small real picture."""
    written = io.BytesIO()
    Image.new("RGB", size, "#557799").save(written, format=kind)
    return written.getvalue()


def photo(name: str = "before.jpg") -> io.BytesIO:
    file = io.BytesIO(picture())
    file.name = name
    return file


RATINGS = signing.Ratings(Satisfaction.SATISFIED, Satisfaction.SATISFIED, Satisfaction.SATISFIED)
REPORT = closing.Report("电容老化", "更换电容", "电容", "")
OUTCOME = closing.Outcome(WorkResult.REPAIRED, CauseCode.WEAR, REPORT)
REPAIR = closing.Repair("AC-35 空调 1.5 匹", "不制冷", "更换启动电容并试机")
TRIP = closing.Trip("无")
CALLED = closing.Leaving(called=True)
SIGNED = signing.Closure(ratings=RATINGS, opinion="满意", signer="王建国", signature=picture("PNG"))
REFUSED = signing.Closure(refusal_reason="对收费有异议", refusal_photo=picture(), opinion="不愿签字")


def prepare(order: WorkOrder, at: datetime) -> WorkOrder:
    """Accepted, customer called with a time agreed, ledger, slip and checklist done."""
    by = order.technician.user
    preparing.accept(order=order, by=by, at=at)
    spoken = preparing.Spoken(reached=True, note="家中有人", agreed_at=at + 2 * HOUR)
    preparing.contact(order=order, spoken=spoken, by=by, at=at)
    preparing.fill_ledger(order=order, matter="空调不制冷检修", by=by, at=at)
    preparing.tick(order=order, items=Preparation.values, by=by, at=at)
    order.refresh_from_db()
    return order


def go_on_site(order: WorkOrder, at: datetime) -> WorkOrder:
    """Prepared, departed and arrived."""
    by = prepare(order, at).technician.user
    preparing.depart(order=order, by=by, at=at)
    onsite.arrive(order=order, by=by, at=at)
    order.refresh_from_db()
    return order


def finish(order: WorkOrder, at: datetime) -> WorkOrder:
    """On site with findings, repair file and result."""
    by = go_on_site(order, at).technician.user
    found = onsite.Found("王建国", "室外机电容鼓包", "更换电容")
    onsite.note_findings(order=order, found=found, by=by, at=at)
    closing.file_repair(order=order, repair=REPAIR, by=by, at=at)
    closing.finish_work(order=order, outcome=OUTCOME, by=by, at=at)
    order.refresh_from_db()
    return order


def sign(order: WorkOrder, at: datetime, closure: signing.Closure = SIGNED) -> WorkOrder:
    """Finished, with the customer's verdict."""
    finish(order, at)
    signing.close(order=order, closure=closure, key=uuid4(), by=order.technician.user, at=at)
    order.refresh_from_db()
    return order


def leave(order: WorkOrder, at: datetime) -> WorkOrder:
    """Signed and checked out."""
    sign(order, at)
    closing.check_out(order=order, leaving=CALLED, by=order.technician.user, at=at)
    return order

"""Carrying a demo ticket through the job, step by step, at times between its call and now."""

import io
import uuid
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from PIL import Image, ImageDraw

from aftersales.demo.stories import Story
from core.clock import day_end, local_day
from dispatch.enums import Preparation
from dispatch.models import Technician, WorkOrder
from dispatch.operations import closing, dispatching, onsite, preparing, signing, technicians
from dispatch.rules import Plan
from followups.models import Call
from followups.operations import answer, open_call
from org.models import Skill, Unit, User
from tickets.enums import ServiceType, Status
from tickets.models import Ticket
from tickets.operations import lifecycle, permits

SKILLS_OF = {
    "east-tech1": ("air-conditioner", "heater"),
    "east-tech2": ("computer", "display", "heater"),
    "east-tech3": ("phone", "computer", "air-conditioner"),
    "south-tech": ("air-conditioner", "heater", "phone"),
}
JOB = (
    Status.DISPATCHED,
    Status.ACCEPTED,
    Status.DEPARTED,
    Status.ON_SITE,
    Status.WORK_DONE,
    Status.SIGNED,
    Status.RECORDED,
    Status.FOLLOWED_UP,
    Status.ARCHIVED,
)
CALLED = closing.Leaving(called=True)
FILED = closing.Leaving(called=True, filed=True)
NO_PROBLEM = closing.Trip("无", "部件老化", "提醒客户按期保养")


class Job:
    """The supervisors and technicians of the demo at work."""

    def __init__(self, units: Mapping[str, Unit], people: Mapping[str, User], at: datetime) -> None:
        self.units, self.people, self.at = units, people, at
        self.technicians = {name: self._technician(name) for name in SKILLS_OF}

    def _technician(self, name: str) -> Technician:
        unit = self.units[name.partition("-")[0]]
        number = f"1390000020{list(SKILLS_OF).index(name)}"
        skills = Skill.objects.filter(code__in=SKILLS_OF[name])
        return technicians.enrol(user=self.people[name], unit=unit, device_number=number, skills=skills)

    def supervisor_of(self, ticket: Ticket) -> User:
        return self.people[f"{ticket.region.code}-supervisor"]

    def later(self, ticket: Ticket, hours: float) -> datetime:
        """So many hours after the call, but never in the future."""
        return min(ticket.registered_at + timedelta(hours=hours), self.at)

    def approve(self, ticket: Ticket) -> Ticket:
        return permits.approve(ticket=ticket, by=self.supervisor_of(ticket), at=self.later(ticket, 0.2))

    def run(self, ticket: Ticket, story: Story) -> None:
        """Dispatch, then every step up to the status of the story."""
        order = self._dispatch(ticket)
        for status in JOB[1 : JOB.index(Status(story.reaches)) + 1]:
            self._steps()[status](order, story)

    def _steps(self) -> dict[str, Callable[[WorkOrder, Story], object]]:
        return {
            Status.ACCEPTED: self._accept,
            Status.DEPARTED: self._depart,
            Status.ON_SITE: self._arrive,
            Status.WORK_DONE: self._finish,
            Status.SIGNED: self._sign,
            Status.RECORDED: self._record,
            Status.FOLLOWED_UP: self._call,
            Status.ARCHIVED: self._archive,
        }

    def _dispatch(self, ticket: Ticket) -> WorkOrder:
        if ticket.status == Status.AWAITING_APPROVAL:
            ticket = self.approve(ticket)
        sending = dispatching.Sending(self._who(ticket), self._plan(ticket))
        by, at = self.supervisor_of(ticket), self.later(ticket, 0.4)
        return dispatching.dispatch(ticket=ticket, sending=sending, by=by, at=at)

    def _who(self, ticket: Ticket) -> Technician:
        skill = ticket.category.skill.code
        return next(self.technicians[name] for name, skills in SKILLS_OF.items() if skill in skills)

    def _plan(self, ticket: Ticket) -> Plan:
        """Old jobs shortly after the call; the one just accepted later today."""
        if ticket.registered_at < self.at - timedelta(hours=5.5):
            starts = ticket.registered_at + timedelta(hours=2)
            return Plan(starts, starts + timedelta(minutes=50))
        left = day_end(local_day(self.at)) - self.at
        starts = self.at + min(timedelta(hours=2), left / 3)
        return Plan(starts, starts + min(timedelta(hours=1), left / 3))

    def _accept(self, order: WorkOrder, _story: Story) -> None:
        person, ticket = order.technician.user, order.ticket
        preparing.accept(order=order, by=person, at=self.later(ticket, 0.8))
        starts = order.visits.get().assignments.get().starts_at
        spoken = preparing.Spoken(reached=True, note="已约好上门时间。", agreed_at=starts)
        preparing.contact(order=order, spoken=spoken, by=person, at=self.later(ticket, 0.9))

    def _depart(self, order: WorkOrder, _story: Story) -> None:
        person, at = order.technician.user, self.later(order.ticket, 1.2)
        preparing.fill_ledger(order=order, matter=order.ticket.category.name, by=person, at=at)
        preparing.tick(order=order, items=Preparation.values, by=person, at=at)
        preparing.depart(order=order, by=person, at=at)

    def _arrive(self, order: WorkOrder, _story: Story) -> None:
        person, at = order.technician.user, self.later(order.ticket, 1.9)
        onsite.arrive(order=order, by=person, at=at)
        found = onsite.Found(order.ticket.customer.name, "现象与报修一致，部件老化。", "更换部件后试机。")
        onsite.note_findings(order=order, found=found, by=person, at=at)

    def _finish(self, order: WorkOrder, _story: Story) -> None:
        person, at = order.technician.user, self.later(order.ticket, 2.5)
        product = str(order.ticket.asset or "")
        repair = closing.Repair(product, order.ticket.category.name, "更换部件并试机正常。")
        closing.file_repair(order=order, repair=repair, by=person, at=at)
        report = closing.Report(cause="部件老化", solution="更换部件", parts="控制板 1 块")
        outcome = closing.Outcome(result="replaced", cause_code="wear", report=report)
        closing.finish_work(order=order, outcome=outcome, by=person, at=at)

    def _sign(self, order: WorkOrder, _story: Story) -> None:
        person = order.technician.user
        closure = signing.Closure(
            ratings=signing.Ratings("satisfied", "satisfied", "satisfied"),
            opinion="师傅准时，修得仔细。",
            signer=order.ticket.customer.name,
            signature=scribble(),
        )
        signing.close(
            order=order, closure=closure, key=uuid.uuid4(), by=person, at=self.later(order.ticket, 2.8)
        )

    def _record(self, order: WorkOrder, _story: Story) -> None:
        person, ticket = order.technician.user, order.ticket
        leaving = FILED if ticket.service_type == ServiceType.INSTALLATION else CALLED
        closing.check_out(order=order, leaving=leaving, by=person, at=self.later(ticket, 2.9))
        closing.record(
            order=order,
            content="更换部件，试机正常，已讲解保养。",
            trip=NO_PROBLEM,
            by=person,
            at=self.later(ticket, 6),
        )

    def _call(self, order: WorkOrder, story: Story) -> None:
        ticket = Ticket.objects.select_related("stream", "pack_set", "region", "project").get(
            pk=order.ticket_id
        )
        by, at = self.people["hotline1"], self.later(ticket, 20)
        call: Call | None = open_call(ticket=ticket, round=ticket.round, by=by, at=self.later(ticket, 6))
        if call:
            answer(call=call, satisfaction=story.satisfaction, opinion="服务及时。", by=by, at=at)

    def _archive(self, order: WorkOrder, _story: Story) -> None:
        by = self.supervisor_of(order.ticket)
        lifecycle.archive(ticket=order.ticket, by=by, at=self.later(order.ticket, 30))


def scribble() -> bytes:
    """A signature drawn by the program."""
    picture = Image.new("RGB", (320, 120), "white")
    points = [(20 + 9 * n, 60 + (25 if n % 2 else -25) + n % 5) for n in range(30)]
    ImageDraw.Draw(picture).line(points, fill="black", width=3)
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()

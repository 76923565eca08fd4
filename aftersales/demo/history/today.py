"""The day of the demo: half the board is full, calls wait, two plans clash, and nobody fits one job."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from aftersales.demo.jobs import Job
from aftersales.demo.stories import REPAIR, Story
from core.clock import at_local, local_day
from customers.operations import Taken
from dispatch.models import Assignment, Technician, WorkOrder
from dispatch.operations.dispatching import Sending, dispatch
from dispatch.rules import Plan
from org.enums import AbsenceKind
from org.models import Skill, Unit, User
from org.operations.absences import Leave, ask_leave, decide_leave
from org.operations.skills import add_skill
from tickets.enums import Status
from tickets.models import FaultCategory, Ticket
from tickets.operations import categories
from tickets.operations.intake import Intake, register

# When visits begin, as hours of the day; each technician has two of them.
STARTS = (8.5, 10.5, 13.5, 15.5)
LASTS = timedelta(minutes=80)
WAITING = 8  # beside those of the small demo
WORDS = {
    "air-conditioner": ("ac-cooling", "空调制冷差，出风不凉。"),
    "heater": ("wh-heating", "热水器水温忽冷忽热。"),
    "computer": ("nb-heat", "电脑用久了自动关机。"),
    "display": ("mt-screen", "显示器时常黑屏。"),
    "phone": ("ph-battery", "手机充不满电。"),
}
RARE = ("central-plant", "中央空调机组", "vrf-fault", "机组通信故障")


@dataclass(frozen=True)
class Slot:
    """A technician's time with the customer who gets it."""

    technician: Technician
    plan: Plan
    home: Taken


class _Today(Job):
    """The same steps as ever, for a slot that is fixed beforehand."""

    slot: Slot

    def _who(self, _ticket: Ticket) -> Technician:
        return self.slot.technician

    def _plan(self, _ticket: Ticket) -> Plan:
        return self.slot.plan


def fill_today(chance: random.Random, homes: Sequence[Taken], *, most: int, at: datetime) -> None:
    """Visits of today for up to `most` slots, then what waits for the supervisor in the east; nothing for none."""
    if not most:
        return
    units = {unit.code: unit for unit in Unit.objects.all()}
    job = _Today(units, {user.username: user for user in User.objects.all()}, at)
    for slot in _slots(chance, homes, most, at):
        _fill(job, slot)
    mine = [one for one in homes if one.customer.region_id == units["east"].pk]
    for number in range(WAITING):
        skill = list(WORDS)[number % len(WORDS)]
        _register(job, chance.choice(mine), *WORDS[skill], at - timedelta(minutes=17 * (number + 1)))
    _nobody_fits(job, chance.choice(mine))
    _clash(job, chance.choice(mine))


def _slots(chance: random.Random, homes: Sequence[Taken], most: int, at: datetime) -> Iterator[Slot]:
    """Two slots a technician, the east first, for people who have nothing else today."""
    near: dict[int, list[Taken]] = {}
    for one in homes:
        near.setdefault(one.customer.region_id, []).append(one)
    midnight = at_local(local_day(at))
    busy = Assignment.objects.filter(planned__overlap=(midnight, midnight + timedelta(days=1)))
    free = Technician.objects.exclude(pk__in=busy.values("technician")).select_related("user", "unit")
    for number, one in enumerate(free.prefetch_related("skills").order_by("unit", "pk")[: most // 2]):
        for hour in chance.sample(STARTS, 2):
            starts = midnight + timedelta(hours=hour, minutes=15 * (number % 3))
            yield Slot(one, Plan(starts, starts + LASTS), chance.choice(near[one.unit_id]))


def _fill(job: _Today, slot: Slot) -> None:
    """What is over is recorded, what runs is on site, what comes is accepted or still only sent."""
    skills = {skill.code for skill in slot.technician.skills.all()}
    category, words = next(WORDS[code] for code in WORDS if code in skills)
    past = slot.plan.starts_at < job.at
    received = slot.plan.starts_at - timedelta(hours=1.7) if past else job.at - timedelta(hours=2)
    job.slot = slot
    ticket = _register(job, slot.home, category, words, received)
    job.run(ticket, Story(0, dict(REPAIR), 0, words, reaches=_reached(slot, job.at)))


def _reached(slot: Slot, at: datetime) -> str:
    if slot.plan.ends_at < at - timedelta(hours=1):
        return Status.RECORDED
    if slot.plan.starts_at < at:
        return Status.ON_SITE
    return Status.ACCEPTED if slot.technician.pk % 2 else Status.DISPATCHED


def _register(job: Job, home: Taken, category: str, words: str, received: datetime) -> Ticket:
    form = Intake(
        channel="phone",
        description=words,
        received_at=received,
        dissatisfied=False,
        category=FaultCategory.objects.get(code=category),
        contact=home.contact,
        site=home.site,
        asset=home.asset,
        region=home.customer.region,
        project=home.customer.project,
        **REPAIR,
    )
    return register(form=form, by=job.people["hotline1"], at=received)


def _nobody_fits(job: Job, home: Taken) -> None:
    """A fault whose skill no technician of the region has."""
    skill_code, skill_name, code, name = RARE
    skill = Skill.objects.filter(code=skill_code).first() or add_skill(code=skill_code, name=skill_name)
    FaultCategory.objects.filter(code=code).first() or categories.add(code=code, name=name, skill=skill)
    _register(job, home, code, "机房中央空调机组通信中断，三台内机停机。", job.at - timedelta(minutes=40))


def _clash(job: Job, home: Taken) -> None:
    """Tomorrow: a visit with no time for the way after another, and one in what became leave."""
    technician = job.technicians["east-tech2"]
    tomorrow = at_local(local_day(job.at) + timedelta(days=1))
    first = Plan(tomorrow + timedelta(hours=9), tomorrow + timedelta(hours=10))
    for plan in (first, Plan(first.ends_at + timedelta(minutes=5), first.ends_at + timedelta(hours=1))):
        _send(job, home, technician, plan, "nb-start")
    other = job.technicians["east-tech3"]
    _send(job, home, other, first, "ph-battery")
    asked = Leave(
        other.user, AbsenceKind.LEAVE, first.starts_at, tomorrow + timedelta(hours=18), reason="家中有事"
    )
    absence = ask_leave(leave=asked, by=other.user, at=job.at)
    decide_leave(absence=absence, approved=True, by=job.people["east-supervisor"], at=job.at)


def _send(job: Job, home: Taken, technician: Technician, plan: Plan, category: str) -> WorkOrder:
    ticket = _register(job, home, category, "请尽快上门检查。", job.at - timedelta(hours=3))
    if ticket.status == Status.AWAITING_APPROVAL:
        ticket = job.approve(ticket)
    sending = Sending(technician, plan)
    return dispatch(ticket=ticket, sending=sending, by=job.supervisor_of(ticket), at=job.later(ticket, 0.6))

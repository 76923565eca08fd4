"""A company in which every post is held once, each person with an address and a phone."""

from datetime import datetime, timedelta

from aftersales.demo.ground import lay_ground
from core.actors import SYSTEM
from core.clock import local_day
from dispatch.models import Technician, WorkOrder
from dispatch.operations.dispatching import Sending, dispatch
from dispatch.operations.technicians import enrol
from dispatch.rules import Plan
from org.enums import Post, UnitKind
from org.models import Skill, Unit, User
from org.operations import people
from org.operations.posts import appoint
from org.operations.units import add_unit
from tickets.enums import Channel, Intent, ServiceType
from tickets.models import FaultCategory
from tickets.operations import categories
from tickets.operations.intake import Intake, register

SPACING = timedelta(hours=1.6)  # between the starts of two jobs
POSTS = {
    "group": (Post.HOTLINE, Post.GROUP),
    "east": (Post.TEAM_LEADER, Post.SUPERVISOR, Post.MANAGER, Post.DEPARTMENT_HEAD, Post.REGIONAL_HEAD),
}


def found(*, at: datetime) -> tuple[User, Unit]:
    """Packs, units and people; returns the hotline and the region it takes calls for."""
    lay_ground(at=at)
    group = add_unit(kind=UnitKind.GROUP, code="group", name="集团售后服务中心", by=SYSTEM, at=at)
    east = add_unit(kind=UnitKind.REGION, code="east", name="华东", parent=group, by=SYSTEM, at=at)
    staff = {
        post: _employ(post, unit, number, at)
        for unit, code in ((group, "group"), (east, "east"))
        for number, post in enumerate(POSTS[code], start=unit.pk * 10)
    }
    return staff[Post.HOTLINE], east


def _employ(post: Post, unit: Unit, number: int, at: datetime, password: str | None = None) -> User:
    user = people.add_person(
        username=post.value,
        name=str(post.label),
        password=password,
        email=f"{post.value}@example.com",
        phone=f"139{number:08d}",
        must_change=False,
        by=SYSTEM,
        at=at,
    )
    appoint(user=user, unit=unit, post=post, since=local_day(at), by=SYSTEM, at=at)
    return user


def with_jobs(count: int, *, at: datetime, password: str) -> list[WorkOrder]:
    """The same company with a technician who has so many repairs on one day, dispatched at `at`."""
    hotline, east = found(at=at)
    skill = Skill.objects.get_or_create(code="air-conditioner", defaults={"name": "空调"})[0]
    category = categories.add(code="no-cooling", name="空调不制冷", skill=skill)
    person = _employ(Post.TECHNICIAN, east, 99, at, password)
    technician = enrol(user=person, unit=east, device_number=person.phone, skills=[skill])
    supervisor = User.objects.get(username=Post.SUPERVISOR)
    return [_job(n, hotline, supervisor, technician, category, at) for n in range(count)]


def _job(
    n: int, hotline: User, supervisor: User, technician: Technician, category: FaultCategory, at: datetime
) -> WorkOrder:
    form = Intake(
        channel=Channel.PHONE,
        intent=Intent.BOOKING,
        service_type=ServiceType.REPAIR,
        received_at=at,
        region=technician.unit,
        dissatisfied=False,
        fault=True,
        name=f"客户{n}",
        phone=f"138{n:08d}",
        address="上海市浦东新区人民路186号",
        category=category,
        visit_wanted=True,
        description="空调不制冷",
    )
    ticket = register(form=form, by=hotline, at=at)
    starts = at + timedelta(hours=2) + n * SPACING
    sending = Sending(technician, Plan(starts, starts + timedelta(minutes=50)))
    return dispatch(ticket=ticket, sending=sending, by=supervisor, at=at)

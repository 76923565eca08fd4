"""A company of two regions lives through a year of reports."""

from collections import Counter
from datetime import date, datetime
from time import perf_counter

from django.core.management import call_command

from aftersales.local.console import say
from benchmarks.soak.reports import Course
from benchmarks.soak.reports import run as live
from core.actors import SYSTEM
from core.clock import at_local
from org.enums import Post, UnitKind
from org.models import Appointment, Unit, User
from org.operations.calendar import load_published_years
from packs.operations import install
from reports.models import ReportRun
from tickets.operations.intake import Intake, register

FIRST = date(2025, 1, 1)


def run(*, days: int, seed: int) -> int:
    """0 when nothing was missed or doubled; prints what was counted."""
    call_command("migrate", verbosity=0)
    desk = _company(at_local(FIRST))

    def complain(unit: Unit, at: datetime) -> None:
        register(form=_form(unit, at), by=desk, at=at)

    course, begun = Course(FIRST, days, seed), perf_counter()
    wrong = live(course, complain)
    _print(course, perf_counter() - begun)
    for line in wrong:
        say(f"  {line}")
    say(f"wrong: {len(wrong)}")
    return 1 if wrong else 0


def _company(at: datetime) -> User:
    """Packs, calendar, two regions with a supervisor each, the group's officer, one desk."""
    install(by=SYSTEM, at=at)
    load_published_years(by=SYSTEM, at=at)
    group = Unit.objects.create(kind=UnitKind.GROUP, code="group", name="集团")
    _person("officer", group, Post.GROUP)
    for code in ("east", "south"):
        region = Unit.objects.create(kind=UnitKind.REGION, code=code, name=code, parent=group)
        _person(f"{code}-supervisor", region, Post.SUPERVISOR)
    return _person("desk", group, Post.HOTLINE)


def _person(username: str, unit: Unit, post: str) -> User:
    user = User(username=username, name=username)
    user.set_unusable_password()
    user.save()
    Appointment.objects.create(user=user, unit=unit, post=post, since=FIRST)
    return user


def _form(unit: Unit, at: datetime) -> Intake:
    return Intake(
        channel="phone",
        intent="complaint",
        service_type="complaint",
        complaint_class="service_staff",
        description="师傅态度不好",
        received_at=at,
        region=unit,
        dissatisfied=True,
        name="客户",
        phone=f"139{at.timestamp() % 10**8:08.0f}",
    )


def _print(course: Course, seconds: float) -> None:
    counts = Counter(ReportRun.objects.values_list("kind", flat=True))
    say(f"{course.days} days, {course.rounds} rounds, {course.killed} killed, {course.outages} outages")
    say(f"{len(course.complaints)} complaints, {sum(counts.values())} reports, {seconds:.0f} s")
    for kind, count in sorted(counts.items()):
        say(f"  {kind:20} {count:5}")

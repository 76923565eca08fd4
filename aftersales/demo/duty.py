"""Who works when in the demo company, what is set for today, and what departments owe one another."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from itertools import product

from django.db import transaction

from core.clock import at_local, local_day
from core.operations import save_record
from deadlines.enums import TaskKind
from deadlines.operations import assign_task
from knowledge.enums import NormPage
from knowledge.models import NormPoint
from org.enums import AbsenceKind, Department, Post
from org.models import Unit, User
from org.operations import rosters
from org.operations.absences import Leave, ask_leave
from org.operations.emergency_duty import set_duty
from org.operations.history import history_of
from org.queries import monday_of
from reports.enums import Slot
from reports.models import Receiver
from workforce import operations as workforce

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
WEEK = timedelta(days=7)
SHIFTS = ((0, 8), (8, 20), (20, 24))
DUTY = {
    "group": ("hotline1", "hotline2"),
    "east": ("east-supervisor", "east-supervisor2", "east-leader"),
}
DUTY_POSTS = {"east-clerk": Post.CLERK, "east-tech1": Post.TECHNICIAN}
TASKS = [
    (TaskKind.COOPERATION, "查明外箱破损批次的承运人", Department.LOGISTICS, "east-supervisor", "", 2),
    (TaskKind.RECTIFICATION, "启动电容来料复检", Department.TECHNICAL, "east-manager", "", 5),
    (TaskKind.INSTRUCTION, "一周内清理超时未结的投诉", Department.AFTER_SALES, "group", "east-supervisor", 7),
]


def build_duty(units: Mapping[str, Unit], people: Mapping[str, User], *, at: datetime) -> None:
    """Two published weeks for group and east, leave, today's work, tasks, and who receives reports."""
    today = local_day(at)
    for code, names in DUTY.items():
        for monday in (monday_of(today), monday_of(today) + WEEK):
            _week(units[code], monday, [people[name] for name in names], at)
    _leave(people, at_local(today + 2 * DAY), at)
    _set_work(units["east"], people, today, at)
    _tasks(units["east"], people, at)
    for slot in Slot:
        save_record(Receiver(slot=slot, email=f"{slot.value}@demo.invalid"))


def _week(unit: Unit, monday: date, people: Sequence[User], at: datetime) -> None:
    """Three shifts a day; everybody takes turns at answering complaints."""
    roster, by = rosters.open_week(unit=unit, monday=monday), people[0]
    for number, (day, (begins, ends)) in enumerate(product(roster.days, SHIFTS)):
        rosters.add_shift(
            roster=roster,
            starts_at=at_local(day) + begins * HOUR,
            ends_at=at_local(day) + ends * HOUR,
            people=[people[(number + 1) % len(people)]],
            complaint_owner=people[number % len(people)],
            by=by,
            at=at,
        )
    set_duty(unit=unit, days=roster.days, primary=by, backups=people[1:], by=by, at=at)
    rosters.publish(roster=roster, by=by, at=at)


def _leave(people: Mapping[str, User], midnight: datetime, at: datetime) -> None:
    """A technician's training the day after tomorrow, with a colleague who stands in."""
    person, deputy = people["east-tech2"], people["east-tech1"]
    away = Leave(person, AbsenceKind.TRAINING, midnight + 8 * HOUR, midnight + 18 * HOUR, deputy, "新品培训")
    ask_leave(leave=away, by=person, at=at - HOUR)


def _set_work(east: Unit, people: Mapping[str, User], today: date, at: datetime) -> None:
    tasks = {
        people["east-clerk"].pk: "回访昨天完工的客户，整理回执单。",
        people["east-tech1"].pk: "上午浦东、静安两单，下午待命。",
        people["east-tech2"].pk: "工作日志补录，领用显示屏组件。",
    }
    by = people["east-supervisor"]
    workforce.set_work(
        unit=east, day=today, focus="空调旺季：先保医院和机房。", tasks=tasks, by=by, at=at - HOUR
    )
    lapse = NormPoint.objects.filter(page=NormPage.APPEARANCE, title="佩戴工牌")
    for name, found in (("east-clerk", []), ("east-tech1", lapse)):
        workforce.check_appearance(
            unit=east, day=today, agent=people[name], post=DUTY_POSTS[name], lapses=found, by=by, at=at
        )


@transaction.atomic
def _tasks(east: Unit, people: Mapping[str, User], at: datetime) -> None:
    """One for logistics, one for the technical department, one for the region itself."""
    for kind, title, department, by, owner, days in TASKS:
        assign_task(
            stream=history_of(east, at=at),
            kind=kind,
            title=title,
            unit=east,
            responsible_department=department,
            due_at=at + days * DAY,
            owner=people.get(owner),
            by=people[by],
            at=at - HOUR,
        )

"""Follow-up in the demo company: a delivery, two spot checks, a plan, and a survey half done."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from aftersales.demo.jobs import scribble
from core.clock import local, local_day
from customers.models import Contact
from followups import operations
from followups.enums import Finding, PlanPeriod, TaskKind, Topic
from followups.operations import interviews, plans, slips, surveys, visits
from followups.operations.interviews import Answers
from followups.operations.visits import Booking, Seen
from org.models import Unit, User

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
FOUND = {
    Topic.INSTALLATION: (Finding.MEETS, "外机支架牢固"),
    Topic.DESIGN: (Finding.MEETS, ""),
    Topic.EXPLANATION: (Finding.FAILS, "未讲解滤网清洗"),
}


def build_follow_up(units: Mapping[str, Unit], people: Mapping[str, User], *, at: datetime) -> None:
    """What the clerk, the supervisor and the group centre have on their pages."""
    east, clerk = units["east"], people["east-clerk"]
    here = Contact.objects.filter(customer__project=units["shanghai"], is_primary=True)
    contacts = list(here.order_by("pk")[:3])
    handed = operations.Handed(
        contacts[0], east, contacts[0].customer.project, "立式空调 2 台", local_day(at - 2 * DAY)
    )
    operations.register(handed=handed, by=clerk, at=at - 2 * DAY)
    _visits(contacts, east, clerk, at)
    _plan(east, people, at)
    _survey(people, at)


def _visits(contacts: list[Contact], east: Unit, clerk: User, at: datetime) -> None:
    """One done two days ago, its slip in the clerk's hands; one booked for tomorrow."""
    when = at - 2 * DAY
    done = visits.book(
        booking=Booking(contacts[1], east, contacts[1].customer.project, clerk, when), by=clerk, at=when - DAY
    )
    seen = Seen(FOUND, "希望讲清滤网多久洗一次", "安装满意，讲解不够", contacts[1].name, scribble())
    visits.note_visit(visit=done, seen=seen, by=clerk, at=when)
    visits.come_back(visit=done, returned_at=when + HOUR, by=clerk, at=when + HOUR)
    done.refresh_from_db()
    slips.receive(slip=done.slip, received_at=when + 2 * HOUR, by=clerk, at=when + 2 * HOUR)
    tomorrow = Booking(contacts[2], east, contacts[2].customer.project, clerk, at + DAY)
    visits.book(booking=tomorrow, by=clerk, at=at - HOUR)


def _plan(east: Unit, people: Mapping[str, User], at: datetime) -> None:
    clerk, supervisor = people["east-clerk"], people["east-supervisor"]
    draft = plans.Draft(east, PlanPeriod.WEEK, local_day(at), "完成本周交付客户回访和两次抽查。", [clerk])
    plan = plans.make_plan(draft=draft, by=supervisor, at=at)
    plans.add_task(
        plan=plan,
        title="回访本周交付的客户",
        assignee=clerk,
        due_on=plan.last_day,
        kind=TaskKind.FOLLOW_UP,
        by=supervisor,
        at=at,
    )


def _survey(people: Mapping[str, User], at: datetime) -> None:
    """The present half-year, drawn and shared out among the hotline; the first customer has answered."""
    group, day = people["group"], local(at)
    survey = surveys.make_survey(year=day.year, half=1 if day.month <= 6 else 2, by=group, at=at)
    surveys.freeze(survey=survey, by=group, at=at, seed="demo")
    callers = [people["hotline1"], people["hotline2"]]
    interviews.spread(survey=survey, surveyors=callers, by=group, at=at)
    elsewhere = survey.interviews.exclude(
        line__region__code="east"
    )  # the clerk calls those of the east today
    first = elsewhere.select_related("surveyor").order_by("pk").first()
    if first and first.surveyor:
        said = Answers("satisfied", "satisfied", "very_satisfied", "satisfied", "上门很快。")
        interviews.answer_interview(interview=first, answers=said, by=first.surveyor, at=at)

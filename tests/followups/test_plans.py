"""Plans by week, month and year: made in time, worked through, evaluated."""

from datetime import date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from deadlines.models import Todo
from followups import queries
from followups.enums import PlanPeriod
from followups.errors import FollowUpRefused
from followups.models import Plan
from followups.operations import plans
from org.models import Unit, User
from tests.factories.followups import make_caller
from tests.factories.packs import default_packs
from tests.followups.local import local

MONDAY = date(2026, 3, 9)
NOON = local("2026-03-09T12:00")


@pytest.fixture(autouse=True)
def packs(db: None) -> None:
    default_packs()


def make(east: Unit, by: User, at: datetime, period: str = PlanPeriod.WEEK, day: date = MONDAY) -> Plan:
    return plans.make_plan(draft=plans.Draft(east, period, day, "回访全部交付客户"), by=by, at=at)


@pytest.mark.requirement("ORG-07", "FUP-13")
@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        ("week", date(2026, 3, 9), date(2026, 3, 15)),
        ("month", date(2026, 3, 1), date(2026, 3, 31)),
        ("year", date(2026, 1, 1), date(2026, 12, 31)),
    ],
)
def test_plans_exist_for_week_month_and_year(
    east: Unit, supervisor: User, at: datetime, period: str, first: date, last: date
) -> None:
    made = make(east, supervisor, at, period, date(2026, 3, 10))
    assert (made.first_day, made.last_day, made.owner) == (first, last, supervisor)


def weeks_missing(user: User, at: datetime) -> list[date]:
    found = queries.missing_plans(user, at=at)
    return [one.span.first for one in found if one.span.kind == "week" and one.span.first >= MONDAY]


@pytest.mark.requirement("FUP-13")
def test_a_week_plan_of_before_monday_noon_is_not_missing(east: Unit, supervisor: User) -> None:
    make(east, supervisor, NOON)
    assert weeks_missing(supervisor, NOON + timedelta(hours=1)) == []


@pytest.mark.requirement("FUP-13")
def test_a_week_without_plan_is_missing_after_noon(east: Unit, supervisor: User) -> None:
    assert weeks_missing(supervisor, NOON) == []
    assert weeks_missing(supervisor, NOON + timedelta(seconds=1)) == [MONDAY]


def test_a_late_plan_stays_listed_with_its_link(east: Unit, supervisor: User) -> None:
    made = make(east, supervisor, NOON + timedelta(seconds=1))
    found = queries.missing_plans(supervisor, at=NOON + timedelta(hours=1))
    assert [one.plan for one in found if one.span.first == MONDAY] == [made]


def test_strangers_do_not_see_what_is_missing_here(east: Unit, stranger: User) -> None:
    found = queries.missing_plans(stranger, at=NOON + timedelta(hours=1))
    assert east not in [one.unit for one in found]


def test_one_plan_per_unit_and_period(east: Unit, supervisor: User, at: datetime) -> None:
    make(east, supervisor, at)
    with pytest.raises(FollowUpRefused):
        make(east, supervisor, at)
    assert Plan.objects.count() == 1


@pytest.mark.requirement("ORG-07")
def test_a_task_reaches_the_member_of_the_team(east: Unit, supervisor: User, at: datetime) -> None:
    clerk, plan = make_caller(east), make(east, supervisor, at)
    task = plans.add_task(
        plan=plan, title="回访华东 20 户", assignee=clerk, due_on=MONDAY, by=supervisor, at=at
    )
    assert (Todo.objects.get().owner, list(plan.team.all())) == (clerk, [clerk])
    plans.finish_task(task=task, result="回访 21 户", by=clerk, at=at)
    assert Todo.objects.get().result == "回访 21 户"


def test_tasks_lie_within_the_period(east: Unit, supervisor: User, at: datetime) -> None:
    plan, day = make(east, supervisor, at), date(2026, 3, 16)
    with pytest.raises(FollowUpRefused):
        plans.add_task(plan=plan, title="回访", assignee=supervisor, due_on=day, by=supervisor, at=at)
    assert plan.tasks.count() == 0


WHOLE = {"result": "完成 21 户", "evaluation": 4, "summary": "接通率高，晚间效果好"}


@pytest.mark.requirement("RPT-24", "ORG-07")
def test_a_closed_plan_has_result_evaluation_and_text(east: Unit, supervisor: User, at: datetime) -> None:
    plans.close_plan(plan=make(east, supervisor, at), by=supervisor, at=at, **WHOLE)
    row = queries.evaluated(begin=MONDAY, end=date(2026, 3, 15), units=[east]).get()
    assert (row.result, row.evaluation, row.summary) == (
        WHOLE["result"],
        WHOLE["evaluation"],
        WHOLE["summary"],
    )


@pytest.mark.requirement("RPT-24", "ORG-07")
@pytest.mark.parametrize(
    ("field", "value"), [("result", " "), ("evaluation", 0), ("evaluation", 6), ("summary", "")]
)
def test_no_plan_is_closed_without_them(
    east: Unit, supervisor: User, at: datetime, field: str, value: object
) -> None:
    plan = make(east, supervisor, at)
    with pytest.raises(FollowUpRefused) as refused:
        plans.close_plan(plan=plan, by=supervisor, at=at, **(WHOLE | {field: value}))
    assert (refused.value.field, Plan.objects.get().closed_at) == (field, None)


@pytest.mark.requirement("RPT-24")
def test_the_database_keeps_no_closed_plan_without_evaluation(
    east: Unit, supervisor: User, at: datetime
) -> None:
    make(east, supervisor, at)
    with pytest.raises(IntegrityError), transaction.atomic():
        Plan.objects.update(closed_at=at)
    assert Plan.objects.get().closed_at is None


def test_of_two_tasks_alike_each_finishes_its_own_to_do(east: Unit, supervisor: User, at: datetime) -> None:
    clerk, plan = make_caller(east), make(east, supervisor, at)
    task = {"plan": plan, "title": "回访", "assignee": clerk, "due_on": MONDAY, "by": supervisor, "at": at}
    first, second = plans.add_task(**task), plans.add_task(**task)
    plans.finish_task(task=second, result="完成", by=clerk, at=at)
    assert list(Todo.objects.filter(done_at=None)) == [first.todo]

"""The supervisor's day: work set, appearance checked, and what is missing from it."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from knowledge.operations import install
from org.models import Unit, User
from reports.enums import ReportKind
from tests.reports.flow import round_at
from tests.workforce.conftest import local
from workforce.models import AppearanceCheck, DayPlan
from workforce.operations import set_work
from workforce.queries import missing_days

SignIn = Callable[[User], Client]
DAY = date(2026, 3, 11)


def set_days(east: Unit, by: User, *days: date) -> None:
    for day in days:
        at = local(f"{day}T08:30")
        set_work(unit=east, day=day, focus="例行", tasks={by.pk: "巡查"}, by=by, at=at)


def owed(manager: User, when: str) -> list[date]:
    return [one.day for one in missing_days(manager, at=local(when))]


@pytest.mark.requirement("ORG-08")
def test_a_workday_without_assignment_or_summary_is_missing_on_the_manager_s_page(
    east: Unit, supervisor: User, manager: User, ground: Any, signed_in: SignIn
) -> None:
    set_days(east, supervisor, *(DAY - timedelta(days=back) for back in range(1, 7)))
    round_at("2026-03-11T17:00")
    ground.move_to(local("2026-03-11T18:00:01"))
    page = signed_in(manager).get("/")
    shown = page.content.decode()
    assert [(one.unit, one.day) for one in missing_days(manager, at=local("2026-03-11T18:00:01"))] == [
        (east, DAY)
    ]
    assert ("未安排工作的工作日" in shown, "华东 <span" in shown, "工作小结" in shown) == (True, True, True)


def test_the_assignment_is_missing_after_its_time_only(east: Unit, supervisor: User, manager: User) -> None:
    set_days(east, supervisor, *(DAY - timedelta(days=back) for back in range(1, 7)))
    assert (owed(manager, "2026-03-11T09:00:00"), owed(manager, "2026-03-11T09:00:01")) == ([], [DAY])


def test_days_off_owe_nothing(east: Unit, manager: User) -> None:
    days = owed(manager, "2026-03-11T09:30")
    assert [day.day for day in days] == [11, 10, 9, 6, 5]


def test_another_region_s_days_are_not_shown(east: Unit, south: Unit, manager: User) -> None:
    assert {one.unit for one in missing_days(manager, at=local("2026-03-11T09:30"))} == {east}


def test_the_supervisor_sets_the_work_by_the_page(
    east: Unit, supervisor: User, technician: User, signed_in: SignIn
) -> None:
    browser = signed_in(supervisor)
    given = {"focus": "高温抢修", f"person_{technician.pk}": "浦东三单"}
    assert browser.post("/day/plan/", {"focus": "高温抢修"}).status_code == 422
    assert browser.post("/day/plan/", given).status_code == 302
    plan = DayPlan.objects.get()
    assert (plan.day, [(one.person, one.text) for one in plan.tasks.all()]) == (
        DAY,
        [(technician, "浦东三单")],
    )


def test_setting_the_work_again_keeps_the_first_time(east: Unit, supervisor: User, technician: User) -> None:
    set_days(east, supervisor, DAY)
    tasks = {technician.pk: "改派"}
    set_work(unit=east, day=DAY, focus="改", tasks=tasks, by=supervisor, at=local("2026-03-11T11:00"))
    plan = DayPlan.objects.get()
    assert (plan.at, [one.text for one in plan.tasks.all()]) == (local("2026-03-11T08:30"), ["改派"])


@pytest.mark.requirement("KNB-03")
def test_the_daily_check_list_has_the_appearance_norms_for_each_post(
    east: Unit, supervisor: User, technician: User, signed_in: SignIn
) -> None:
    install()
    browser = signed_in(supervisor)
    page = browser.get("/day/appearance/")
    titles = [point.title for point in page.context["points"]]
    assert titles[:2] == ["着统一工装", "佩戴工牌"]
    assert not [word for word in ("男", "女", "先生", "女士", "裙") for title in titles if word in title]
    assert {place.label for place in page.context["places"]} == {"主管", "技师"}
    lapse = page.context["points"][1]
    browser.post("/day/appearance/", {"agent": technician.pk, "lapses": [lapse.pk]})
    check = AppearanceCheck.objects.get()
    assert (check.agent, check.post, check.day, list(check.lapses.all())) == (
        technician,
        "technician",
        DAY,
        [lapse],
    )


def test_a_person_is_checked_once_a_day(
    east: Unit, supervisor: User, technician: User, signed_in: SignIn
) -> None:
    install()
    for _turn in range(2):
        assert signed_in(supervisor).post("/day/appearance/", {"agent": technician.pk}).status_code == 302
    assert AppearanceCheck.objects.count() == 1


def test_today_shows_the_summary_to_write(
    east: Unit, supervisor: User, ground: Any, signed_in: SignIn
) -> None:
    round_at("2026-03-11T17:00")
    ground.move_to(local("2026-03-11T17:10"))
    panels = signed_in(supervisor).get("/day/").context["panels"]
    assert [given["run"].kind for _template, given in panels] == [ReportKind.SUMMARY]


@pytest.mark.parametrize(
    "path", ["/day/plan/", "/day/appearance/", "/quality-checks/new/", "/evaluations/new/"]
)
def test_who_does_not_lead_may_not_inspect(
    technician: User, desk: User, signed_in: SignIn, path: str
) -> None:
    assert {signed_in(one).post(path, {}).status_code for one in (technician, desk)} == {403}


def test_another_region_s_supervisor_sets_nothing_here(east: Unit, stranger: User, signed_in: SignIn) -> None:
    assert signed_in(stranger).post(f"/day/plan/?unit={east.pk}", {"focus": "x"}).status_code == 404
    assert not DayPlan.objects.exists()


def test_nobody_checks_the_own_appearance(east: Unit, supervisor: User, signed_in: SignIn) -> None:
    install()
    browser = signed_in(supervisor)
    assert browser.post("/day/appearance/", {"agent": supervisor.pk}).status_code == 422
    assert (browser.get("/day/appearance/").context["next"], AppearanceCheck.objects.count()) == (None, 0)


def test_a_day_off_owes_no_assignment_on_the_page(
    east: Unit, supervisor: User, ground: Any, signed_in: SignIn
) -> None:
    ground.move_to(local("2026-03-14T10:00"))
    assert signed_in(supervisor).get("/day/").context["due_at"] is None

"""The week page of duty."""

from collections.abc import Callable
from datetime import datetime

import pytest
import time_machine
from django.test import Client

from org.models import Roster, Shift, Unit, User

SignIn = Callable[..., Client]
MONDAY = "2026-03-09"


@pytest.fixture(autouse=True)
def _frozen(at: datetime):
    with time_machine.travel(at, tick=False):
        yield


def typed(owner: User, **given: object) -> dict[str, object]:
    usual = {
        "days": [0, 1],
        "starts": "08:00",
        "ends": "16:00",
        "people": [owner.pk],
        "complaint_owner": owner.pk,
    }
    return usual | given


def test_rosters_lead_to_this_week_of_the_own_unit(east: Unit, supervisor: User, signed_in: SignIn) -> None:
    assert signed_in(supervisor).get("/rosters/").url == f"/rosters/{east.pk}/{MONDAY}/"


def test_a_shift_is_added_on_several_days(east: Unit, supervisor: User, signed_in: SignIn) -> None:
    answer = signed_in(supervisor).post(f"/rosters/{east.pk}/{MONDAY}/shifts/", typed(supervisor))
    assert (answer.status_code, Shift.objects.count()) == (302, 2)


def test_a_night_shift_ends_on_the_next_day(east: Unit, supervisor: User, signed_in: SignIn) -> None:
    body = typed(supervisor, days=[6], starts="22:00", ends="06:00")
    signed_in(supervisor).post(f"/rosters/{east.pk}/{MONDAY}/shifts/", body)
    shift = Shift.objects.get()
    assert (shift.ends_at - shift.starts_at).total_seconds() == 8 * 3600


def test_an_unfinished_week_is_409_with_what_is_missing(
    east: Unit, supervisor: User, signed_in: SignIn
) -> None:
    browser = signed_in(supervisor)
    browser.post(f"/rosters/{east.pk}/{MONDAY}/shifts/", typed(supervisor, days=[0], complaint_owner=""))
    page = browser.post(f"/rosters/{east.pk}/{MONDAY}/publication/")
    assert (page.status_code, Roster.objects.get().published_at) == (409, None)
    text = page.content.decode()
    assert "未指定投诉接待人：03-09 08:00 至 03-09 16:00" in text
    assert "无人值班：03-09 00:00 至 03-09 08:00" in text


def test_wrong_times_come_back_with_what_was_typed(east: Unit, supervisor: User, signed_in: SignIn) -> None:
    page = signed_in(supervisor).post(
        f"/rosters/{east.pk}/{MONDAY}/shifts/", typed(supervisor, starts="25:00")
    )
    assert (page.status_code, 'value="25:00"' in page.content.decode(), Shift.objects.count()) == (
        422,
        True,
        0,
    )


def test_a_shift_is_changed_and_taken_out(east: Unit, supervisor: User, signed_in: SignIn) -> None:
    browser = signed_in(supervisor)
    browser.post(f"/rosters/{east.pk}/{MONDAY}/shifts/", typed(supervisor, days=[0]))
    shift = Shift.objects.get()
    browser.post(f"/rosters/shifts/{shift.pk}/", typed(supervisor, days=[1], ends="18:00"))
    shift.refresh_from_db()
    assert f"{shift.starts_at:%F %R} {shift.ends_at:%R}" == "2026-03-10 00:00 10:00"
    browser.post(f"/rosters/shifts/{shift.pk}/removal/")
    assert Shift.objects.count() == 0


def test_technicians_read_but_do_not_plan(east: Unit, technician: User, signed_in: SignIn) -> None:
    browser = signed_in(technician)
    assert browser.get(f"/rosters/{east.pk}/{MONDAY}/").status_code == 200
    assert browser.post(f"/rosters/{east.pk}/{MONDAY}/publication/").status_code == 403
    assert Roster.objects.count() == 0


@pytest.mark.parametrize("day", ["2026-03-10", "nothing"])
def test_only_mondays_begin_a_week(day: str, east: Unit, supervisor: User, signed_in: SignIn) -> None:
    assert signed_in(supervisor).get(f"/rosters/{east.pk}/{day}/").status_code == 404


def test_strangers_do_not_see_the_week(east: Unit, stranger: User, signed_in: SignIn) -> None:
    assert signed_in(stranger).get(f"/rosters/{east.pk}/{MONDAY}/").status_code == 404

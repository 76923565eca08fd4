"""Working times of calendars for other systems."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.test import Client

from core.actors import SYSTEM
from org.enums import UnitKind
from org.models import BusinessCalendar, User
from org.operations import tokens
from org.operations.calendar import DayOff, close_on, define, load_published_years, publish_year
from tests.factories.org import make_unit

NOW = datetime(2026, 3, 10, 4, 0, tzinfo=UTC)
OFFICE = [(9 * 60, 12 * 60), (13 * 60, 18 * 60)]
Call = Callable[..., Any]


@pytest.fixture
def call(desk: User) -> Call:
    load_published_years(by=SYSTEM, at=NOW, years=[2026])
    token = tokens.make(user=desk, name="test", by=desk, at=NOW)

    def call(name: str, first: str, last: str, **more: str) -> Any:
        query = {"from": first, "to": last} | more
        headers = {"Authorization": f"Bearer {token}"}
        return Client().get(f"/api/v1/calendars/{name}/", query, headers=headers)

    return call


def test_holidays_and_make_up_workdays(call: Call) -> None:
    told = call("china", "2026-02-13", "2026-02-24").json()
    assert [one["from"][:10] for one in told["intervals"]] == ["2026-02-13", "2026-02-14", "2026-02-24"]
    assert told["make_up"] == [{"day": "2026-02-14", "name": told["make_up"][0]["name"]}]
    assert [one["day"] for one in told["off"]] == [f"2026-02-{day}" for day in (16, 17, 18, 19, 20, 23)]
    assert {one["name"] for one in told["off"]} == {"春节"}


def test_several_intervals_a_day(call: Call) -> None:
    office = define(code="office", title="办公时间", weekly=dict.fromkeys(range(5), OFFICE))
    publish_year(
        calendar=office,
        year=2026,
        notice={date(2026, 3, 11): DayOff(False)},
        source="约定",
        by=SYSTEM,
        at=NOW,
    )
    told = call("office", "2026-03-10", "2026-03-11").json()
    assert [(one["from"][11:16], one["to"][11:16]) for one in told["intervals"]] == [
        ("09:00", "12:00"),
        ("13:00", "18:00"),
    ]
    assert (told["working_days"], [one["day"] for one in told["off"]]) == (1, ["2026-03-11"])


def test_days_of_a_unit_and_of_its_base_keep_their_names(call: Call) -> None:
    china = BusinessCalendar.objects.get(code="china")
    group = make_unit(UnitKind.GROUP, "main", "集团")
    days = {date(2026, 4, 30): DayOff(False, "盘点"), date(2026, 5, 2): DayOff(True, "值班")}
    own = close_on(base=china, unit=group, days=days, source="约定", by=SYSTEM, at=NOW)
    told = call(own.code, "2026-04-30", "2026-05-02").json()
    assert [one["name"] for one in told["off"]] == ["盘点", "劳动节"]
    assert told["make_up"] == [{"day": "2026-05-02", "name": "值班"}]


def test_a_year_without_notice_is_provisional(call: Call) -> None:
    told = call("china", "2026-12-31", "2027-01-01").json()
    assert (told["working_days"], told["provisional_years"]) == (2, [2027])


def test_natural_time_never_rests(call: Call) -> None:
    told = call("24x7", "2026-02-15", "2026-02-16").json()
    assert (told["working_days"], told["off"], told["provisional_years"]) == (2, [], [])


def test_an_unknown_calendar_is_not_there(call: Call) -> None:
    answer = call("lunar", "2026-03-10", "2026-03-11")
    assert answer.status_code == 404
    assert answer.json()["detail"].endswith("24x7, china")


@pytest.mark.parametrize(
    ("first", "last", "field"),
    [
        ("2026-03-11", "2026-03-10", "to"),
        ("2026-01-01", "2027-02-05", "to"),
        ("2026-13-01", "2027-01-01", "from"),
        ("1999-01-01", "1999-01-02", "from"),
    ],
)
def test_the_range_has_bounds(call: Call, first: str, last: str, field: str) -> None:
    answer = call("china", first, last)
    assert (answer.status_code, list(answer.json())) == (400, [field])


def test_the_longest_range(call: Call) -> None:
    assert call("china", "2026-01-01", "2027-02-04").status_code == 200


def test_unknown_words_are_refused(call: Call) -> None:
    answer = call("china", "2026-03-10", "2026-03-11", until="2026-03-12")
    assert (answer.status_code, list(answer.json())) == (400, ["until"])


def test_only_who_works_here_is_answered(call: Call) -> None:
    assert Client().get("/api/v1/calendars/china/?from=2026-03-10&to=2026-03-11").status_code == 401


@pytest.mark.parametrize(("name", "first", "status"), [("a%00b", "2026-03-10", 404), ("china", "\0", 400)])
def test_a_nul_names_nothing(call: Call, name: str, first: str, status: int) -> None:
    assert call(name, first, "2026-03-11").status_code == status

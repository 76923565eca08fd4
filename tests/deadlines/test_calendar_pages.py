"""The pages of calendars."""

from datetime import date

import pytest

from core.actors import SYSTEM
from core.outbox import deliver_due
from deadlines.models import Clock
from org.calendars import calendar
from org.models import BusinessCalendar, CalendarYear
from org.operations.calendar import load_published_years
from tests.core.worktime.instants import at
from tests.factories.packs import INSTALLED

TEXT = "2027-01-01 休 元旦\n2027-01-04 休 调休\n2027-01-09 班"
NOTICE = {"year": "2027", "source": "国办通知", "text": TEXT}
PAGE = "/calendars/china/notice/"


def test_a_year_shows_holidays_and_make_up_days(china, desk, signed_in) -> None:
    text = signed_in(desk).get("/calendars/china/2026/").content.decode()
    assert 'class="day day-off" title="休 国庆节"' in text
    assert 'class="day day-extra"' in text
    assert "更正或补充" not in text


def test_an_unknown_year_says_so(china, desk, signed_in) -> None:
    assert "未公布，按周一至周五暂定" in signed_in(desk).get("/calendars/china/2027/").content.decode()


def test_a_notice_is_shown_before_it_counts(provisional: Clock, administrator, signed_in) -> None:
    text = signed_in(administrator).post(PAGE, NOTICE | {"preview": "1"}).content.decode()
    assert "读到 3 天：休 2 天，班 1 天，按时段 0 天。" in text
    assert "移动 1 条进行中的时限" in text
    assert "改变 3 天" in text
    assert CalendarYear.objects.filter(year=2027).count() == 0
    assert Clock.objects.get(pk=provisional.pk).due_at == provisional.due_at


def test_a_confirmed_notice_counts(provisional: Clock, administrator, signed_in) -> None:
    answer = signed_in(administrator).post(PAGE, NOTICE | {"publish": "1"})
    assert (answer.status_code, answer.url) == (302, "/calendars/china/2027/")
    deliver_due(at=at("2099-01-01 00:00"))
    assert Clock.objects.get(pk=provisional.pk).provisional is False


def test_a_notice_that_cannot_be_read_is_refused(china, administrator, signed_in) -> None:
    answer = signed_in(administrator).post(PAGE, NOTICE | {"text": "元旦快乐", "publish": "1"})
    assert (answer.status_code, "第 1 行" in answer.content.decode()) == (422, True)


def test_the_package_fills_a_year_it_knows(china, administrator, signed_in) -> None:
    text = signed_in(administrator).get(PAGE + "?year=2026").content.decode()
    assert "2026-01-01 休 元旦" in text


@pytest.mark.requirement("CNV-15")
def test_administrators_enter_overrides(china, administrator, signed_in) -> None:
    sent = {
        "day": "2026-12-31",
        "kind": "hours",
        "hours": "09:00-12:00",
        "name": "半天",
        "reason": "公司通知",
    }
    signed_in(administrator).post("/calendars/china/2026/days/", sent)
    assert calendar("china").spans(date(2026, 12, 31)) == ((9 * 3600, 12 * 3600),)


def test_a_unit_closes_on_its_own_days(china, east, administrator, signed_in) -> None:
    sent = {"unit": east.pk, "day": "2026-12-09", "until": "2026-12-10", "kind": "off", "reason": "盘点"}
    signed_in(administrator).post("/calendars/china/closures/", sent)
    found = calendar("china", east)
    assert [found.is_working_day(date(2026, 12, day)) for day in (8, 9, 10, 11)] == [True, False, False, True]


def test_a_calendar_with_breaks_is_made(administrator, signed_in, db) -> None:
    load_published_years(by=SYSTEM, at=INSTALLED, years=[2026])
    sent = {"code": "office", "title": "办公时间", "day0": "09:00-12:00 13:00-18:00", "day6": ""}
    signed_in(administrator).post("/calendars/new/", sent)
    assert calendar("office").spans(date(2026, 3, 9)) == ((32400, 43200), (46800, 64800))


@pytest.mark.parametrize("address", [PAGE, "/calendars/new/", "/calendars/china/closures/"])
def test_others_only_read(address: str, china, supervisor, signed_in) -> None:
    assert signed_in(supervisor).get(address).status_code == 403
    assert BusinessCalendar.objects.count() == 1


@pytest.mark.parametrize("address", ["/calendars/", "/calendars/china/2026/"])
def test_the_pages_have_a_budget(
    address: str,
    china,
    administrator,
    signed_in,
    django_assert_max_num_queries,
) -> None:
    client = signed_in(administrator)
    with django_assert_max_num_queries(20):
        client.get(address)

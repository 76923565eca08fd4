"""Simulated days with kills and outages: no report is missed, none is doubled."""

from datetime import date, datetime

import pytest
from chinese_calendar import is_workday

from benchmarks.soak.reports import Course, check, run
from org.models import Unit, User
from reports.enums import ReportKind
from reports.models import ReportRun
from tests.factories.tickets import COMPLAINT, make_ticket

FIRST, DAYS = date(2026, 1, 28), 40


def complain(unit: Unit, at: datetime) -> None:
    make_ticket(unit, at=at, phone=f"139{at.timestamp():.0f}"[:11], **COMPLAINT)


@pytest.mark.slow
def test_forty_days_with_kills_and_outages_miss_and_double_nothing(
    east: Unit, supervisor: User, group_officer: User, packs: None
) -> None:
    course = Course(FIRST, DAYS)
    assert run(course, complain) == []
    counts = {
        code: ReportRun.objects.filter(kind=code).count()
        for code in (ReportKind.DAILY_SMS, ReportKind.DAILY, ReportKind.SUMMARY, ReportKind.RECORDS)
    }
    days = [date.fromordinal(FIRST.toordinal() + n) for n in range(DAYS)]
    mondays = sum(day.weekday() == 0 for day in days)
    workdays = sum(is_workday(day) for day in days)
    assert counts == {
        ReportKind.DAILY_SMS: DAYS,
        ReportKind.DAILY: DAYS,
        ReportKind.SUMMARY: workdays,
        ReportKind.RECORDS: mondays,
    }
    assert (course.killed > 5, course.outages > 0, len(course.complaints) > 10) == (True, True, True)


def test_the_count_at_the_end_finds_a_missing_and_a_doubled_report(east: Unit, packs: None) -> None:
    course = Course(FIRST, 3, kill=0, outage=0)
    assert run(course, complain) == []
    ReportRun.objects.filter(kind=ReportKind.DAILY, period=date(2026, 1, 29)).update(period=date(2025, 1, 1))
    assert sorted(line.partition(":")[0] for line in check(course))[:2] == ["missed", "not owed"]

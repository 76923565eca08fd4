"""When reports are opened, reminded, due and late, by the figures of the packs."""

from datetime import date, datetime

import pytest

from packs.queries import current_figure
from reports.enums import ReportKind
from reports.queries.kinds import kind_of, kinds, working_days
from reports.rules import Span
from reports.rules.periods import code, period
from reports.rules.schedule import Times, times
from tests.factories.packs import HALF_PAST_EIGHT, put_in_force
from tests.reports.conftest import local

NOW = local("2026-03-01T00:00")


def planned(kind: ReportKind, of: str) -> Times:
    day = date.fromisoformat(of)
    held = kind_of(kind, at=NOW)
    return times(held, period(held.every, day), working_days())


@pytest.mark.requirement("RPT-03", "CNV-07")
def test_septembers_analysis_is_reminded_before_the_holiday(packs: None) -> None:
    times = planned(ReportKind.MONTHLY, "2026-09-10")
    assert (times.remind_at, times.due.at) == (local("2026-09-30T09:00"), local("2026-10-06T00:00"))
    assert times.due.late_from == local("2026-10-06T00:00")


def test_the_hour_of_the_reminder_is_the_packs(packs: None) -> None:
    put_in_force(HALF_PAST_EIGHT)
    assert planned(ReportKind.MONTHLY, "2026-09-10").remind_at == local("2026-09-30T08:30")


def test_every_report_with_a_clock_time_is_reminded_alike(packs: None) -> None:
    """An hour before, also where a pack names other minutes for a single kind."""
    minutes = {kind.remind_minutes for kind in kinds(at=NOW).values() if kind.due}
    assert minutes == {current_figure("reports", "remind_before_minutes", at=NOW)} == {60}


@pytest.mark.parametrize(
    ("kind", "of", "late_from"),
    [
        pytest.param(ReportKind.CASES, "2026-02-01", "2026-04-16T00:00", id="RPT-04"),
        pytest.param(ReportKind.SURVEY, "2026-01-01", "2026-07-16T00:00", id="RPT-05"),
        pytest.param(
            ReportKind.STATISTICS,
            "2026-01-15",
            "2026-02-05T00:00",
            id="RPT-06",
            marks=pytest.mark.requirement("RPT-06"),
        ),
        pytest.param(ReportKind.PROJECTS, "2026-01-15", "2026-02-06T00:00", id="RPT-07"),
        pytest.param(ReportKind.SORTING, "2026-03-15", "2026-04-06T00:00", id="RPT-11"),
    ],
)
def test_a_day_is_the_limit_up_to_its_last_second(
    packs: None, kind: ReportKind, of: str, late_from: str
) -> None:
    assert planned(kind, of).due.late_from == local(late_from)


@pytest.mark.parametrize(
    ("kind", "of", "due"),
    [
        (ReportKind.DAILY_SMS, "2026-03-10", "2026-03-10T17:30"),
        (ReportKind.DAILY, "2026-02-17", "2026-02-18T09:00"),
        (ReportKind.SUMMARY, "2026-03-11", "2026-03-11T18:00"),
        (ReportKind.RECORDS, "2026-03-12", "2026-03-16T12:00"),
    ],
)
@pytest.mark.requirement("CNV-08")
def test_the_stated_instant_is_in_time_and_the_next_second_is_late(
    packs: None, kind: ReportKind, of: str, due: str
) -> None:
    end = planned(kind, of).due
    assert (end.at, (end.late_from - end.at).total_seconds()) == (local(due), 1)


@pytest.mark.parametrize(
    ("every", "of", "span", "name"),
    [
        ("week", "2026-03-12", ("2026-03-09", "2026-03-15"), "2026-W11"),
        ("month", "2028-02-10", ("2028-02-01", "2028-02-29"), "2028-02"),
        ("quarter", "2026-05-31", ("2026-04-01", "2026-06-30"), "2026-Q2"),
        ("half_year", "2026-12-31", ("2026-07-01", "2026-12-31"), "2026-H2"),
        ("year", "2026-05-01", ("2026-01-01", "2026-12-31"), "2026"),
    ],
)
def test_periods(every: str, of: str, span: tuple[str, str], name: str) -> None:
    found = period(every, date.fromisoformat(of))
    assert found == Span(*(date.fromisoformat(day) for day in span))
    assert code(every, found) == name


def test_every_kind_says_where_its_limit_comes_from(packs: None) -> None:
    kind = kind_of(ReportKind.PROJECTS, at=datetime(2026, 3, 1, tzinfo=NOW.tzinfo))
    assert (kind.pack, kind.recipients) == (
        "stats_calendar v1",
        ("quality", "technical", "marketing", "senior_leaders"),
    )

"""When reports are reminded, due, late and delivered (RPT-01 to 11, CNV-07, CNV-08)."""

from typing import Any

import pytest

from tests.deadlines.preview.conftest import Ask
from tests.deadlines.preview.rows import check, of, row

sms = of("report", report="RPT-01", period="2026-03-11")
daily = of("report", report="RPT-02", period="2026-03-11")
analysis = of("report", report="RPT-03", period="2026-09")
statistics = of("report", report="RPT-06", period="2026-01")
projects = of("report", report="RPT-07", period="2026-02")
summary = of("report", report="RPT-08", period="2026-03-11")
ALL = {
    "quality": "2026-03-05 09:00",
    "technical": "2026-03-05 10:00",
    "marketing": "2026-03-05 11:00",
    "senior_leaders": "2026-03-05 23:59:59",
}
THREE = {name: at for name, at in ALL.items() if name != "senior_leaders"}

ROWS = [
    row(
        "message of the day in time",
        sms(sent_at="2026-03-11 17:30", complaint_count=2),
        report={"due": "2026-03-11 17:30", "breached": False, "late_by_s": 0, "zero_report": False},
    ),
    row(
        "message of the day a second late",
        sms(sent_at="2026-03-11 17:30:01"),
        report={"breached": True, "late_by_s": 1, "late_from": "2026-03-11 17:30:01", "missing_from": None},
    ),
    row(
        "parts of a second are dropped",
        sms(sent_at="2026-03-11T17:30:00.900+08:00"),
        report={"breached": False},
    ),
    row("an hour before, like every report", sms(), report={"reminder_at": "2026-03-11 16:30"}),
    row("message not sent", sms(), report={"missing_from": "2026-03-11 17:30:01", "zero_report": None}),
    row("a day without complaints", sms(complaint_count=0), report={"zero_report": True}),
    row(
        "message on a holiday",
        sms(period="2026-10-03", sent_at="2026-10-03 17:30"),
        report={"due": "2026-10-03 17:30", "breached": False},
    ),
    row(
        "morning report of a complaint at 23:59",
        daily(sent_at="2026-03-12 09:00"),
        report={"due": "2026-03-12 09:00", "breached": False, "reminder_at": "2026-03-12 08:00"},
    ),
    row(
        "morning report late", daily(sent_at="2026-03-12 09:00:01"), report={"breached": True, "late_by_s": 1}
    ),
    row(
        "morning report on a holiday",
        daily(period="2026-10-01"),
        report={"due": "2026-10-02 09:00", "missing_from": "2026-10-02 09:00:01"},
    ),
    row(
        "analysis due on a holiday",
        analysis(),
        report={
            "due": "2026-10-06 00:00",
            "last_day": "2026-10-05",
            "reminder_at": "2026-09-30 09:00",
            "late_from": "2026-10-06 00:00",
            "missing_from": "2026-10-06 00:00",
        },
    ),
    row(
        "analysis sent on its last second",
        analysis(sent_at="2026-10-05 23:59:59", signed=True),
        report={"breached": False},
    ),
    row(
        "analysis sent at midnight",
        analysis(sent_at="2026-10-06 00:00", signed=True),
        report={"breached": True, "late_by_s": 0},
    ),
    row(
        "analysis without signature",
        analysis(sent_at="2026-10-04 10:00", signed=False),
        refused=[["send", "unsigned", "signed"]],
        report={"met_at": None, "missing_from": "2026-10-06 00:00"},
    ),
    row("nothing said about a signature", analysis(sent_at="2026-10-04 10:00"), report={"breached": False}),
    row(
        "day N not included",
        analysis(before_day_inclusive=False),
        report={"due": "2026-10-05 00:00", "last_day": "2026-10-04", "late_from": "2026-10-05 00:00"},
    ),
    row("day N included", analysis(before_day_inclusive=True), report={"due": "2026-10-06 00:00"}),
    row(
        "reminded before the end where day N is not included",
        analysis(period="2026-02", before_day_inclusive=False),
        report={"last_day": "2026-03-04", "reminder_at": "2026-03-04 09:00"},
    ),
    row(
        "reminded on day N",
        analysis(period="2026-02"),
        report={"last_day": "2026-03-05", "reminder_at": "2026-03-05 09:00"},
    ),
    row(
        "reminded on the Friday before",
        analysis(period="2026-03"),
        report={"last_day": "2026-04-05", "reminder_at": "2026-04-03 09:00"},
    ),
    row(
        "over the turn of the year",
        analysis(period="2026-12"),
        report={"last_day": "2027-01-05", "reminder_at": "2027-01-05 09:00"},
    ),
    row("statistics of January", statistics(), report={"due": "2026-02-05 00:00", "last_day": "2026-02-04"}),
    row("statistics late", statistics(sent_at="2026-02-05 00:00"), report={"breached": True}),
    row(
        "statistics not including day N",
        statistics(before_day_inclusive=False),
        report={"last_day": "2026-02-03", "late_from": "2026-02-04 00:00"},
    ),
    row(
        "three of four receivers",
        projects(delivered=THREE),
        report={"delivered": False, "late_from": "2026-03-06 00:00", "missing_from": "2026-03-06 00:00"},
    ),
    row(
        "three of four receivers, one of them a minute after the end",
        projects(delivered=THREE | {"quality": "2026-03-06 00:01"}),
        report={"delivered": False, "breached": True, "late_by_s": 60, "met_at": None},
    ),
    row(
        "unsigned on the day after",
        analysis(sent_at="2026-10-06 00:00", signed=False),
        refused=[["send", "unsigned", "signed"]],
        report={"breached": True, "met_at": None},
    ),
    row(
        "unsigned in time",
        analysis(sent_at="2026-10-05 23:59:59", signed=False),
        refused=[["send", "unsigned", "signed"]],
        report={"breached": False, "met_at": None},
    ),
    row(
        "four of four receivers",
        projects(delivered=ALL),
        report={"delivered": True, "breached": False, "met_at": "2026-03-05 23:59:59", "missing_from": None},
    ),
    row(
        "the last receiver late",
        projects(delivered=ALL | {"quality": "2026-03-06 00:00"}),
        report={"delivered": True, "breached": True},
    ),
    row(
        "sent to three of four",
        projects(delivered=ALL | {"marketing": None}, sent_at="2026-03-05 12:00"),
        report={"delivered": False, "met_at": None},
    ),
    row(
        "summary of the day",
        summary(),
        report={"due": "2026-03-11 18:00", "missing_from": "2026-03-11 18:00:01"},
    ),
    row(
        "summary in time",
        summary(sent_at="2026-03-11 18:00"),
        report={"breached": False, "missing_from": None},
    ),
    row("summary late", summary(sent_at="2026-03-11 18:00:01"), report={"breached": True}),
    row("summary of a day off", summary(period="2026-03-14"), flags={"owed": False}),
    row(
        "cases of the quarter",
        of("report", report="RPT-04", period="2026-Q1")(),
        report={"late_from": "2026-04-16 00:00"},
    ),
    row(
        "survey of the half year",
        of("report", report="RPT-05", period="2026-H1")(),
        report={"due": "2026-07-16 00:00", "last_day": "2026-07-15"},
    ),
    row(
        "survey of the second half",
        of("report", report="RPT-05", period="2026-H2")(),
        report={"last_day": "2027-01-15"},
    ),
    row(
        "records of the week",
        of("report", report="RPT-09", period="2026-W11")(),
        report={"due": "2026-03-16 12:00"},
    ),
    row(
        "package of March",
        of("report", report="RPT-11", period="2026-03")(),
        report={"late_from": "2026-04-06 00:00"},
    ),
]


@pytest.mark.parametrize(("facts", "expected"), ROWS)
def test_reports(ask: Ask, facts: dict[str, Any], expected: dict[str, Any]) -> None:
    check(ask(facts), expected)


@pytest.mark.requirement("CNV-08")
def test_a_clock_time_includes_the_stated_second_only(ask: Ask) -> None:
    answers = [ask(sms(sent_at=f"2026-03-11T17:30:0{n}+08:00")).json() for n in range(2)]
    assert [answer["clocks"][0]["breached"] for answer in answers] == [False, True]


@pytest.mark.requirement("CNV-07")
def test_before_the_fifth_on_a_holiday(ask: Ask) -> None:
    shown = ask(analysis()).json()["clocks"][0]
    assert shown["reminder_at"] == "2026-09-30T09:00:00+08:00"
    assert shown["late_from"] == "2026-10-06T00:00:00+08:00"

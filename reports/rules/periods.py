"""Periods that reports are about: day, week, month, quarter, half-year, year."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from core.worktime import add_months
from reports.rules import Span

MONTHS = {"month": 1, "quarter": 3, "half_year": 6, "year": 12}
EVERY = ("day", "week", *MONTHS)


def period(every: str, of: date) -> Span:
    """The period of a kind that a day lies in; KeyError for an unknown kind."""
    if every == "day":
        return Span(of, of)
    if every == "week":
        monday = of - timedelta(days=of.weekday())
        return Span(monday, monday + timedelta(days=6))
    months = MONTHS[every]
    first = of.replace(month=(of.month - 1) // months * months + 1, day=1)
    return Span(first, add_months(first, months) - timedelta(days=1))


def following(every: str, span: Span) -> Span:
    return period(every, span.last + timedelta(days=1))


def previous(every: str, span: Span) -> Span:
    """The period just before, which figures are compared with (环比)."""
    return period(every, span.first - timedelta(days=1))


def year_before(every: str, span: Span) -> Span:
    """The same period of the year before (同比); weeks are 52 weeks apart."""
    back = span.first - timedelta(weeks=52) if every == "week" else add_months(span.first, -12)
    return period(every, back)


def periods(every: str, first: Span) -> Iterator[Span]:
    """A period and all after it."""
    while True:
        yield first
        first = following(every, first)


def code(every: str, span: Span) -> str:
    """A short name of the period: 2026-03-10, 2026-W11, 2026-03, 2026-Q1, 2026-H1, 2026."""
    day = span.first
    if every == "week":
        year, week, _weekday = day.isocalendar()
        return f"{year}-W{week:02d}"
    forms = {
        "day": f"{day:%Y-%m-%d}",
        "month": f"{day:%Y-%m}",
        "quarter": f"{day.year}-Q{(day.month + 2) // 3}",
        "half_year": f"{day.year}-H{(day.month + 5) // 6}",
        "year": f"{day.year}",
    }
    return forms[every]


FORMS = {
    "day": (r"\d{4}-\d{2}-\d{2}", "2026-03-10"),
    "week": (r"\d{4}-W\d{2}", "2026-W11"),
    "month": (r"\d{4}-\d{2}", "2026-03"),
    "quarter": (r"\d{4}-Q[1-4]", "2026-Q1"),
    "half_year": (r"\d{4}-H[12]", "2026-H1"),
    "year": (r"\d{4}", "2026"),
}


def parsed(every: str, text: str) -> Span:
    """The period that `code` writes so; ValueError gives an example of the right form."""
    form, example = FORMS[every]
    if not re.fullmatch(form, text):
        raise ValueError(example)
    try:
        return period(every, _first_day(every, text))
    except ValueError as error:
        raise ValueError(example) from error


def _first_day(every: str, text: str) -> date:
    year, _dash, part = text.partition("-")
    if every == "week":
        return date.fromisocalendar(int(year), int(part[1:]), 1)
    if every in ("quarter", "half_year"):
        return date(int(year), (int(part[1:]) - 1) * MONTHS[every] + 1, 1)
    return date.fromisoformat(f"{text}-01-01"[:10])

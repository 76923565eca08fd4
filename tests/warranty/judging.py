"""Facts as short words, packs straight from the library, the published calendar: no database."""

import tomllib
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import chinese_calendar

from core.worktime import WHOLE_DAY, Calendar
from warranty.facts import Appraisal, Facts, Quotation
from warranty.rules import Policy
from warranty.verdicts import Answer, answer

LIBRARY = Path(__file__).resolve().parents[2] / "packs" / "library"
YEARS = range(2016, 2027)
MONEY = ("amounts", "freight")
SETS = ("documents_present", "parcel_contents")


@cache
def published() -> Calendar:
    """The working days of the State Council's notices."""
    weekly = {weekday: list(WHOLE_DAY) for weekday in range(5)}
    exceptions = {}
    day = date(YEARS[0], 1, 1)
    while day.year <= YEARS[-1]:
        working = chinese_calendar.is_workday(day)
        if working != (day.weekday() < 5):
            exceptions[day] = list(WHOLE_DAY) if working else []
        day += timedelta(days=1)
    return Calendar("china", weekly, exceptions, YEARS)


@cache
def policy(name: str) -> Policy:
    """The warranty rules of a pack file."""
    figures = tomllib.loads((LIBRARY / f"{name}-1.toml").read_text(encoding="utf-8"))
    return Policy.read(f"{name} v1", figures["warranty"])


def facts(**given: Any) -> Facts:
    """Facts from days as text, lists and amounts as text."""
    for name, value in given.items():
        if name.endswith("_on"):
            given[name] = date.fromisoformat(value)
        elif name in SETS:
            given[name] = frozenset(value)
        elif name in MONEY:
            given[name] = {key: Decimal(amount) for key, amount in value.items()}
    if "appraisal" in given:
        by, finding = given["appraisal"].split()
        given["appraisal"] = Appraisal(by, finding)
    if "quotation" in given:
        given["quotation"] = Quotation(
            total=Decimal(given["quotation"][0]), sent=True, accepted=given["quotation"][1]
        )
    return Facts(**given)


def judge(pack: str, *, law: str = "", rolls: bool = True, **given: Any) -> Answer:
    """The answer of a pack, and of a law where one is named."""
    return answer(facts(**given), policy(pack), published(), law=policy(law) if law else None, rolls=rolls)

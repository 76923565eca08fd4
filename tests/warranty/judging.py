"""Facts as short words, packs straight from the library, the published calendar: no database."""

import tomllib
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import chinese_calendar

from core.worktime import WHOLE_DAY, Calendar
from warranty.facts import Appraisal, Facts, Quotation, Repair
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
def _file(name: str, version: int) -> dict[str, Any]:
    return tomllib.loads((LIBRARY / f"{name}-{version}.toml").read_text(encoding="utf-8"))


@cache
def policy(name: str, version: int = 1) -> Policy:
    """The warranty rules of a pack file."""
    figures = _file(name, version)
    return Policy.read(f"{name} v{version}", figures["warranty"], figures.get("warranty_hints", {}))


def of_sale(name: str, known: Facts) -> Policy:
    """The rules of a pack's version that was in force on the day of the sale."""
    sold = known.bought_on or known.received_on or known.reported_on
    versions = sorted(int(path.stem.rsplit("-", 1)[1]) for path in LIBRARY.glob(f"{name}-*.toml"))
    valid = [one for one in versions if _file(name, one).get("effective_from", date.min) <= sold]
    return policy(name, valid[-1])


def facts(**given: Any) -> Facts:
    """Facts from days as text, lists and amounts as text."""
    for name, value in given.items():
        if name.endswith("_on"):
            given[name] = value and date.fromisoformat(value)
        elif name in SETS:
            given[name] = None if value is None else frozenset(value)
        elif name in MONEY:
            given[name] = {key: Decimal(amount) for key, amount in value.items()}
    if "appraisal" in given:
        by, finding = given["appraisal"].split()
        given["appraisal"] = Appraisal(by, finding)
    if "repairs" in given:
        given["repairs"] = tuple(repair(one) for one in given["repairs"])
    if "price" in given:
        given["price"] = Decimal(given["price"])
    if "quotation" in given:
        given["quotation"] = Quotation(
            total=Decimal(given["quotation"][0]), sent=True, accepted=given["quotation"][1]
        )
    return Facts(**given)


def repair(text: str) -> Repair:
    """`2026-04-01 2026-04-05 failed speaker replaced=engine safety`; `-` for an open repair."""
    begun, ended, outcome, *more = [*text.split(), ""]
    words = [word for word in more if word]
    return Repair(
        date.fromisoformat(begun),
        None if ended == "-" else date.fromisoformat(ended),
        fault=next((word for word in words if "=" not in word and word != "safety"), ""),
        fixed={"failed": False, "fixed": True, "open": None}[outcome],
        replaced=next((word[9:] for word in words if word.startswith("replaced=")), ""),
        safety="safety" in words,
    )


def judge(pack: str, *, law: str = "", rolls: bool = True, **given: Any) -> Answer:
    """The answer of a pack, and of a law where one is named."""
    known = facts(**given)
    return answer(
        known, of_sale(pack, known), published(), law=of_sale(law, known) if law else None, rolls=rolls
    )

"""Verdicts a second and core: every worked example of the library, by the pack alone and with the law beside it."""

import time
import tomllib
from datetime import date, timedelta
from pathlib import Path

import chinese_calendar

import packs
from core.worktime import WHOLE_DAY, Calendar
from warranty import examples
from warranty.facts import Facts
from warranty.rules import Policy
from warranty.verdicts import answer

LIBRARY = Path(packs.__file__).parent / "library"
LAW = "three_guarantees_phone-2"
YEARS = range(2016, 2027)
TIMES = 100
ROUNDS = 5
Cases = list[tuple[Policy, Facts]]


def measure() -> list[tuple[str, float]]:
    """Answers a second of the best round, in processor time; bill and tasks included."""
    cases, law, days = _cases(), _policy(LAW), _published()
    return [
        ("by the pack", _rate(cases, None, days)),
        ("by pack and law", _rate(cases, law, days)),
    ]


def _rate(cases: Cases, law: Policy | None, days: Calendar) -> float:
    best = min(_seconds(cases, law, days) for _again in range(ROUNDS))
    return TIMES * len(cases) / best


def _seconds(cases: Cases, law: Policy | None, days: Calendar) -> float:
    begun = time.process_time()
    for _again in range(TIMES):
        for policy, facts in cases:
            if answer(facts, policy, days, law=law).bill is None:
                raise AssertionError(facts)
    return time.process_time() - begun


def _cases() -> Cases:
    names = examples.packs_with_examples()
    return [(_policy(f"{name}-1"), one.facts) for name in names for one in examples.of(name)]


def _policy(file: str) -> Policy:
    content = tomllib.loads((LIBRARY / f"{file}.toml").read_text(encoding="utf-8"))
    return Policy.read(file, content["warranty"])


def _published() -> Calendar:
    first = date(YEARS[0], 1, 1)
    span = (date(YEARS[-1], 12, 31) - first).days + 1
    days = [first + timedelta(days=n) for n in range(span)]
    unlike = {
        day: WHOLE_DAY if works else ()
        for day in days
        if (works := chinese_calendar.is_workday(day)) != (day.weekday() < 5)
    }
    return Calendar("china", dict.fromkeys(range(5), WHOLE_DAY), unlike, YEARS)

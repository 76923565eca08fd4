"""The library of policy packs, in force."""

from datetime import UTC, datetime

from core.actors import SYSTEM
from packs.models import PackSet
from packs.operations import PackFile, activate, install, load
from packs.queries import in_force

INSTALLED = datetime(2026, 1, 1, tzinfo=UTC)


def default_packs(at: datetime = INSTALLED) -> PackSet:
    """Load and activate the library, and give the company's set at an instant."""
    install(by=SYSTEM, at=INSTALLED)
    return in_force(at=at)


HALF_PAST_EIGHT = """
pack = "a_house"
version = 1
title = "本公司"
source = "约定"
kind = "conv"
[reminder_times.before_day]
title = "「N 日前」提醒的时刻"
value = "08:30"
[reminder_times.meeting]
title = "没有会议决议时提醒的时刻"
value = "08:30"
"""
"""A pack of the company that goes before the library's by its name."""


def put_in_force(text: str) -> None:
    """Put one pack file in force for the company, beside the library."""
    default_packs()
    file = PackFile.read(text)
    load(file, by=SYSTEM, at=INSTALLED)
    activate(packs=[file.head["pack"]], by=SYSTEM, at=INSTALLED)


def load_text(text: str) -> None:
    """Load one pack file given as text."""
    load(PackFile.read(text), by=SYSTEM, at=INSTALLED)

"""What past jobs tell of a unit, and teach."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from core.doors.door import Door


@dataclass(frozen=True)
class Taught:
    """What a solved case teaches: its stream and number, and the first words of an article by field."""

    stream_id: int
    number: str
    words: dict[str, str]


@dataclass(frozen=True)
class Lesson:
    """Cases an article can be written from: `read(user, number)` is None where nothing is to be learned."""

    name: str
    read: Callable[[Any, str], Taught | None]
    rank: int = 0


@dataclass(frozen=True)
class PastJob:
    """What was done for a ticket: when somebody was there last, and which parts were replaced."""

    visited_at: datetime | None
    parts: str = ""


@dataclass(frozen=True)
class PastJobs:
    """Reads the jobs of tickets by their keys, in a fixed number of queries (INT-12)."""

    read: Callable[[list[int]], dict[int, PastJob]]
    rank: int = 0


PAST_JOBS: Door[PastJobs] = Door("past_jobs")
LESSONS: Door[Lesson] = Door("lessons")

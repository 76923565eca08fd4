"""Which subjects can be previewed; upper rooms add theirs when they load."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from deadlines.preview.answers import Answer
from deadlines.preview.cases import Case

Run = Callable[[Case], Answer]


@dataclass(frozen=True)
class Subject:
    """A subject, its function, and the facts of which the first given one names the day of its packs."""

    code: str
    run: Run
    dated_by: tuple[str, ...] = ()


_subjects: dict[str, Subject] = {}


def register_subject(code: str, run: Run, *, dated_by: tuple[str, ...] = ()) -> None:
    """Make a subject known; a second registration takes the place of the first."""
    _subjects[code] = Subject(code, run, dated_by)


def subjects() -> Mapping[str, Subject]:
    return dict(sorted(_subjects.items()))

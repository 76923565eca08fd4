"""What kinds of long work there are; rooms register theirs when they load."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from core.jobs.run import Run


@dataclass(frozen=True)
class JobKind:
    """A kind of work: its word and the function that does it.

    `run` may be called again after a crash: it begins where `run.state` says, and doing a step twice must
    be harmless. `link` gives the address of a page of its own, None for the page of the task centre.
    """

    code: str
    words: Any
    run: "Callable[[Run], None]"
    rank: int = 0
    link: Callable[[Any], str | None] = lambda job: None


_kinds: dict[str, JobKind] = {}


def register_kind(kind: JobKind) -> JobKind:
    _kinds[kind.code] = kind
    return kind


def kinds() -> list[JobKind]:
    return sorted(_kinds.values(), key=lambda kind: (kind.rank, kind.code))


def kind_of(code: str) -> JobKind | None:
    """The registered kind; None when the code that asked for it is gone."""
    return _kinds.get(code)

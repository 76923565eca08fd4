"""What other rooms say of work in hand: obstacles, approvals, to-dos, who is tied to it, undoing."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from core.doors.door import Door


@dataclass(frozen=True)
class Block:
    """Why a move is not possible yet, in words, and where to mend it."""

    code: str
    words: Any
    link: str = ""


@dataclass(frozen=True)
class Obstacle:
    """A pure read: what keeps a ticket from a status. Asked inside the operation and shown beforehand."""

    name: str
    rank: int
    check: Callable[[Any, str], list[Block]]


@dataclass(frozen=True)
class Tie:
    """What hangs on a ticket that is to end in another, and what becomes of it, in words.

    Where a person has to settle it first, `settle` is set and `link` says where.
    """

    words: Any
    link: str = ""
    settle: bool = False


@dataclass(frozen=True)
class MergeTie:
    """A pure read: what hangs on the first ticket when it ends as one with the second (INT-27)."""

    name: str
    rank: int
    find: Callable[[Any, Any], list[Tie]]


@dataclass(frozen=True)
class LeaveTie:
    """A pure read: work of a person that an absence from `since` to `until` would interrupt (DSP-10)."""

    name: str
    rank: int
    check: Callable[[Any, datetime, datetime], list[Block]]


@dataclass(frozen=True)
class WorkLine:
    """One thing that is on a person's desk: its words, where it is done, and until when."""

    words: Any
    url: str
    due_at: datetime | None = None
    note: Any = ""


@dataclass(frozen=True)
class WorkList:
    """A kind of open work of a person, for the page of one's own work."""

    label: Any
    rank: int
    lines: Callable[[Any, datetime], list[WorkLine]]


@dataclass(frozen=True)
class ApprovalKind:
    """A kind of approval: its word, who may decide it, and the page where it is decided.

    `prepare` is given all rows of a list first, to read what `may_decide` asks of them in one query.
    """

    code: str
    label: Any
    rank: int
    may_decide: Callable[[Any, Any], bool]
    url: Callable[[Any], str]
    prepare: Callable[[list[Any]], object] = list


class Finisher(Protocol):
    """Finishes a to-do with its result, and does what its room adds to that."""

    def __call__(self, *, todo: Any, result: str, by: Any, at: datetime) -> Any: ...


@dataclass(frozen=True)
class TodoKind:
    """A kind of to-do: the page where it is worked on, or what happens when its result is written down."""

    code: str
    rank: int
    url: Callable[[Any], str] | None = None
    finish: Finisher | None = None


class Reverse(Protocol):
    """Undoes a deed of its kind, as if it had not been; raises core.undo.TooLate."""

    def __call__(self, *, deed: Any, by: Any, at: datetime) -> Any: ...


@dataclass(frozen=True)
class UndoKind:
    """A kind of deed that can be undone for some seconds; `after` mends what follows from it.

    With a reverse of its own (`run`) that is called; else each event of the deed is reversed, last first.
    """

    code: str
    label: Any
    run: Reverse | None = None
    after: Reverse | None = None
    rank: int = 0


OBSTACLES: Door[Obstacle] = Door("obstacles")
MERGE_TIES: Door[MergeTie] = Door("merge_ties")
LEAVE_TIES: Door[LeaveTie] = Door("leave_ties")
WORK_LISTS: Door[WorkList] = Door("work_lists")
APPROVAL_KINDS: Door[ApprovalKind] = Door("approval_kinds")
TODO_KINDS: Door[TodoKind] = Door("todo_kinds")
UNDO_KINDS: Door[UndoKind] = Door("undo_kinds")

"""Doors: how an upper room reaches a lower room's page or decision without being known there."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Generic, Protocol, TypeVar

T = TypeVar("T")


@dataclass
class Door(Generic[T]):
    """A named list that rooms fill when apps load."""

    name: str
    items: list[T] = field(default_factory=list)

    def register(self, item: T) -> T:
        if item not in self.items:
            self.items.append(item)
        return item

    def __iter__(self) -> Iterator[T]:
        return iter(sorted(self.items, key=lambda item: getattr(item, "rank", 0)))


@dataclass(frozen=True)
class NavItem:
    """An entry of the rail; `match` is the address prefix that makes it the present one.

    A `minor` entry stands under 「更多」 for whoever has more entries than the rail has room for.
    """

    label: Any
    url_name: str
    icon: str
    rank: int
    allowed: Callable[[Any], bool]
    match: str
    mobile: bool = False
    minor: bool = False


@dataclass(frozen=True)
class Tile:
    """A tile of the start page: a count or short list with a link."""

    name: str
    rank: int
    allowed: Callable[[Any], bool]
    context: Callable[[Any], dict[str, Any]]
    template: str


@dataclass(frozen=True)
class Panel:
    """A part of another room's page; `context(obj, user)` feeds the template, None hides the panel."""

    name: str
    rank: int
    context: Callable[[Any, Any], dict[str, Any] | None]
    template: str


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
class MessageAction:
    """A button beside an inbox item: `link(message, user)` gives its words and address, or None."""

    name: str
    rank: int
    link: Callable[[Any, Any], tuple[Any, str] | None]


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


@dataclass(frozen=True)
class SetupStep:
    """A register that an empty company has to fill before its first ticket."""

    label: Any
    rank: int
    done: Callable[[], bool]
    url_name: str
    help: Any = ""


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


class LinkAct(Protocol):
    """What a customer does through the own link; `data` is the QueryDict of the form, `data.files` its files.

    Runs once per key of the form, in one transaction. Returns what the customer is told; raises LinkRefused.
    """

    def __call__(self, link: Any, data: Any, at: datetime) -> Any: ...


class LinkRefused(Exception):
    """Nothing was changed; the message is for the customer. A bound form is shown again with its errors."""

    def __init__(self, words: Any, form: Any = None) -> None:
        self.form = form
        super().__init__(str(words))


@dataclass(frozen=True)
class Download:
    """A file for the customer alone."""

    name: str
    content: bytes
    content_type: str


@dataclass(frozen=True)
class LinkPart:
    """A part of the customer's link page.

    `purpose` is what the link must be for; `context(link)` feeds the template, None hides the part; `act` maps
    verbs of the address to what they do. A `personal` part and the verbs in `coded` ask for the last four
    digits of the phone first; `link.confirmed` tells whether they were given. `link.bound` holds the form that
    came back with errors, by verb. `files` maps verbs to files of the customer's own, always behind the digits:
    they are posted for, as reading one is put on record, and raise LinkRefused. The template gets the context, `link`, `token`, and a fresh `key` that each
    form sends along.
    """

    name: str
    rank: int
    context: Callable[[Any], dict[str, Any] | None]
    template: str
    act: Mapping[str, LinkAct] = field(default_factory=dict, hash=False)
    purpose: str = "ticket"
    personal: bool = False
    coded: frozenset[str] = frozenset()
    files: Mapping[str, Callable[[Any, datetime], Download]] = field(default_factory=dict, hash=False)


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


@dataclass(frozen=True)
class Mover:
    """Rows that go along when two customers become one; `movable` leaves out what would clash there."""

    model: Any
    field: str = "customer"
    movable: Callable[[Any, Any], Any] = lambda rows, _kept: rows
    rank: int = 0


@dataclass(frozen=True)
class Duty:
    """One of the duties of a regional department: its word, what it covers, and its page (ORG-03)."""

    code: str
    label: Any
    rank: int
    url: Callable[[Any], str]
    text: Any = ""
    count: Callable[[Any], str] | None = None


@dataclass(frozen=True)
class Bell:
    """The number on the bell: unread messages of a person."""

    count: Callable[[Any], int]
    rank: int = 0


@dataclass(frozen=True)
class Gauge:
    """A number for whoever watches the servers: `read(at)` gives label to value, "" where there is no label."""

    name: str
    help: str
    read: Callable[[datetime], dict[str, float]]
    label: str = ""
    rank: int = 0


@dataclass(frozen=True)
class Column:
    """A column of an exported list; `value(row)` gives text, number, date or instant, masked as on screen."""

    words: Any
    value: Callable[[Any], Any]


@dataclass(frozen=True)
class ListExport:
    """A list that can be taken along as a workbook.

    `rows(user, query)` gives what the person may see, narrowed by the page's own filters: a QuerySet in a
    fixed order of plain, never empty fields that ends in the key (then progress can be told), or anything to
    iterate over. It runs in a worker, page by page: nothing may hold the whole list.
    """

    code: str
    words: Any
    columns: Sequence[Column]
    rows: Callable[[Any, Any], Any]
    allowed: Callable[[Any], bool]
    rank: int = 0


@dataclass(frozen=True)
class Eraser:
    """A room's part in erasing a customer: `run(subject, at)` gives the number of rows it blanked.

    `holdings` say where personal values stand (core.personal); `blocks(subject)` what forbids erasing for now.
    """

    name: str
    rank: int
    run: Callable[[Any, datetime], int]
    holdings: Sequence[Any] = ()
    blocks: Callable[[Any], list[Block]] = lambda _subject: []


@dataclass(frozen=True)
class Retention:
    """A kind of record that is kept for a time and then purged (ARC-07).

    `figure` names its period in the pack's section `retention`, in months or, ending in `_days`, in days.
    `due(before)` gives a QuerySet of keys of records that ended before an instant; `purge(keys, at)` blanks
    or deletes them.
    """

    code: str
    words: Any
    rank: int
    figure: str
    due: Callable[[datetime], Any]
    purge: Callable[[Sequence[int], datetime], object]


@dataclass(frozen=True)
class KeyBook:
    """The things of one rank that a policy pack can be put in force for: is a key known, and some that are."""

    code: str
    known: Callable[[str], bool]
    some: Callable[[int], Sequence[str]]
    rank: int = 0


NAV: Door[NavItem] = Door("nav")
HOME_TILES: Door[Tile] = Door("home_tiles")
TICKET_PANELS: Door[Panel] = Door("ticket_panels")
CUSTOMER_PANELS: Door[Panel] = Door("customer_panels")
ASSET_PANELS: Door[Panel] = Door("asset_panels")
TASK_PANELS: Door[Panel] = Door("task_panels")
DAY_PANELS: Door[Panel] = Door("day_panels")
OBSTACLES: Door[Obstacle] = Door("obstacles")
MESSAGE_ACTIONS: Door[MessageAction] = Door("message_actions")
LEAVE_TIES: Door[LeaveTie] = Door("leave_ties")
WORK_LISTS: Door[WorkList] = Door("work_lists")
APPROVAL_KINDS: Door[ApprovalKind] = Door("approval_kinds")
TODO_KINDS: Door[TodoKind] = Door("todo_kinds")
BELL: Door[Bell] = Door("bell")
LINK_PARTS: Door[LinkPart] = Door("link_parts")
PAST_JOBS: Door[PastJobs] = Door("past_jobs")
LESSONS: Door[Lesson] = Door("lessons")
MOVERS: Door[Mover] = Door("movers")
HOOK_EVENTS: Door[Any] = Door("hook_events")
SETUP_STEPS: Door[SetupStep] = Door("setup_steps")
REGION_DUTIES: Door[Duty] = Door("region_duties")
GAUGES: Door[Gauge] = Door("gauges")
UNDO_KINDS: Door[UndoKind] = Door("undo_kinds")
PACK_KEYS: Door[KeyBook] = Door("pack_keys")
DRAFT_PANELS: Door[Panel] = Door("draft_panels")
LISTS: Door[ListExport] = Door("lists")
ERASERS: Door[Eraser] = Door("erasers")
RETENTIONS: Door[Retention] = Door("retentions")
DOORS: list[Door[Any]] = [
    NAV,
    HOME_TILES,
    TICKET_PANELS,
    CUSTOMER_PANELS,
    ASSET_PANELS,
    TASK_PANELS,
    DAY_PANELS,
    OBSTACLES,
    MESSAGE_ACTIONS,
    LEAVE_TIES,
    WORK_LISTS,
    APPROVAL_KINDS,
    TODO_KINDS,
    BELL,
    LINK_PARTS,
    PAST_JOBS,
    LESSONS,
    MOVERS,
    HOOK_EVENTS,
    SETUP_STEPS,
    REGION_DUTIES,
    GAUGES,
    UNDO_KINDS,
    PACK_KEYS,
    DRAFT_PANELS,
    LISTS,
    ERASERS,
    RETENTIONS,
]

"""What other rooms put on pages: navigation, tiles, panels, numbers."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from core.doors.door import Door


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
class IntakePart:
    """What another room asks and tells at the desk while somebody calls.

    `form(data, initial)` gives its few fields, named unlike all others; they stand in a fold under `words`.
    `context(intake, preview, given)` feeds the card beside the promised times, None hides it. `keep` writes what
    was given for the new ticket, in the transaction of its registration.
    """

    name: str
    rank: int
    words: Any
    form: Callable[..., Any]
    context: Callable[[Any, Any, dict[str, Any]], dict[str, Any] | None]
    template: str
    keep: Callable[..., object]


@dataclass(frozen=True)
class MessageAction:
    """A button beside an inbox item: `link(message, user)` gives its words and address, or None."""

    name: str
    rank: int
    link: Callable[[Any, Any], tuple[Any, str] | None]


@dataclass(frozen=True)
class GuideStep:
    """One of the first things a new person of some posts tries: its words, why, and the page where it is done."""

    code: str
    label: Any
    text: Any
    url_name: str
    posts: frozenset[str]
    rank: int


@dataclass(frozen=True)
class SetupStep:
    """A register that an empty company has to fill before its first ticket."""

    label: Any
    rank: int
    done: Callable[[], bool]
    url_name: str
    help: Any = ""


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
class WishNote:
    """What a room has to say beside the choice of e-mail and SMS: `words(at)`, empty where nothing is to be said."""

    words: Callable[[datetime], str]
    rank: int = 0


@dataclass(frozen=True)
class Gauge:
    """A number for whoever watches the servers: `read(at)` gives label to value, "" where there is no label."""

    name: str
    help: str
    read: Callable[[datetime], dict[str, float]]
    label: str = ""
    rank: int = 0


NAV: Door[NavItem] = Door("nav")
HOME_TILES: Door[Tile] = Door("home_tiles")
TICKET_PANELS: Door[Panel] = Door("ticket_panels")
CUSTOMER_PANELS: Door[Panel] = Door("customer_panels")
ASSET_PANELS: Door[Panel] = Door("asset_panels")
TASK_PANELS: Door[Panel] = Door("task_panels")
DAY_PANELS: Door[Panel] = Door("day_panels")
INTAKE_PARTS: Door[IntakePart] = Door("intake_parts")
MESSAGE_ACTIONS: Door[MessageAction] = Door("message_actions")
BELL: Door[Bell] = Door("bell")
WISH_NOTES: Door[WishNote] = Door("wish_notes")
HOOK_EVENTS: Door[Any] = Door("hook_events")
SETUP_STEPS: Door[SetupStep] = Door("setup_steps")
GUIDE_STEPS: Door[GuideStep] = Door("guide_steps")
REGION_DUTIES: Door[Duty] = Door("region_duties")
GAUGES: Door[Gauge] = Door("gauges")
DRAFT_PANELS: Door[Panel] = Door("draft_panels")

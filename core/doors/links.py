"""What other rooms put on the customer's private page."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple, Protocol

from core.doors.door import Door


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


LINK_PARTS: Door[LinkPart] = Door("link_parts")


class WayWords(NamedTuple):
    """How it stands, for the customer: a sentence, and a word."""

    words: str
    label: str


@dataclass(frozen=True)
class OtherWay:
    """How the matter of a ticket that nobody was sent for is settled without a visit.

    `words(ticket)` says how it stands; None where a visit is the way.
    """

    name: str
    rank: int
    words: Callable[[Any], WayWords | None]


OTHER_WAYS: Door[OtherWay] = Door("other_ways")

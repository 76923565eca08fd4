"""The events of one stream in words, newest first."""

from dataclasses import dataclass
from datetime import datetime

from core.models import Stream
from core.words import say

MOST = 100


@dataclass(frozen=True)
class Entry:
    """One line of a history, as components/timeline.html shows it."""

    at: datetime
    words: str
    actor: str


def entries(stream: Stream) -> list[Entry]:
    """The last hundred events of a stream."""
    newest = stream.events.order_by("-pk")[:MOST]
    return [Entry(event.at, say(event), event.actor_name) for event in newest]

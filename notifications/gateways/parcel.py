"""What a gateway is given, and what it answers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from notifications.enums import AttemptState


@dataclass(frozen=True)
class Parcel:
    """One message with the id that stays the same when it is handed over again."""

    reference: str
    address: str
    subject: str
    body: str
    at: datetime
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Answer:
    """Sent, certainly not sent, or unknown; the gateway's own id where it gives one."""

    state: str
    gateway_id: str = ""
    error: str = ""


class Gateway(Protocol):
    def hand_over(self, parcel: Parcel) -> Answer:
        """Give the message away; never raises for what a network does."""

    def ask(self, reference: str) -> Answer | None:
        """What became of an earlier hand-over; None when the gateway cannot tell."""


def sent(gateway_id: str = "") -> Answer:
    return Answer(AttemptState.SENT, gateway_id=gateway_id[:200])


def failed(error: object) -> Answer:
    return Answer(AttemptState.FAILED, error=_words(error))


def unknown(error: object) -> Answer:
    return Answer(AttemptState.UNKNOWN, error=_words(error))


def _words(error: object) -> str:
    return (f"{type(error).__name__}: {error}" if isinstance(error, BaseException) else str(error))[:500]

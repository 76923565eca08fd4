"""The phone's clock against ours: when something happened that was reported later. No database, no clock."""

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True)
class Stamps:
    """By the phone's clock: when it was done and when it was sent.

    `skew` is ours minus the phone's as the phone measured it last before the fact, if it ever did.
    """

    done_at: datetime
    sent_at: datetime
    skew: timedelta | None = None


@dataclass(frozen=True)
class Limits:
    """What is believed: not before `earliest`, not older than `oldest`; a skew beyond `tolerance` is doubted."""

    earliest: datetime
    oldest: timedelta
    tolerance: timedelta


@dataclass(frozen=True)
class Fact:
    """The instant of a fact by our clock, the phone's skew at sending, and whether it is doubted."""

    at: datetime
    skew: timedelta
    doubted: bool


def happened(stamps: Stamps, *, received_at: datetime, limits: Limits) -> Fact:
    """Correct the phone's time: by the skew known before the fact, else by the one at sending.

    A phone that finds its network again often sets its clock right, so the older skew fits the fact better.
    What neither skew makes plausible counts as done when it came.
    """
    at_sending = received_at - stamps.sent_at
    known = [at_sending] if stamps.skew is None else [stamps.skew, at_sending]
    told = (stamps.done_at + skew for skew in known)
    oldest, latest = received_at - limits.oldest, received_at + limits.tolerance
    found = next((one for one in told if oldest <= one <= latest), None)
    at = received_at if found is None else min(max(found, limits.earliest), received_at)
    doubted = found is None or any(abs(skew) > limits.tolerance for skew in known)
    return Fact(at, at_sending, doubted or abs(at - found) > limits.tolerance)

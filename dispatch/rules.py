"""Arithmetic and conditions of dispatch: no database, no clock."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from core.worktime import ALWAYS, Calendar, epoch
from dispatch.enums import Preparation
from tickets.enums import ComplaintClass, ServiceType

REPAIRED_COMPLAINTS = frozenset({ComplaintClass.PRODUCT_QUALITY, ComplaintClass.REPAIR})


@dataclass(frozen=True)
class Plan:
    """A planned time, half-open: two jobs may touch."""

    starts_at: datetime
    ends_at: datetime

    def overlaps(self, other: "Plan") -> bool:
        return self.starts_at < other.ends_at and other.starts_at < self.ends_at

    def closer_than(self, apart: timedelta, other: "Plan") -> bool:
        """Does less time than this lie between two plans, or none because they overlap?"""
        return self.starts_at - other.ends_at < apart and other.starts_at - self.ends_at < apart

    @property
    def minutes(self) -> int:
        return int((self.ends_at - self.starts_at).total_seconds() // 60)

    def moved_to(self, starts_at: datetime) -> "Plan":
        """The same length from another start."""
        return Plan(starts_at, starts_at + (self.ends_at - self.starts_at))


def late_departure(
    *,
    departed_at: datetime,
    accepted_at: datetime,
    agreed_at: datetime,
    immediately: timedelta,
    travel: timedelta,
) -> bool:
    """Later than both accepted + "at once" and agreed time - travel (TKT-07)."""
    return departed_at > accepted_at + immediately and departed_at > agreed_at - travel


def unticked(ticked: Iterable[str]) -> list[str]:
    """Preparation lines still open, in their order (DSP-06)."""
    done = set(ticked)
    return [item for item in Preparation.values if item not in done]


def needs_repair_file(service_type: str, complaint_class: str = "") -> bool:
    """Repairs, and complaints that are about the product or its repair, enter the product's file (ORG-13)."""
    if service_type == ServiceType.COMPLAINT:
        return complaint_class in REPAIRED_COMPLAINTS
    return service_type == ServiceType.REPAIR


def waited_too_long(
    registered_at: datetime, until: datetime, limit: timedelta, service: Calendar = ALWAYS
) -> bool:
    """More than the limit passed within service hours (DSP-05)."""
    return service.between(epoch(registered_at), epoch(until)) > limit.total_seconds()

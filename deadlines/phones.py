"""When a call counts as answered in time and when a missed one counts, pure (INT-02, SLA-19, SLA-21)."""

from datetime import time


def answered_in_time(
    *, rings: int | None, seconds: int | None, most_rings: int, seconds_per_ring: int
) -> bool | None:
    """By the third ring, or by its seconds where rings are unknown; None when neither is known (INT-02)."""
    if rings is not None:
        return rings <= most_rings
    if seconds is not None:
        return seconds <= most_rings * seconds_per_ring
    return None


def missed_counts(at: time, *, since: time, until: time) -> bool:
    """Does a call missed at a local time count? Both named minutes are included (SLA-21)."""
    return since <= at.replace(second=0, microsecond=0) <= until

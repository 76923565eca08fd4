"""Arithmetic of promised times (CNV-01 to 08), pure; the grain is one second, parts of one are dropped.

With F(t) = service seconds up to t, a due instant is the earliest t at which the seconds served since the
start, pauses left out, reach the target.
"""

from core.worktime.calendars import (
    ALWAYS,
    WHOLE_DAY,
    Calendar,
    OutOfCalendar,
    Span,
    epoch,
    midnight_after,
    moment,
)
from core.worktime.durations import DAY, Duration, Unit
from core.worktime.periods import (
    Due,
    Pause,
    add_months,
    before_day,
    by_clock_time,
    by_end_of,
    due,
    last_working_day,
    reach,
    reminder_before,
    roll,
    served,
    share_of,
    share_of_natural,
    shares_of_natural,
    union,
)
from core.worktime.restating import UNPUBLISHED, restated

__all__ = [
    "ALWAYS",
    "DAY",
    "UNPUBLISHED",
    "WHOLE_DAY",
    "Calendar",
    "Due",
    "Duration",
    "OutOfCalendar",
    "Pause",
    "Span",
    "Unit",
    "add_months",
    "before_day",
    "by_clock_time",
    "by_end_of",
    "due",
    "epoch",
    "last_working_day",
    "midnight_after",
    "moment",
    "reach",
    "reminder_before",
    "restated",
    "roll",
    "served",
    "share_of",
    "share_of_natural",
    "shares_of_natural",
    "union",
]

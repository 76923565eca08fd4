"""The one place that reads the clock, and the local calendar day (CNV-01)."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone

LOCAL = ZoneInfo("Asia/Shanghai")


def now() -> datetime:
    """The present instant in UTC; for views, tasks and commands only."""
    return timezone.now()


def local(instant: datetime) -> datetime:
    """The same instant on the wall clock of Shanghai."""
    return instant.astimezone(LOCAL)


def local_day(instant: datetime) -> date:
    """The Shanghai day an instant belongs to (CNV-01)."""
    return local(instant).date()


def at_local(day: date, clock: time = time.min) -> datetime:
    """The UTC instant of a Shanghai wall-clock time."""
    return datetime.combine(day, clock, LOCAL).astimezone(UTC)


def day_start(day: date) -> datetime:
    """The UTC instant of 00:00 of a Shanghai day."""
    return at_local(day)


def day_end(day: date) -> datetime:
    """The UTC instant of 24:00 of a Shanghai day."""
    return at_local(day + timedelta(days=1))


def iso(instant: datetime) -> str:
    """How instants stand in event facts: ISO 8601 in UTC."""
    return instant.astimezone(UTC).isoformat()

"""Shanghai wall-clock times as instants."""

from datetime import UTC, datetime

from core.clock import LOCAL


def at(text: str) -> datetime:
    """`2026-03-10 14:00` in Shanghai, in UTC; 24:00 is written as 00:00 of the next day."""
    return datetime.fromisoformat(text).replace(tzinfo=LOCAL).astimezone(UTC)

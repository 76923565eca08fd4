"""Planned times in words."""

from datetime import datetime

from core.clock import local


def span_words(starts_at: datetime, ends_at: datetime) -> str:
    """A planned time as 11-21 14:00–16:00, with the second date when it is another day."""
    begin, end = local(starts_at), local(ends_at)
    pattern = "%H:%M" if begin.date() == end.date() else "%m-%d %H:%M"
    return f"{begin:%m-%d %H:%M}–{end.strftime(pattern)}"

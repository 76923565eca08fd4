"""Times as they are said."""

from datetime import datetime

from core.clock import LOCAL


def local(text: str) -> datetime:
    """An instant on the wall clock of Shanghai."""
    return datetime.fromisoformat(text).replace(tzinfo=LOCAL)

"""Streams for tests of what hangs on them."""

from datetime import UTC, datetime

from core.models import Stream

OPENED = datetime(2026, 3, 10, 4, 0, tzinfo=UTC)


def make_stream(kind: str = "person", number: str | None = None) -> Stream:
    return Stream.objects.create(kind=kind, number=number, opened_at=OPENED)

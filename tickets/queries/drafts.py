"""A person's unfinished forms."""

from typing import Any
from uuid import UUID

from tickets.models import IntakeDraft


def drafts_of(user: Any) -> list[IntakeDraft]:
    """All of them in the order they were begun."""
    return list(IntakeDraft.objects.filter(user=user))


def draft_of(user: Any, key: UUID) -> IntakeDraft | None:
    return IntakeDraft.objects.filter(user=user, key=key).first()

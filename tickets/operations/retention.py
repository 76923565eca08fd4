"""Blanking what was written about requests whose time is over, and drafts nobody sent (ARC-07)."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from core.doors import ERASERS
from core.erasing import Subject
from core.streams import lock_streams
from tickets.models import IntakeDraft


@transaction.atomic
def forget_tickets(keys: Sequence[int], at: datetime) -> int:
    """Every room blanks its texts and files of these tickets; states, times and figures stay."""
    lock_streams(*keys)
    about = Subject(ids=(), streams=keys, tickets=keys)
    return sum(eraser.run(about, at) for eraser in ERASERS)


def drop_drafts(keys: Sequence[int], _at: datetime) -> int:
    return IntakeDraft.objects.filter(pk__in=keys).delete()[0]

"""What was not yet sent to a customer who is forgotten stays unsent (PRV-04)."""

from datetime import datetime

from django.db.models import Q

from core.erasing import Subject
from core.models import WorkState
from notifications.models import Message


def drop_unsent(subject: Subject, _at: datetime) -> int:
    """Settle waiting messages to the customer without sending them; they lose their address anyway."""
    theirs = Q(stream__in=subject.streams) | Q(address__in=subject.known)
    waiting = Message.objects.outgoing().filter(theirs, recipient=None).exclude(state=WorkState.DONE)
    waiting.update(state=WorkState.DONE)
    return 0

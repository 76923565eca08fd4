"""What a person did and may still undo for some seconds."""

import uuid

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from core.models.stream import Stream


class Deed(models.Model):
    """One undoable deed on a stream; deeds of one click share a group.

    `facts` is what the reverse needs, `held` names the events and queued messages that wait until `until`.
    """

    group = models.UUIDField(default=uuid.uuid4, db_index=True)
    kind = models.CharField(max_length=30)
    stream = models.ForeignKey(Stream, models.PROTECT, related_name="+")
    actor_id = models.BigIntegerField()
    at = models.DateTimeField()
    until = models.DateTimeField()
    facts = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    held = models.JSONField(default=dict)
    undone_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.kind} {self.stream_id}"

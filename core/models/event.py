"""Events: timeline, audit trail and outbox in one."""

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from core.models.claimable import Claimable, WorkState
from core.models.ledger import AppendOnly
from core.models.stream import Stream


class Event(AppendOnly):
    """What happened on a stream, by whom and when; facts name rows and fields, never personal values."""

    stream = models.ForeignKey(Stream, models.PROTECT, related_name="events", db_index=False)
    name = models.CharField(max_length=60)
    actor_id = models.BigIntegerField(null=True)
    actor_name = models.CharField(max_length=80)
    on_behalf_of_id = models.BigIntegerField(null=True)
    on_behalf_of_name = models.CharField(max_length=80, blank=True)
    at = models.DateTimeField()
    recorded_at = models.DateTimeField(auto_now_add=True)
    facts = models.JSONField(default=dict, encoder=DjangoJSONEncoder)

    class Meta:
        indexes = [
            models.Index(fields=["stream", "id"], name="event_stream_id"),
            models.Index(fields=["name", "at"], name="event_name_at"),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.pk}"


class Delivery(Claimable):
    """The duty to hand one event to one handler."""

    event = models.ForeignKey(Event, models.PROTECT, related_name="deliveries", db_index=False)
    stream = models.ForeignKey(Stream, models.PROTECT, related_name="+")
    handler = models.CharField(max_length=80)
    done_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["event", "handler"], name="delivery_once")]
        indexes = [
            models.Index(
                fields=["not_before"], condition=models.Q(state=WorkState.OPEN), name="delivery_due"
            ),
            models.Index(
                fields=["stream", "handler", "event"],
                condition=~models.Q(state=WorkState.DONE),
                name="delivery_order",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.handler} {self.event_id}"

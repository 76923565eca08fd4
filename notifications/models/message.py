"""What a person is told, once per cause and channel."""

import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.models import Claimable, Stream, WorkState
from notifications.enums import Channel


class MessageQuerySet(models.QuerySet["Message"]):
    def visible_to(self, user: Any) -> "MessageQuerySet":
        """A person's own inbox, nothing else."""
        return self.filter(channel=Channel.INBOX, recipient_id=user.pk)

    def unread(self) -> "MessageQuerySet":
        return self.filter(read_at=None)

    def outgoing(self) -> "MessageQuerySet":
        """What leaves the house: e-mail and SMS."""
        return self.exclude(channel=Channel.INBOX)


class Message(Claimable):
    """An inbox item (done as soon as it is written), or an e-mail or SMS that waits to be handed over."""

    cause = models.CharField(max_length=120)
    channel = models.CharField(_("方式"), max_length=8, choices=Channel.choices)
    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", db_index=False
    )
    address = models.CharField(_("地址"), max_length=254, blank=True)
    subject = models.CharField(_("主题"), max_length=200)
    body = models.TextField(_("内容"))
    headers = models.JSONField(default=dict)  # of a letter: which one it answers
    stream = models.ForeignKey(Stream, models.PROTECT, null=True, related_name="+")
    reference = models.UUIDField(default=uuid.uuid4, editable=False)
    queued_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    read_at = models.DateTimeField(null=True)
    # Unread at this instant, somebody else is told; empty where nobody cares or it was looked at.
    alert_at = models.DateTimeField(null=True)
    is_read = models.GeneratedField(
        expression=Q(read_at__isnull=False), output_field=models.BooleanField(), db_persist=True
    )

    objects = MessageQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["cause", "channel", "recipient"],
                condition=Q(recipient__isnull=False),
                name="message_once_per_person",
            ),
            models.UniqueConstraint(
                fields=["cause", "channel", "address"],
                condition=Q(recipient=None),
                name="message_once_per_address",
            ),
            models.CheckConstraint(
                condition=Q(channel=Channel.INBOX, recipient__isnull=False, address="")
                | (~Q(channel=Channel.INBOX) & ~Q(address="")),
                name="message_has_a_destination",
            ),
        ]
        indexes = [
            models.Index(
                fields=["recipient", "is_read", "-id"],
                condition=Q(channel=Channel.INBOX),
                name="message_inbox",
            ),
            models.Index(fields=["alert_at"], condition=Q(alert_at__isnull=False), name="message_alert"),
            models.Index(fields=["not_before"], condition=Q(state=WorkState.OPEN), name="message_due"),
            models.Index(fields=["id"], condition=Q(state=WorkState.PARKED), name="message_parked"),
            models.Index(fields=["reference"], condition=Q(channel=Channel.EMAIL), name="message_reference"),
        ]

    def __str__(self) -> str:
        return f"{self.channel} {self.pk}"

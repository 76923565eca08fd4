"""What phones sent, and what could not take effect (离线补录)."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from core.models import Attachment
from deadlines.models import Todo
from dispatch.enums import PostOutcome
from dispatch.models.order import WorkOrder


class PhonePostQuerySet(models.QuerySet["PhonePost"]):
    def visible_to(self, user: Any) -> "PhonePostQuerySet":
        return self.filter(order__in=WorkOrder.objects.visible_to(user))

    def kept(self) -> "PhonePostQuerySet":
        """What did not take effect."""
        return self.exclude(outcome=PostOutcome.APPLIED)

    def waiting(self) -> "PhonePostQuerySet":
        """Kept and not decided yet."""
        return self.kept().filter(decided_at=None)


class PhonePost(models.Model):
    """One step as a phone sent it: the phone's times, ours, and the outcome.

    What did not take effect keeps its words in `fields` until the supervisor has decided.
    """

    order = models.ForeignKey(WorkOrder, models.PROTECT, related_name="phone_posts")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    key = models.UUIDField()
    step = models.CharField(max_length=40)
    done_at_device = models.DateTimeField()
    sent_at_device = models.DateTimeField()
    received_at = models.DateTimeField()
    skew_seconds = models.IntegerField()
    at = models.DateTimeField()
    doubted = models.BooleanField(default=False)
    outcome = models.CharField(max_length=10, choices=PostOutcome.choices)
    reason = models.TextField(blank=True)
    fields = models.JSONField(default=dict)
    todo = models.ForeignKey(Todo, models.PROTECT, null=True, related_name="+")
    adopted = models.BooleanField(null=True)
    decision = models.TextField(blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)

    objects = PhonePostQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["by", "key"], name="phone_post_once")]
        indexes = [
            models.Index(
                fields=["order"],
                condition=~Q(outcome=PostOutcome.APPLIED) & Q(decided_at=None),
                name="phone_post_waiting",
            )
        ]

    def __str__(self) -> str:
        return f"{self.order} {self.step}"


class PhoneFile(models.Model):
    """A picture of a step that did not take effect; the file hangs on the ticket's stream."""

    post = models.ForeignKey(PhonePost, models.PROTECT, related_name="files")
    file = models.OneToOneField(Attachment, models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return str(self.file_id)

"""Every approval of the house in one table, so that there is one inbox."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from core.models import Stream
from org.enums import Decision, Post


class ApprovalQuerySet(models.QuerySet["Approval"]):
    def open(self) -> "ApprovalQuerySet":
        return self.filter(decision="")


class Approval(models.Model):
    """Somebody asks, somebody else decides (ORG-25); the room that owns the kind acts on it."""

    stream = models.ForeignKey(Stream, models.PROTECT, related_name="approvals")
    kind = models.CharField(max_length=30)
    subject = models.CharField(max_length=40, blank=True)
    amount = models.DecimalField(max_digits=12, decimal_places=2, null=True)
    # The lowest post that may decide it, where that goes by the amount.
    post = models.CharField(_("审批岗位"), max_length=16, choices=Post.choices, blank=True)
    reason = models.CharField(_("申请理由"), max_length=500, blank=True)
    asker = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    asked_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True)
    decider = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    decision = models.CharField(max_length=10, choices=Decision.choices, blank=True)
    note = models.CharField(_("意见"), max_length=500, blank=True)

    objects = ApprovalQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(decider=None)
                | Q(decision=Decision.WITHDRAWN)
                | ~Q(asker=F("decider"))
                | Q(asker=None),
                name="approval_by_another_person",
            ),
            models.CheckConstraint(
                condition=Q(decision="", decided_at=None, decider=None)
                | (~Q(decision="") & Q(decided_at__isnull=False)),
                name="approval_decided_whole",
            ),
            models.UniqueConstraint(
                fields=["stream", "kind", "subject"], condition=Q(decision=""), name="approval_open_once"
            ),
        ]
        indexes = [
            models.Index(fields=["kind", "asked_at"], condition=Q(decision=""), name="approval_open"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.stream_id}"

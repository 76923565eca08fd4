"""Other systems that want to be told, and each telling."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.models import Claimable, Event, WorkState


class Endpoint(models.Model):
    """Where a system listens; its secret is made from the seed and stands nowhere."""

    name = models.CharField(_("系统名称"), max_length=60, unique=True)
    url = models.URLField(_("接收地址"), max_length=300)
    seed = models.UUIDField(default=uuid.uuid4, editable=False)
    events = ArrayField(models.CharField(max_length=60), verbose_name=_("推送的事件"))
    is_active = models.BooleanField(_("启用"), default=True)
    created_at = models.DateTimeField(_("建立时间"))
    created_by_name = models.CharField(max_length=80)

    class Meta:
        ordering = ["name"]
        verbose_name = _("事件推送")
        verbose_name_plural = _("事件推送")

    def __str__(self) -> str:
        return self.name


class WebhookCall(Claimable):
    """One event for one endpoint; its reference stays the same when it is sent again."""

    endpoint = models.ForeignKey(Endpoint, models.PROTECT, related_name="calls")
    event = models.ForeignKey(Event, models.PROTECT, null=True, related_name="+")
    event_name = models.CharField(_("事件"), max_length=60)
    data = models.JSONField()
    occurred_at = models.DateTimeField()
    reference = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    done_at = models.DateTimeField(null=True)
    answer = models.PositiveSmallIntegerField(_("应答"), null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["endpoint", "event"], condition=Q(event__isnull=False), name="webhook_call_once"
            )
        ]
        indexes = [
            models.Index(fields=["not_before"], condition=Q(state=WorkState.OPEN), name="webhook_due"),
            models.Index(fields=["id"], condition=Q(state=WorkState.PARKED), name="webhook_parked"),
            models.Index(fields=["endpoint", "-id"], name="webhook_latest"),
        ]

    def __str__(self) -> str:
        return f"{self.event_name} {self.pk}"

"""Telephone calls as the switchboard tells of them, and who sits at which extension."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from knowledge.models import Line
from tickets.enums import Direction
from tickets.models.ticket import Ticket


class Seat(models.Model):
    """The person at an extension; calls that ring there are shown on that person's page."""

    extension = models.CharField(_("分机"), max_length=20, unique=True)
    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.PROTECT, related_name="seat")
    since = models.DateTimeField()

    def __str__(self) -> str:
        return self.extension


class CallQuerySet(models.QuerySet["Call"]):
    def visible_to(self, user: Any) -> "CallQuerySet":
        """Calls a person took part in, and those of tickets the person may see."""
        own = CallLeg.objects.filter(call=OuterRef("pk"), agent=user)
        return self.filter(Q(Exists(own)) | Q(ticket__in=Ticket.objects.visible_to(user)))


class Call(models.Model):
    """One call, known by the switchboard's id; a transfer adds a leg (INT-07, INT-08)."""

    call_id = models.CharField(_("通话编号"), max_length=80, unique=True)
    direction = models.CharField(_("方向"), max_length=3, choices=Direction.choices, default=Direction.IN)
    caller = models.CharField(_("来电号码"), max_length=40, blank=True)
    line = models.ForeignKey(Line, models.PROTECT, null=True, related_name="+", verbose_name=_("线路"))
    started_at = models.DateTimeField(_("来电时间"))
    answered_at = models.DateTimeField(_("接听时间"), null=True)
    ended_at = models.DateTimeField(_("结束时间"), null=True)
    rings = models.PositiveSmallIntegerField(_("响铃次数"), null=True)
    wait_seconds = models.PositiveIntegerField(_("等待秒数"), null=True)
    ticket = models.ForeignKey(
        Ticket, models.PROTECT, null=True, related_name="phone_calls", verbose_name=_("工单")
    )

    objects = CallQuerySet.as_manager()

    class Meta:
        verbose_name = _("通话")
        verbose_name_plural = _("通话")
        indexes = [models.Index(fields=["-started_at"], name="call_recent")]

    def __str__(self) -> str:
        return self.call_id


class CallLeg(models.Model):
    """The part of a call at one extension."""

    call = models.ForeignKey(Call, models.PROTECT, related_name="legs")
    n = models.PositiveSmallIntegerField(default=1)
    extension = models.CharField(_("分机"), max_length=20)
    agent = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("坐席")
    )
    started_at = models.DateTimeField(_("振铃时间"))
    answered_at = models.DateTimeField(_("接听时间"), null=True)
    ended_at = models.DateTimeField(_("结束时间"), null=True)

    class Meta:
        ordering = ["call", "n"]
        constraints = [models.UniqueConstraint(fields=["call", "n"], name="call_leg_number")]
        indexes = [
            models.Index(
                fields=["agent", "-started_at"], condition=Q(ended_at=None), name="call_leg_at_agent"
            )
        ]

    def __str__(self) -> str:
        return f"{self.call} {self.extension}"

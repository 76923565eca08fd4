"""Approved interruptions of a clock."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from deadlines.enums import PauseReason, PauseState
from deadlines.models.clock import Clock
from org.models import Approval


class PauseQuerySet(models.QuerySet["Pause"]):
    def in_force(self) -> "PauseQuerySet":
        return self.filter(state=PauseState.APPROVED)

    def lapsed(self, at: datetime) -> "PauseQuerySet":
        """Open ones that have used up what their clock may be paused."""
        return self.in_force().filter(ends_at=None, lapses_at__lte=at)


class Pause(models.Model):
    """Asked for with a reason and counted once approved (CNV-13); without an end it is open."""

    clock = models.ForeignKey(Clock, models.PROTECT, related_name="pauses")
    reason = models.CharField(_("原因"), max_length=24, choices=PauseReason.choices)
    note = models.CharField(_("说明"), max_length=200, blank=True)
    evidence = models.CharField(_("凭据"), max_length=200, blank=True)
    starts_at = models.DateTimeField(_("开始"))
    ends_at = models.DateTimeField(_("结束"), null=True)
    # When an open pause has used up what the clock may be paused at most.
    lapses_at = models.DateTimeField(null=True)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    approval = models.OneToOneField(Approval, models.PROTECT, related_name="+")
    state = models.CharField(_("状态"), max_length=8, choices=PauseState.choices, default=PauseState.ASKED)

    objects = PauseQuerySet.as_manager()

    class Meta:
        ordering = ["starts_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at=None) | Q(ends_at__gt=F("starts_at")), name="pause_has_length"
            ),
        ]
        indexes = [
            models.Index(
                fields=["lapses_at"],
                condition=Q(state=PauseState.APPROVED, ends_at=None),
                name="pause_open_lapses",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_reason_display()} {self.get_state_display()}"

"""What is watched: moves shortly before a breach, and the sweep itself."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from deadlines.enums import RescueKind
from deadlines.models.clock import Clock, ClockQuerySet
from org.models import Unit


class RescueQuerySet(models.QuerySet["Rescue"]):
    def visible_to(self, user: object) -> "RescueQuerySet":
        """Those of clocks the person sees."""
        return self.filter(clock__in=ClockQuerySet(Clock).visible_to(user))

    def waiting(self) -> "RescueQuerySet":
        return self.filter(judged_at=None)


class Rescue(models.Model):
    """A promise that was given more time shortly before it would have been broken; the level above judges."""

    clock = models.ForeignKey(Clock, models.PROTECT, related_name="rescues")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    kind = models.CharField(_("做法"), max_length=12, choices=RescueKind.choices)
    due_at = models.DateTimeField(_("原最晚时间"))
    at = models.DateTimeField(_("时间"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    judged_at = models.DateTimeField(null=True)
    judged_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    fine = models.BooleanField(_("合理"), null=True)
    reason = models.CharField(_("意见"), max_length=200, blank=True)

    objects = RescueQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(judged_at=None, judged_by=None, fine=None)
                | Q(judged_at__isnull=False, judged_by__isnull=False, fine__isnull=False),
                name="rescue_judged_whole",
            ),
            models.CheckConstraint(
                condition=Q(fine=None) | Q(fine=True) | ~Q(reason=""), name="rescue_not_fine_with_reason"
            ),
        ]
        indexes = [
            models.Index(fields=["unit", "-at"], condition=Q(judged_at=None), name="rescue_waits"),
            models.Index(fields=["-at", "-id"], name="rescue_recent"),
        ]

    def __str__(self) -> str:
        return f"{self.clock_id} {self.kind}"


class SweepGap(models.Model):
    """A time in which the sweep was late or silent, as the auditor saw it; open until it caught up."""

    since = models.DateTimeField(_("开始"))
    until = models.DateTimeField(_("恢复"), null=True)
    last_sweep_at = models.DateTimeField(_("最近一次扫描"), null=True)
    oldest_due_at = models.DateTimeField(_("最早未触发"), null=True)
    worst_seconds = models.PositiveIntegerField(_("最长滞后"), default=0)
    most_waiting = models.PositiveIntegerField(_("最多待触发"), default=0)

    class Meta:
        ordering = ["-since"]
        constraints = [
            models.UniqueConstraint(
                fields=["until"], condition=Q(until=None), name="sweep_gap_one_open", nulls_distinct=False
            )
        ]

    def __str__(self) -> str:
        return f"{self.since:%F %R}"

"""Notices of levels beside the messages: held back, told together, acknowledged."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from core.models import AppendOnly
from deadlines.models.clock import Clock


class Held(models.Model):
    """A fired level that one person is told of later or with others; `told_in` is the message's cause."""

    clock = models.ForeignKey(Clock, models.PROTECT, related_name="held_notices", db_index=False)
    version = models.PositiveSmallIntegerField()
    level = models.CharField(max_length=4)
    nominal_at = models.DateTimeField()
    breach = models.BooleanField(default=False)
    urgent = models.BooleanField(default=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", db_index=False)
    not_before = models.DateTimeField()
    told_in = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["clock", "version", "level", "user"], name="held_notice_once")
        ]
        indexes = [models.Index(fields=["not_before"], condition=Q(told_in=""), name="held_notice_waits")]

    def __str__(self) -> str:
        return f"{self.clock_id} {self.level} {self.user_id}"


class Acknowledgement(AppendOnly):
    """Somebody has taken note of a clock's warnings; a version of the promise once per person."""

    clock = models.ForeignKey(Clock, models.PROTECT, related_name="acknowledgements")
    version = models.PositiveSmallIntegerField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("知悉"))

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["clock", "version", "by"], name="acknowledged_once_a_version")
        ]

    def __str__(self) -> str:
        return f"{self.clock_id} {self.by_id}"


class Snooze(AppendOnly):
    """Somebody's reminders of a clock wait until an instant, for a reason; urgent levels never do."""

    clock = models.ForeignKey(Clock, models.PROTECT, related_name="snoozes")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    until = models.DateTimeField(_("稍后提醒"))
    reason = models.CharField(_("原因"), max_length=200)

    class Meta:
        ordering = ["at", "pk"]
        constraints = [models.CheckConstraint(condition=Q(until__gt=F("at")), name="snooze_has_length")]
        indexes = [models.Index(fields=["until"], name="snooze_until")]

    def __str__(self) -> str:
        return f"{self.clock_id} {self.until:%F %R}"

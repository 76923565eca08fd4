"""Work that stands in rows: claimed by a lease, retried with growing pauses, parked at the end."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class WorkState(models.TextChoices):
    OPEN = "open", _("待处理")
    DONE = "done", _("已完成")
    PARKED = "parked", _("已搁置")


class Claimable(models.Model):
    """One piece of work; whoever holds an unexpired lease works on it, so Redis may lose every wake-up."""

    state = models.CharField(_("状态"), max_length=8, choices=WorkState.choices, default=WorkState.OPEN)
    not_before = models.DateTimeField()
    leased_until = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    last_error = models.CharField(max_length=500, blank=True)

    class Meta:
        abstract = True

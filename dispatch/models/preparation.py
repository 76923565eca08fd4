"""What must be ready before somebody leaves."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from dispatch.enums import Preparation
from dispatch.models.order import WorkOrder


class LedgerLine(models.Model):
    """Line of the service ledger (服务台账) with its numbered receipt slip (回执单), TKT-05."""

    order = models.OneToOneField(WorkOrder, models.PROTECT, related_name="ledger_line")
    slip_number = models.CharField(_("回执单号"), max_length=24, unique=True)
    matter = models.CharField(_("服务事项"), max_length=200)
    filled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    filled_at = models.DateTimeField(_("填写时间"))

    def __str__(self) -> str:
        return self.slip_number


class ChecklistTick(models.Model):
    """One ticked line of the preparation checklist (DSP-06)."""

    order = models.ForeignKey(WorkOrder, models.PROTECT, related_name="ticks")
    item = models.CharField(_("检查项"), max_length=10, choices=Preparation.choices)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["order", "item"], name="tick_once")]

    def __str__(self) -> str:
        return self.get_item_display()

"""Satisfaction month by month, as it was watched."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.models import AppendOnly
from org.models import Unit


class SatisfactionMonth(AppendOnly):
    """Rated calls of a month; `fell` when the share dropped by the pack's points (FUP-12)."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("单位"))
    month = models.DateField(_("月份"))
    satisfied = models.PositiveIntegerField(_("满意"))
    rated = models.PositiveIntegerField(_("有效评价"))
    fell = models.BooleanField(_("下降预警"))
    counted_at = models.DateTimeField()

    class Meta:
        ordering = ["-month", "unit"]
        constraints = [models.UniqueConstraint(fields=["unit", "month"], name="satisfaction_month_once")]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.month:%Y-%m}"

"""Repairs of a unit, and the rights they gave its owner."""

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from core.models import Stream
from customers.models import Asset, ProductPart
from warranty.enums import RepairKind


class RepairQuerySet(models.QuerySet["RepairRecord"]):
    def visible_to(self, user: Any) -> "RepairQuerySet":
        """Repairs of the units a person may see."""
        return self.filter(asset__in=Asset.objects.visible_to(user))

    def open(self) -> "RepairQuerySet":
        """The unit is not back yet."""
        return self.filter(returned_on=None)


class RepairRecord(models.Model):
    """One repair of a unit from handing in to return; `waiting_days` of it were spent waiting for parts."""

    asset = models.ForeignKey(Asset, models.PROTECT, related_name="repairs", verbose_name=_("设备"))
    stream = models.ForeignKey(Stream, models.PROTECT, related_name="repairs")
    fault = models.CharField(_("故障"), max_length=40, blank=True)
    part = models.ForeignKey(
        ProductPart, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("部件")
    )
    kind = models.CharField(_("方式"), max_length=10, choices=RepairKind.choices, default=RepairKind.ON_SITE)
    handed_in_on = models.DateField(_("送修日"))
    returned_on = models.DateField(_("交还日"), null=True, blank=True)
    waiting_days = models.PositiveSmallIntegerField(_("待件天数"), default=0)
    waiting_since = models.DateField(_("待件起"), null=True, blank=True)
    fixed = models.BooleanField(_("已修复"), null=True)
    safety = models.BooleanField(_("安全性能故障"), default=False)
    replaced = models.CharField(_("更换的部件"), max_length=40, blank=True)
    right_due_on = models.DateField(null=True, editable=False)

    objects = RepairQuerySet.as_manager()

    class Meta:
        ordering = ["-handed_in_on", "-pk"]
        verbose_name = _("维修记录")
        verbose_name_plural = _("维修记录")
        indexes = [
            models.Index(fields=["asset", "handed_in_on"], name="repair_of_asset"),
            models.Index(fields=["id"], condition=Q(returned_on=None), name="repair_open"),
            models.Index(fields=["right_due_on"], condition=Q(returned_on=None), name="repair_right_due"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["asset", "stream"], condition=Q(returned_on=None), name="repair_open_once"
            ),
            models.CheckConstraint(
                condition=Q(returned_on=None) | Q(returned_on__gte=F("handed_in_on")),
                name="repair_returned_after_handed_in",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.asset_id} {self.handed_in_on}"


class RightReached(models.Model):
    """A right to exchange or return that repairs gave, on the day it was reached (law of repeated repairs)."""

    asset = models.ForeignKey(Asset, models.PROTECT, related_name="rights", verbose_name=_("设备"))
    right = models.CharField(_("权利"), max_length=40)
    on = models.DateField(_("达到日"))
    stream = models.ForeignKey(Stream, models.PROTECT, related_name="rights")
    rule = models.CharField(_("依据"), max_length=80)
    at = models.DateTimeField(_("记录时间"))

    class Meta:
        ordering = ["-on", "-pk"]
        verbose_name = _("达到的退换货权利")
        verbose_name_plural = _("达到的退换货权利")
        constraints = [models.UniqueConstraint(fields=["asset", "right"], name="right_reached_once")]

    def __str__(self) -> str:
        return f"{self.asset_id} {self.right}"

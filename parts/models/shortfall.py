"""Regions that keep fewer standby units than their packs ask for."""

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from core.models import Streamed
from org.models import Unit
from parts.models.depot import in_scope


class ShortfallQuerySet(models.QuerySet["Shortfall"]):
    def visible_to(self, user: Any) -> "ShortfallQuerySet":
        """Those of the person's regions."""
        inside = in_scope(user, "region")
        return self if inside is None else self.filter(inside)

    def open(self) -> "ShortfallQuerySet":
        return self.filter(ended_at=None)


class Shortfall(Streamed):
    """What was required and what was there when it was found; other numbers are another row (PRT-05)."""

    region = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("地区"))
    installed = models.PositiveIntegerField(_("装机总量"))
    required = models.PositiveIntegerField(_("应配"))
    stock = models.PositiveIntegerField(_("现有"))
    found_at = models.DateTimeField(_("发现时间"))
    ended_at = models.DateTimeField(_("结束时间"), null=True)

    objects = ShortfallQuerySet.as_manager()

    class Meta:
        ordering = ["-found_at", "-pk"]
        verbose_name = _("备用机缺口")
        verbose_name_plural = _("备用机缺口")
        constraints = [
            models.UniqueConstraint(fields=["region"], condition=Q(ended_at=None), name="shortfall_one_open"),
            models.CheckConstraint(condition=Q(required__gt=F("stock")), name="shortfall_is_short"),
        ]

    def __str__(self) -> str:
        return f"{self.region} {self.missing}"

    @property
    def missing(self) -> int:
        return self.required - self.stock

"""Depots of spare parts and standby units, in tiers."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.models import Streamed
from org.enums import Right
from org.models import Unit
from parts.enums import Tier


def in_scope(user: Any, unit: str) -> Q | None:
    """Rows whose `unit` is one of the person's or below it; None for the whole company."""
    scope = user.scope.within(Right.SEE_STOCK)
    if scope.group:
        return None
    below = Q(**{f"{unit}__parent__in": scope.region_ids})
    return below | Q(**{f"{unit}__in": scope.region_ids | scope.project_ids})


class DepotQuerySet(models.QuerySet["Depot"]):
    def visible_to(self, user: Any) -> "DepotQuerySet":
        """Depots of the person's units, downwards."""
        inside = in_scope(user, "unit")
        return self if inside is None else self.filter(inside)


class Depot(Streamed):
    """A store of a branch; each but the first tier hangs on one of the tier above (PRT-01)."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("所属单位"))
    tier = models.PositiveSmallIntegerField(_("级别"), choices=Tier.choices)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("上级库")
    )
    name = models.CharField(_("名称"), max_length=60, unique=True)
    address = models.CharField(_("地址"), max_length=200, blank=True)
    is_active = models.BooleanField(_("启用"), default=True)

    objects = DepotQuerySet.as_manager()

    class Meta:
        ordering = ["tier", "name"]
        verbose_name = _("备件库")
        verbose_name_plural = _("备件库")
        constraints = [
            models.CheckConstraint(
                condition=Q(tier=Tier.FIRST, parent=None) | (~Q(tier=Tier.FIRST) & Q(parent__isnull=False)),
                name="depot_first_tier_alone_has_no_parent",
            )
        ]

    def __str__(self) -> str:
        return self.name

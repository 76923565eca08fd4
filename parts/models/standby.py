"""Standby units: whole machines kept to stand in for a customer's own."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.models import AppendOnly, Stream, Streamed
from customers.models import ProductModel
from org.models import User
from parts.enums import MoveKind, UnitState
from parts.models.depot import Depot, in_scope


class StandbyUnitQuerySet(models.QuerySet["StandbyUnit"]):
    def visible_to(self, user: Any) -> "StandbyUnitQuerySet":
        """Units at home in a depot of the person's branches."""
        inside = in_scope(user, "depot__unit")
        return self if inside is None else self.filter(inside)

    def free(self) -> "StandbyUnitQuerySet":
        """In stock or on a van: ready to be lent."""
        return self.filter(state__in=(UnitState.IN_STOCK, UnitState.ON_VAN))

    def on_van_of(self, person: User | int) -> "StandbyUnitQuerySet":
        return self.filter(state=UnitState.ON_VAN, van=person)


class StandbyUnit(Streamed):
    """`depot` is its home, which answers for it while it is on a van (PRT-06) or lent (WAR-48)."""

    model = models.ForeignKey(ProductModel, models.PROTECT, related_name="+", verbose_name=_("产品型号"))
    serial = models.CharField(_("序列号"), max_length=60, unique=True)
    depot = models.ForeignKey(Depot, models.PROTECT, related_name="standby_units", verbose_name=_("备件库"))
    state = models.CharField(_("状态"), max_length=8, choices=UnitState.choices, default=UnitState.IN_STOCK)
    van = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("随车技师"),
    )

    objects = StandbyUnitQuerySet.as_manager()

    class Meta:
        ordering = ["serial"]
        verbose_name = _("备用机")
        verbose_name_plural = _("备用机")
        constraints = [
            models.CheckConstraint(
                condition=Q(state=UnitState.ON_VAN, van__isnull=False)
                | (~Q(state=UnitState.ON_VAN) & Q(van=None)),
                name="standby_on_somebody_s_van",
            ),
            models.CheckConstraint(condition=~Q(serial=""), name="standby_serial_not_empty"),
        ]
        indexes = [models.Index(fields=["depot", "state"], name="standby_depot_state")]

    def __str__(self) -> str:
        return f"{self.model.code} {self.serial}"


class StandbyMove(AppendOnly):
    """One step of a unit: where to, with whom, and for which ticket or case."""

    unit = models.ForeignKey(StandbyUnit, models.PROTECT, related_name="moves")
    kind = models.CharField(_("变动"), max_length=12, choices=MoveKind.choices)
    depot = models.ForeignKey(Depot, models.PROTECT, related_name="+", verbose_name=_("备件库"))
    van = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    about = models.ForeignKey(Stream, models.PROTECT, null=True, related_name="+")
    note = models.CharField(_("说明"), max_length=200, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("时间"))

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["unit", "-id"], name="standby_move_unit")]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.kind}"

"""Orders for a unit that is to stand in for a customer's own."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.models import Stream
from customers.models import Asset, Customer, ProductModel
from org.models import Unit
from parts.enums import OrderKind, OrderState, Why
from parts.models.depot import in_scope
from parts.models.standby import StandbyUnit

OPEN = (OrderState.ORDERED, OrderState.ASSIGNED)
WITH_UNIT = (OrderState.ASSIGNED, OrderState.DELIVERED)


class StandbyOrderQuerySet(models.QuerySet["StandbyOrder"]):
    def visible_to(self, user: Any) -> "StandbyOrderQuerySet":
        """Orders of the person's branches, downwards."""
        inside = in_scope(user, "branch")
        return self if inside is None else self.filter(inside)

    def open(self) -> "StandbyOrderQuerySet":
        return self.filter(state__in=OPEN)


class StandbyOrder(models.Model):
    """Something is to be lent for the ticket or case of a stream (SLA-10, SLA-11)."""

    number = models.CharField(_("编号"), max_length=24, unique=True)
    stream = models.ForeignKey(Stream, models.PROTECT, related_name="+", verbose_name=_("事由"))
    branch = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("负责单位"))
    customer = models.ForeignKey(Customer, models.PROTECT, related_name="+", verbose_name=_("客户"))
    asset = models.ForeignKey(
        Asset, models.PROTECT, null=True, related_name="+", verbose_name=_("客户的设备")
    )
    kind = models.CharField(_("类型"), max_length=12, choices=OrderKind.choices)
    why = models.CharField(_("原因"), max_length=16, choices=Why.choices)
    model = models.ForeignKey(
        ProductModel, models.PROTECT, null=True, related_name="+", verbose_name=_("产品型号")
    )
    unit = models.ForeignKey(
        StandbyUnit, models.PROTECT, null=True, related_name="orders", verbose_name=_("备用机")
    )
    state = models.CharField(_("状态"), max_length=10, choices=OrderState.choices, default=OrderState.ORDERED)
    ordered_at = models.DateTimeField(_("提出时间"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    changed_at = models.DateTimeField(_("更新时间"))
    reason = models.CharField(_("取消原因"), max_length=200, blank=True)

    objects = StandbyOrderQuerySet.as_manager()

    class Meta:
        ordering = ["-ordered_at", "-pk"]
        verbose_name = _("备用机申请")
        verbose_name_plural = _("备用机申请")
        constraints = [
            models.UniqueConstraint(
                fields=["stream", "kind"], condition=Q(state__in=OPEN), name="standby_order_one_open"
            ),
            models.CheckConstraint(
                condition=Q(state__in=WITH_UNIT, unit__isnull=False) | ~Q(state__in=WITH_UNIT),
                name="standby_order_with_unit",
            ),
            models.CheckConstraint(
                condition=~Q(state=OrderState.CANCELLED) | ~Q(reason=""), name="standby_order_cancelled_why"
            ),
        ]
        indexes = [models.Index(fields=["branch", "-ordered_at"], name="standby_order_branch")]

    def __str__(self) -> str:
        return self.number

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

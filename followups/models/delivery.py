"""Goods handed over to a customer."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.models import Streamed
from customers.models import Contact, Customer
from org.enums import Right
from org.models import Unit
from org.scope import limit


class DeliveryQuerySet(models.QuerySet["Delivery"]):
    def visible_to(self, user: Any) -> "DeliveryQuerySet":
        """Deliveries of the units where the person follows up."""
        return limit(self, user.scope.within(Right.FOLLOW_UP))


class Delivery(Streamed):
    """Its customer is called within a week, and again until satisfied (FUP-02)."""

    customer = models.ForeignKey(Customer, models.PROTECT, related_name="deliveries", verbose_name=_("客户"))
    contact = models.ForeignKey(Contact, models.PROTECT, related_name="+", verbose_name=_("联系人"))
    region = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("地区"))
    project = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+", verbose_name=_("项目"))
    order_number = models.CharField(_("订单号或合同号"), max_length=40, blank=True)
    goods = models.CharField(_("交付内容"), max_length=120)
    delivered_on = models.DateField(_("交付日期"))

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        ordering = ["-stream"]
        constraints = [
            models.UniqueConstraint(
                fields=["customer", "order_number", "delivered_on"],
                condition=~models.Q(order_number=""),
                name="delivery_of_order_once",
            )
        ]
        indexes = [models.Index(fields=["region", "-stream"], name="delivery_of_region")]

    def __str__(self) -> str:
        return self.number

    @property
    def unit(self) -> Unit:
        """The branch that answers for it."""
        return self.project or self.region

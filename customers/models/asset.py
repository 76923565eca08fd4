"""The unit that is installed or used at a customer's."""

from typing import Any

from django.contrib.postgres.indexes import OpClass
from django.db import models
from django.db.models import Q
from django.db.models.functions import Reverse
from django.utils.translation import gettext_lazy as _

from core.models import Streamed
from customers.enums import AssetState
from customers.models.customer import Customer
from customers.models.product import ProductModel
from customers.models.scoping import card_scope, sees_all
from customers.models.site import Site


class AssetQuerySet(models.QuerySet["Asset"]):
    def visible_to(self, user: Any) -> "AssetQuerySet":
        """Units of the customers a person may see."""
        if sees_all(card_scope(user)):
            return self
        return self.filter(customer__in=Customer.objects.visible_to(user))

    def in_use(self) -> "AssetQuerySet":
        """Without those that were given back or exchanged."""
        return self.filter(state=AssetState.IN_USE)


class Asset(Streamed):
    """One unit with its own history; without a serial it is known by model and place."""

    serial = models.CharField(_("序列号"), max_length=60, unique=True, null=True, blank=True)
    model = models.ForeignKey(
        ProductModel, models.PROTECT, null=True, blank=True, related_name="assets", verbose_name=_("产品型号")
    )
    customer = models.ForeignKey(Customer, models.PROTECT, related_name="assets", verbose_name=_("客户"))
    site = models.ForeignKey(
        Site, models.PROTECT, null=True, blank=True, related_name="assets", verbose_name=_("地址")
    )
    place = models.CharField(_("安装位置"), max_length=60, blank=True)
    plate = models.CharField(_("车牌号"), max_length=16, blank=True)
    bought_on = models.DateField(_("购买日期"), null=True, blank=True)
    batch = models.CharField(_("批次"), max_length=40, blank=True)
    state = models.CharField(
        _("状态"), max_length=10, choices=AssetState.choices, default=AssetState.IN_USE, editable=False
    )
    replaces = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="replaced_by",
        editable=False,
        verbose_name=_("替换的设备"),
    )
    warranty_from = models.DateField(_("质保重新起算日"), null=True, blank=True, editable=False)

    objects = AssetQuerySet.as_manager()

    class Meta:
        verbose_name = _("设备")
        verbose_name_plural = _("设备")
        indexes = [
            models.Index(
                fields=["plate"],
                condition=~Q(plate=""),
                name="asset_plate_prefix",
                opclasses=["varchar_pattern_ops"],
            ),
            models.Index(OpClass(Reverse("serial"), "text_pattern_ops"), name="asset_serial_tail"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["customer", "model", "site", "place"],
                condition=Q(serial=None, plate="", state=AssetState.IN_USE),
                name="asset_without_serial_once",
                nulls_distinct=False,
            ),
            models.CheckConstraint(condition=Q(serial=None) | ~Q(serial=""), name="asset_serial_not_empty"),
            models.CheckConstraint(
                condition=Q(replaces=None) | ~Q(replaces=models.F("stream")), name="asset_replaces_another"
            ),
        ]

    def __str__(self) -> str:
        return self.serial or self.plate or str(self.model or self.pk)

"""What the company sells and serves: lines, models, their parts, and where they are repaired."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from customers.enums import ItemKind
from org.models import Unit


class ProductLine(models.Model):
    """The name of a product line; models and packs know it by its code."""

    code = models.CharField(_("代码"), max_length=40, unique=True)
    name = models.CharField(_("名称"), max_length=40)

    class Meta:
        ordering = ["code"]
        verbose_name = _("产品线")
        verbose_name_plural = _("产品线")

    def __str__(self) -> str:
        return self.name


class ProductModel(models.Model):
    """One model of a product line; service figures may hang on either."""

    code = models.CharField(_("型号"), max_length=40, unique=True)
    name = models.CharField(_("产品"), max_length=80)
    line = models.CharField(_("产品线"), max_length=40, blank=True)
    product_class = models.CharField(
        _("三包类别"),
        max_length=20,
        blank=True,
        help_text=_("决定适用哪一部三包规定；不填表示按政策包。"),
    )
    list_price = models.DecimalField(_("标价（元）"), max_digits=12, decimal_places=2, null=True, blank=True)
    is_active = models.BooleanField(_("在用"), default=True)

    class Meta:
        ordering = ["code"]
        verbose_name = _("产品型号")
        verbose_name_plural = _("产品型号")

    def __str__(self) -> str:
        return f"{self.name} {self.code}"


class ProductPart(models.Model):
    """A part or article of a model; its kind decides which period of warranty it has."""

    model = models.ForeignKey(ProductModel, models.PROTECT, related_name="parts", verbose_name=_("产品型号"))
    code = models.CharField(_("代码"), max_length=40)
    name = models.CharField(_("名称"), max_length=80)
    kind = models.CharField(
        _("物品类别"), max_length=16, choices=ItemKind.choices, default=ItemKind.MAIN_UNIT
    )
    supplier = models.CharField(_("供应商"), max_length=80, blank=True, help_text=_("外购配套件向其追索。"))
    is_active = models.BooleanField(_("在用"), default=True)

    class Meta:
        ordering = ["model", "code"]
        verbose_name = _("部件")
        verbose_name_plural = _("部件")
        constraints = [models.UniqueConstraint(fields=["model", "code"], name="part_once_per_model")]

    def __str__(self) -> str:
        return self.name


class RepairAddress(models.Model):
    """A place that the service booklet of a model names for repairs (WAR-21)."""

    model = models.ForeignKey(
        ProductModel, models.PROTECT, related_name="repair_addresses", verbose_name=_("产品型号")
    )
    name = models.CharField(_("维修点"), max_length=80)
    address = models.CharField(_("地址"), max_length=200)
    phone = models.CharField(_("电话"), max_length=40, blank=True)
    region = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("大区")
    )
    designated = models.BooleanField(
        _("厂家指定检测点"), default=False, help_text=_("可为退换货出具检测报告。")
    )

    class Meta:
        ordering = ["model", "pk"]
        verbose_name = _("维修点")
        verbose_name_plural = _("维修点")
        constraints = [models.UniqueConstraint(fields=["model", "name"], name="repair_address_once")]

    def __str__(self) -> str:
        return self.name

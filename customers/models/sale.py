"""How a unit came to its buyer, and whose it was over time."""

from typing import Any

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from customers.enums import SaleKind
from customers.models.asset import Asset
from customers.models.contract import Contract
from customers.models.customer import Customer


class SaleQuerySet(models.QuerySet["Sale"]):
    def visible_to(self, user: Any) -> "SaleQuerySet":
        """Sales of the units a person may see."""
        return self.filter(asset__in=Asset.objects.visible_to(user))

    def without_papers(self) -> "SaleQuerySet":
        """Neither a warranty card nor a product file is named (WAR-43)."""
        return self.filter(card_number="", file_number="")

    def newest_first(self) -> "SaleQuerySet":
        """The sale that counts for a unit comes first."""
        return self.order_by("-bought_on", "-pk")


class Sale(models.Model):
    """One sale of a unit by the company, with the papers that came with it."""

    asset = models.ForeignKey(Asset, models.PROTECT, related_name="sales", verbose_name=_("设备"))
    customer = models.ForeignKey(Customer, models.PROTECT, related_name="purchases", verbose_name=_("购买人"))
    kind = models.CharField(_("销售方式"), max_length=10, choices=SaleKind.choices, default=SaleKind.COUNTER)
    distance = models.BooleanField(_("网络、电话等远程销售"), default=False)
    bought_on = models.DateField(_("购买日期"))
    received_on = models.DateField(_("收货日期"), null=True, blank=True)
    invoice = models.CharField(_("发票号"), max_length=40, blank=True)
    seller = models.CharField(_("销售门店"), max_length=80, blank=True)
    price = models.DecimalField(
        _("成交价（元）"),
        max_digits=12,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
    )
    card_number = models.CharField(_("保修卡号"), max_length=40, blank=True)
    card_months = models.PositiveSmallIntegerField(
        _("保修卡期限（月）"), null=True, blank=True, validators=[MinValueValidator(1)]
    )
    file_number = models.CharField(_("产品档案号"), max_length=40, blank=True)
    contract = models.ForeignKey(
        Contract, models.PROTECT, null=True, blank=True, related_name="sales", verbose_name=_("服务合同")
    )
    contract_number = models.CharField(_("买卖合同号"), max_length=40, blank=True)
    contract_signed_on = models.DateField(_("合同签订日"), null=True, blank=True)
    contract_months = models.PositiveSmallIntegerField(
        _("合同质保期（月）"), null=True, blank=True, validators=[MinValueValidator(1)]
    )
    at = models.DateTimeField(_("登记时间"), editable=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )

    flagged_at = models.DateTimeField(_("检查发现"), null=True, editable=False)

    objects = SaleQuerySet.as_manager()

    class Meta:
        verbose_name = _("销售")
        verbose_name_plural = _("销售")
        indexes = [
            models.Index(fields=["asset", "-bought_on", "-id"], name="sale_of_asset"),
            models.Index(
                fields=["-id"], condition=Q(card_number="", file_number=""), name="sale_without_papers"
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["asset", "customer", "bought_on"], name="sale_once"),
            models.CheckConstraint(
                condition=Q(received_on=None) | Q(received_on__gte=F("bought_on")),
                name="sale_received_after_bought",
                violation_error_message=_("收货日期不能早于购买日期。"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.asset_id} {self.bought_on}"


class Ownership(models.Model):
    """Whose a unit was from one day to another; only who bought it from the company is original (WAR-36)."""

    asset = models.ForeignKey(Asset, models.PROTECT, related_name="owners", verbose_name=_("设备"))
    customer = models.ForeignKey(Customer, models.PROTECT, related_name="holdings", verbose_name=_("持有人"))
    since = models.DateField(_("起"))
    until = models.DateField(_("止"), null=True, blank=True)
    original = models.BooleanField(_("原购买人"), default=True)

    class Meta:
        ordering = ["-since", "-pk"]
        verbose_name = _("持有人")
        verbose_name_plural = _("持有人")
        constraints = [
            models.UniqueConstraint(fields=["asset"], condition=Q(until=None), name="one_owner_at_a_time"),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")), name="ownership_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.asset_id} {self.customer_id} {self.since}"

"""Prices that may be told to customers: those of the newest released list (INT-09)."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.models import Streamed
from knowledge.enums import PriceState


class PriceListQuerySet(models.QuerySet["PriceList"]):
    def visible_to(self, user: Any) -> "PriceListQuerySet":
        """The company's lists are the same for everybody who holds a post."""
        return self if user.scope.held else self.none()


class PriceList(Streamed):
    """One version; from its release on neither the list nor its prices change."""

    version = models.PositiveIntegerField(_("版本"), unique=True)
    state = models.CharField(_("状态"), max_length=8, choices=PriceState.choices, default=PriceState.DRAFT)
    released_at = models.DateTimeField(_("发布时间"), null=True)
    released_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("发布人")
    )

    objects = PriceListQuerySet.as_manager()

    class Meta:
        ordering = ["-version"]
        verbose_name = _("价目表")
        verbose_name_plural = _("价目表")
        constraints = [
            models.CheckConstraint(
                condition=Q(state=PriceState.DRAFT, released_at=None)
                | Q(state=PriceState.RELEASED, released_at__isnull=False),
                name="price_list_released_with_time",
            ),
            models.UniqueConstraint(
                fields=["state"], condition=Q(state=PriceState.DRAFT), name="price_list_one_draft"
            ),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """How a list is quoted: v3."""
        return f"v{self.version}"


class Price(models.Model):
    """One service or part with its price in CNY."""

    price_list = models.ForeignKey(PriceList, models.PROTECT, related_name="prices")
    code = models.CharField(_("编号"), max_length=30)
    name = models.CharField(pgettext_lazy("item", "项目"), max_length=80)
    unit = models.CharField(_("单位"), max_length=10, blank=True)
    amount = models.DecimalField(_("价格"), max_digits=10, decimal_places=2)

    class Meta:
        ordering = ["code"]
        verbose_name = _("价格")
        verbose_name_plural = _("价格")
        constraints = [
            models.UniqueConstraint(fields=["price_list", "code"], name="price_code_once"),
            models.CheckConstraint(condition=Q(amount__gte=0), name="price_not_negative"),
        ]

    def __str__(self) -> str:
        return self.name

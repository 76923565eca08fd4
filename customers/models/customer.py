"""The customer: whoever calls from a number."""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.models import Streamed
from customers.enums import CustomerKind
from customers.models.scoping import card_scope, in_units, sees_all, with_row
from customers.models.site import Site
from org.models import Unit


class CustomerQuerySet(models.QuerySet["Customer"]):
    def visible_to(self, user: Any) -> "CustomerQuerySet":
        """All for hotline and group; else customers of the own units or with a site there."""
        scope = card_scope(user)
        if sees_all(scope):
            return self
        if not scope.held:
            return self.none()
        there = with_row(Site.objects.filter(in_units(scope)), "customer")
        return self.filter(in_units(scope) | models.Q(there))

    def present(self) -> "CustomerQuerySet":
        """Without those that were merged into another one."""
        return self.filter(merged_into=None)


class Customer(Streamed):
    """A person or organisation; names and numbers of its people stand in `Contact`."""

    name = models.CharField(_("客户姓名"), max_length=80)
    kind = models.CharField(
        _("客户类型"), max_length=12, choices=CustomerKind.choices, default=CustomerKind.PERSON
    )
    region = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("大区"))
    project = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("项目")
    )
    note = models.CharField(_("备注"), max_length=500, blank=True)
    merged_into = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        editable=False,
        verbose_name=_("并入"),
    )
    anonymised_at = models.DateTimeField(_("匿名化时间"), null=True, editable=False)
    search_words = ArrayField(models.CharField(max_length=40), default=list, editable=False)

    objects = CustomerQuerySet.as_manager()

    class Meta:
        verbose_name = _("客户")
        verbose_name_plural = _("客户")
        indexes = [
            GinIndex(fields=["search_words"], name="customer_words"),
            models.Index(fields=["region", "-stream"], name="customer_of_region"),
            models.Index(fields=["project", "-stream"], name="customer_of_project"),
        ]

    def __str__(self) -> str:
        return self.name

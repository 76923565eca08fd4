"""What was quoted and what is charged (INT-09, INT-31)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.models import AppendOnly
from knowledge.models import Price
from tickets.models.ticket import Ticket


class ChargeCategory(models.Model):
    """One of the four kinds of service charges; the names are the company's."""

    code = models.SlugField(_("代码"), max_length=20, unique=True)
    name = models.CharField(_("名称"), max_length=40)
    rank = models.PositiveSmallIntegerField(_("次序"), default=0)
    is_collected = models.BooleanField(
        _("向客户收取"), default=True, help_text=_("收取的金额须有收据，才能归档。")
    )
    is_active = models.BooleanField(_("启用"), default=True)

    class Meta:
        ordering = ["rank", "code"]
        verbose_name = _("服务收费类别")
        verbose_name_plural = _("服务收费类别")

    def __str__(self) -> str:
        return self.name


class Charge(AppendOnly):
    """An amount for a ticket in CNY; a mistake is corrected by a negative entry.

    `for_visit` says whether the fee for coming is in it; empty where nobody said. `for_freight` is what posting
    goods cost, which says nothing about a visit.
    """

    ticket = models.ForeignKey(Ticket, models.PROTECT, related_name="charges")
    category = models.ForeignKey(
        ChargeCategory, models.PROTECT, related_name="charges", verbose_name=_("收费类别")
    )
    amount = models.DecimalField(_("金额"), max_digits=10, decimal_places=2)
    note = models.CharField(_("说明"), max_length=200, blank=True)
    for_visit = models.BooleanField(_("含上门费"), null=True)
    for_freight = models.BooleanField(_("寄送运费"), default=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(_("时间"))

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["at"], name="charge_at")]
        constraints = [models.CheckConstraint(condition=~Q(amount=0), name="charge_of_something")]

    def __str__(self) -> str:
        return f"{self.ticket_id} {self.amount}"


class Quote(AppendOnly):
    """A price told to the customer, with the version of the list it stands in."""

    ticket = models.ForeignKey(Ticket, models.PROTECT, related_name="quotes")
    price = models.ForeignKey(Price, models.PROTECT, related_name="+", verbose_name=_("项目"))
    list_version = models.CharField(_("价目表"), max_length=10)
    amount = models.DecimalField(_("价格"), max_digits=10, decimal_places=2)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(_("时间"))

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.ticket_id} {self.list_version}"

"""What is lent to a customer while the own unit is away or broken."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.models import Stream
from customers.models import Asset, Customer
from parts.models.depot import Depot, in_scope
from parts.models.order import StandbyOrder
from parts.models.standby import StandbyUnit


class LoanQuerySet(models.QuerySet["Loan"]):
    def visible_to(self, user: Any) -> "LoanQuerySet":
        """Loans of units of the person's branches."""
        inside = in_scope(user, "unit__depot__unit")
        return self if inside is None else self.filter(inside)

    def open(self) -> "LoanQuerySet":
        return self.filter(returned_at=None)


class Loan(models.Model):
    """Lending slip, serials and return date of one loan (WAR-48); `stream` is its ticket's or case's."""

    number = models.CharField(_("借用单号"), max_length=24, unique=True)
    unit = models.ForeignKey(StandbyUnit, models.PROTECT, related_name="loans", verbose_name=_("备用机"))
    stream = models.ForeignKey(Stream, models.PROTECT, related_name="+", verbose_name=_("事由"))
    order = models.OneToOneField(StandbyOrder, models.PROTECT, null=True, related_name="loan")
    customer = models.ForeignKey(Customer, models.PROTECT, related_name="+", verbose_name=_("客户"))
    asset = models.ForeignKey(
        Asset, models.PROTECT, null=True, related_name="+", verbose_name=_("客户的设备")
    )
    lent_at = models.DateTimeField(_("借出时间"))
    lent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("经办人")
    )
    due_back_on = models.DateField(_("应还日期"))
    condition_out = models.CharField(_("借出时状况"), max_length=200)
    returned_at = models.DateTimeField(_("归还时间"), null=True)
    returned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("接收人")
    )
    returned_to = models.ForeignKey(Depot, models.PROTECT, null=True, related_name="+")
    condition_back = models.CharField(_("归还时状况"), max_length=200, blank=True)
    overdue_told_at = models.DateTimeField(null=True)

    objects = LoanQuerySet.as_manager()

    class Meta:
        ordering = ["-lent_at", "-pk"]
        verbose_name = _("借用")
        verbose_name_plural = _("借用")
        constraints = [
            models.UniqueConstraint(
                fields=["unit"], condition=Q(returned_at=None), name="loan_one_open_of_a_unit"
            ),
            models.CheckConstraint(
                condition=Q(returned_at=None, returned_by=None, returned_to=None)
                | Q(returned_at__isnull=False, returned_by__isnull=False, returned_to__isnull=False),
                name="loan_returned_whole",
            ),
        ]
        indexes = [
            models.Index(fields=["stream"], condition=Q(returned_at=None), name="loan_open_of_stream"),
            models.Index(fields=["due_back_on"], condition=Q(returned_at=None), name="loan_open_due"),
        ]

    def __str__(self) -> str:
        return self.number

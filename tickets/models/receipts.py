"""What was collected from a customer (TKT-32)."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from core.models import AppendOnly
from tickets.enums import PaymentMethod
from tickets.models.complaint import staff
from tickets.models.ticket import Ticket


class Receipt(AppendOnly):
    """Money received under a number; a mistake is corrected by an entry below zero that names it."""

    ticket = models.ForeignKey(Ticket, models.PROTECT, related_name="receipts")
    number = models.CharField(_("收据号"), max_length=24, unique=True)
    amount = models.DecimalField(_("金额"), max_digits=10, decimal_places=2)
    method = models.CharField(_("付款方式"), max_length=8, choices=PaymentMethod.choices)
    corrects = models.ForeignKey("self", models.PROTECT, null=True, related_name="corrections")
    note = models.CharField(_("说明"), max_length=200, blank=True)
    by = staff(_("收款人"))
    at = models.DateTimeField(_("收款时间"))

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(amount__gt=0, corrects=None) | Q(amount__lt=0, corrects__isnull=False),
                name="receipt_or_correction",
            ),
            models.CheckConstraint(condition=~Q(corrects=F("id")), name="receipt_corrects_another"),
        ]

    def __str__(self) -> str:
        return self.number

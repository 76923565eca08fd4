"""What a paid repair would cost the customer."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tickets.models import Ticket
from warranty.enums import AnswerWay, QuotationState
from warranty.transitions import LIVE


def staff(label: object) -> models.ForeignKey:  # type: ignore[type-arg]
    """One of our people, where there is one."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=label
    )


class Quotation(models.Model):
    """Parts, labour and the staff's travel in CNY; work waits for the customer's answer (WAR-32)."""

    ticket = models.ForeignKey(Ticket, models.PROTECT, related_name="quotations")
    parts = models.DecimalField(_("配件"), max_digits=12, decimal_places=2)
    labour = models.DecimalField(_("工时"), max_digits=12, decimal_places=2)
    travel = models.DecimalField(_("路费"), max_digits=12, decimal_places=2)
    total = models.DecimalField(_("合计"), max_digits=12, decimal_places=2)
    note = models.CharField(_("说明"), max_length=500, blank=True)
    state = models.CharField(
        _("状态"), max_length=10, choices=QuotationState.choices, default=QuotationState.DRAFT
    )
    drafted_by = staff(_("报价人"))
    drafted_at = models.DateTimeField(_("起草时间"))
    sent_by = staff(_("发送人"))
    sent_at = models.DateTimeField(_("发送时间"), null=True)
    answered_way = models.CharField(_("答复方式"), max_length=8, choices=AnswerWay.choices, blank=True)
    answered_at = models.DateTimeField(_("答复时间"), null=True)
    recorded_by = staff(_("记录人"))

    class Meta:
        ordering = ["pk"]
        verbose_name = _("维修报价")
        verbose_name_plural = _("维修报价")
        constraints = [
            models.UniqueConstraint(
                fields=["ticket"], condition=Q(state__in=sorted(LIVE)), name="quotation_live_once"
            ),
            models.CheckConstraint(
                condition=Q(total=models.F("parts") + models.F("labour") + models.F("travel")),
                name="quotation_adds_up",
            ),
            models.CheckConstraint(
                condition=Q(state__in=("accepted", "declined"), answered_at__isnull=False)
                & ~Q(answered_way="")
                | ~Q(state__in=("accepted", "declined")) & Q(answered_at=None, answered_way=""),
                name="quotation_answered_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ticket_id} {self.total}"

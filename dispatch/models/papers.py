"""Forms that were printed: each has a number of its own series."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.models import AppendOnly
from dispatch.models.order import WorkOrder
from dispatch.papers.kinds import PaperKind
from tickets.models import Ticket


class FormPaper(AppendOnly):
    """One form of one order, or of a ticket without order; printing it again keeps its number (RPT-16)."""

    number = models.CharField(_("单号"), max_length=24, unique=True)
    kind = models.CharField(_("单据"), max_length=20, choices=PaperKind.choices)
    ticket = models.ForeignKey(Ticket, models.PROTECT, related_name="papers")
    order = models.ForeignKey(WorkOrder, models.PROTECT, null=True, related_name="papers")
    made_at = models.DateTimeField(_("开具时间"))
    made_by_id = models.BigIntegerField(null=True)
    made_by_name = models.CharField(_("开具人"), max_length=80)

    class Meta:
        verbose_name = _("单据")
        verbose_name_plural = _("单据")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["order", "kind"], condition=Q(order__isnull=False), name="paper_once_per_order"
            ),
            models.UniqueConstraint(
                fields=["ticket", "kind"], condition=Q(order=None), name="paper_once_per_ticket"
            ),
        ]

    def __str__(self) -> str:
        return self.number

"""Whether the customer agreed to a visit that is paid (INT-28)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tickets.enums import Channel
from tickets.models.complaint import staff
from tickets.models.ticket import Ticket


class VisitConsent(models.Model):
    """That on-site service is paid was told, with an amount or a price list, and what the customer answered."""

    ticket = models.ForeignKey(Ticket, models.PROTECT, related_name="visit_consents")
    amount = models.DecimalField(_("告知金额"), max_digits=10, decimal_places=2, null=True)
    list_version = models.CharField(_("告知价目表"), max_length=10, blank=True)
    channel = models.CharField(_("告知方式"), max_length=8, choices=Channel.choices)
    told_by = staff(_("告知人"))
    told_at = models.DateTimeField(_("告知时间"))
    # Empty until the customer answers through the private link.
    agreed = models.BooleanField(_("是否同意"), null=True)
    given_by = models.CharField(_("答复人"), max_length=40, blank=True)
    answered_at = models.DateTimeField(_("答复时间"), null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(amount__gt=0) | ~Q(list_version=""), name="visit_consent_tells_a_price"
            ),
            models.CheckConstraint(
                condition=Q(agreed=None, answered_at=None)
                | Q(agreed__isnull=False, answered_at__isnull=False),
                name="visit_consent_answered_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ticket_id} {self.agreed}"

    @property
    def is_waiting(self) -> bool:
        """Does the customer still have to answer?"""
        return self.agreed is None

"""What a customer agreed to, and when it was taken back."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from customers.enums import ConsentPurpose, ConsentSource
from customers.models.customer import Customer


class Consent(models.Model):
    """One agreement from giving to withdrawal; a later one is a new row."""

    customer = models.ForeignKey(Customer, models.PROTECT, related_name="consents")
    purpose = models.CharField(_("用途"), max_length=12, choices=ConsentPurpose.choices)
    source = models.CharField(_("来源"), max_length=12, choices=ConsentSource.choices)
    given_at = models.DateTimeField(_("同意时间"))
    withdrawn_at = models.DateTimeField(_("撤回时间"), null=True)
    notice = models.CharField(_("告知书版本"), max_length=20, blank=True)

    class Meta:
        verbose_name = _("同意")
        verbose_name_plural = _("同意")
        constraints = [
            models.UniqueConstraint(
                fields=["customer", "purpose"], condition=Q(withdrawn_at=None), name="consent_held_once"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) | Q(withdrawn_at__gte=models.F("given_at")),
                name="consent_withdrawn_after_given",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.customer_id} {self.purpose}"

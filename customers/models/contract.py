"""Service contracts of a customer."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from customers.enums import Entitlement
from customers.models.customer import Customer


def all_entitlements() -> list[str]:
    """What a contract includes unless it says otherwise."""
    return list(Entitlement.values)


class Contract(models.Model):
    """A signed contract; one with service round the clock makes faults urgent (CMP-20)."""

    customer = models.ForeignKey(Customer, models.PROTECT, related_name="contracts", verbose_name=_("客户"))
    number = models.CharField(_("合同号"), max_length=40, unique=True)
    always_on = models.BooleanField(_("7×24 小时服务"), default=False)
    since = models.DateField(_("生效日"))
    until = models.DateField(_("到期日"), null=True, blank=True)

    entitlements = ArrayField(
        models.CharField(max_length=20, choices=Entitlement.choices),
        default=all_entitlements,
        blank=True,
        verbose_name=_("包含的服务"),
    )

    class Meta:
        ordering = ["-since", "pk"]
        verbose_name = _("服务合同")
        verbose_name_plural = _("服务合同")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(until=None) | models.Q(until__gte=models.F("since")),
                name="contract_ends_after_start",
            )
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def services(self) -> list[tuple[str, bool]]:
        """Each service in words, and whether the contract includes it (INT-18)."""
        return [(str(one.label), one in self.entitlements) for one in Entitlement]

    @property
    def chargeable(self) -> list[str]:
        """Services outside the contract, in words."""
        return [words for words, included in self.services if not included]

"""Whom to reach at a customer's site at any hour."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from customers.models.site import Site


class EmergencyContact(models.Model):
    """A name with one or several numbers, divided by blanks; the lowest rank is called first (INT-19)."""

    site = models.ForeignKey(Site, models.PROTECT, related_name="emergency_contacts")
    name = models.CharField(_("姓名"), max_length=80)
    phones = models.CharField(_("电话"), max_length=120)
    rank = models.PositiveSmallIntegerField(_("顺序"), default=1)

    class Meta:
        ordering = ["rank", "pk"]
        verbose_name = _("应急联系人")
        verbose_name_plural = _("应急联系人")

    def __str__(self) -> str:
        return self.name

    @property
    def numbers(self) -> list[str]:
        return self.phones.split()

"""Where a customer's units stand."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from customers.enums import SiteClass
from org.models import Unit


class Site(models.Model):
    """One address of a customer; its region decides who serves it."""

    customer = models.ForeignKey("customers.Customer", models.PROTECT, related_name="sites")
    address = models.CharField(_("地址"), max_length=200)
    address_key = models.CharField(max_length=200, editable=False)
    region = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("大区"))
    project = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("项目")
    )
    site_class = models.CharField(
        _("场所类型"), max_length=12, choices=SiteClass.choices, default=SiteClass.HOME
    )

    class Meta:
        ordering = ["pk"]
        verbose_name = _("地址")
        verbose_name_plural = _("地址")
        constraints = [
            models.UniqueConstraint(fields=["customer", "address_key"], name="site_once"),
        ]

    def __str__(self) -> str:
        return self.address

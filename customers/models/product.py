"""What the company sells and serves."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ProductModel(models.Model):
    """One model of a product line; service figures may hang on either."""

    code = models.CharField(_("型号"), max_length=40, unique=True)
    name = models.CharField(_("产品"), max_length=80)
    line = models.CharField(_("产品线"), max_length=40, blank=True)
    is_active = models.BooleanField(_("在用"), default=True)

    class Meta:
        ordering = ["code"]
        verbose_name = _("产品型号")
        verbose_name_plural = _("产品型号")

    def __str__(self) -> str:
        return f"{self.name} {self.code}"

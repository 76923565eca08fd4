"""The telephone lines that customers dial."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Line(models.Model):
    """One dialled number with its fixed greeting, which names the company and the line (INT-04)."""

    code = models.SlugField(_("代码"), max_length=20, unique=True)
    name = models.CharField(_("线路名称"), max_length=40)
    number = models.CharField(_("号码"), max_length=30, unique=True)
    greeting = models.CharField(_("标准接待用语"), max_length=200)
    is_active = models.BooleanField(_("启用"), default=True)

    class Meta:
        ordering = ["code"]
        verbose_name = _("热线线路")
        verbose_name_plural = _("热线线路")

    def __str__(self) -> str:
        return self.name

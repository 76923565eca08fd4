"""Skills that faults ask for and technicians hold."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Skill(models.Model):
    """One skill code (TKT-04, DSP-01)."""

    code = models.SlugField(_("代码"), max_length=30, unique=True)
    name = models.CharField(_("名称"), max_length=40)

    class Meta:
        ordering = ["code"]
        verbose_name = _("技能")
        verbose_name_plural = _("技能")

    def __str__(self) -> str:
        return self.name

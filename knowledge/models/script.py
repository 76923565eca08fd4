"""What is said in a situation."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from knowledge.enums import Situation
from knowledge.models.line import Line


class Script(models.Model):
    """A script for a situation; without a line or a fault category it fits all of them (KNB-01)."""

    line = models.ForeignKey(
        Line, models.PROTECT, null=True, blank=True, related_name="scripts", verbose_name=_("线路")
    )
    situation = models.CharField(_("场景"), max_length=16, choices=Situation.choices)
    category = models.SlugField(_("故障类别代码"), max_length=30, blank=True)
    title = models.CharField(_("标题"), max_length=60)
    text = models.TextField(_("话术"), max_length=2000)
    is_active = models.BooleanField(_("启用"), default=True)

    class Meta:
        ordering = ["situation", "pk"]
        verbose_name = _("话术")
        verbose_name_plural = _("话术")
        indexes = [models.Index(fields=["situation", "category"], name="script_situation")]

    def __str__(self) -> str:
        return self.title

"""What is asked of everybody who meets customers."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from knowledge.enums import NormPage


class NormPoint(models.Model):
    """One point of a page of norms; the appearance page is also the daily check list (KNB-03, KNB-04)."""

    page = models.CharField(_("规范"), max_length=12, choices=NormPage.choices)
    rank = models.PositiveSmallIntegerField(_("顺序"), default=1)
    title = models.CharField(_("要点"), max_length=60)
    text = models.CharField(_("说明"), max_length=300, blank=True)
    is_active = models.BooleanField(_("启用"), default=True)

    class Meta:
        ordering = ["page", "rank", "pk"]
        verbose_name = _("服务规范")
        verbose_name_plural = _("服务规范")
        constraints = [models.UniqueConstraint(fields=["page", "title"], name="norm_point_once")]

    def __str__(self) -> str:
        return self.title

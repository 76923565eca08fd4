"""Papers that come back from a trip, each with the time at which it was handed in."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.models import AppendOnly
from dispatch.models import Visit
from reports.enums import Paper


class HandIn(AppendOnly):
    """Order, slip or feedback form of a visit, received by the clerk (RPT-17, RPT-18)."""

    visit = models.ForeignKey(Visit, models.PROTECT, related_name="papers")
    paper = models.CharField(_("单据"), max_length=16, choices=Paper.choices)
    at = models.DateTimeField(_("交回时间"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("收件人")
    )

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["visit", "paper"], name="paper_once_per_visit")]

    def __str__(self) -> str:
        return f"{self.visit_id} {self.paper}"


class FormReminder(AppendOnly):
    """A missing feedback form was reminded of, once per visit (RPT-17)."""

    visit = models.OneToOneField(Visit, models.PROTECT, related_name="form_reminder")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.visit_id}"

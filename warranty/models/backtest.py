"""What a draft of a pack would have decided about tickets that are known."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.models import AppendOnly
from packs.models import PackDraft


class BackTest(AppendOnly):
    """One run over the verdicts of a span, for one revision of a draft; `figures` hold what came out."""

    draft = models.ForeignKey(PackDraft, models.PROTECT, related_name="back_tests")
    revision = models.PositiveIntegerField()
    since = models.DateField(_("自"))
    until = models.DateField(_("至"))
    figures = models.JSONField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("计算人")
    )
    at = models.DateTimeField(_("计算时间"))

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.draft_id} r{self.revision} {self.since}"

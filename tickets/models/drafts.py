"""What the desk has typed and not yet sent."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class IntakeDraft(models.Model):
    """One unfinished form of a person, kept until it is sent or thrown away; `key` is the form's own.

    `typed_at` is the browser's time in milliseconds, to tell which of two copies is the newer one.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="intake_drafts")
    key = models.UUIDField(unique=True)
    form = models.CharField(max_length=12)
    title = models.CharField(_("标题"), max_length=60, blank=True)
    data = models.JSONField(default=dict)
    typed_at = models.BigIntegerField(default=0)
    begun_at = models.DateTimeField()
    saved_at = models.DateTimeField(_("保存时间"))

    class Meta:
        ordering = ["begun_at", "pk"]
        verbose_name = _("受理草稿")
        verbose_name_plural = _("受理草稿")

    def __str__(self) -> str:
        return f"{self.user_id} {self.key}"

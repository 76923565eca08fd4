"""Short codes that become whole sentences while typing."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Snippet(models.Model):
    """A text that `/code` inserts; without an owner everybody has it."""

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("所有人"),
    )
    code = models.CharField(_("缩写"), max_length=20)
    title = models.CharField(_("名称"), max_length=40)
    text = models.TextField(_("内容"), max_length=1000)
    is_active = models.BooleanField(_("启用"), default=True)

    class Meta:
        ordering = ["code", "pk"]
        verbose_name = _("常用语")
        verbose_name_plural = _("常用语")
        constraints = [
            models.UniqueConstraint(fields=["owner", "code"], name="snippet_code_once", nulls_distinct=False)
        ]

    def __str__(self) -> str:
        return self.title

"""Backups that the house makes by itself, and whether each could be brought back."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Backup(models.Model):
    """One daily backup (ARC-01): made, then restored into a database of its own for proof."""

    day = models.DateField(_("日期"), unique=True)
    started_at = models.DateTimeField(_("开始"))
    finished_at = models.DateTimeField(_("完成"), null=True)
    file = models.CharField(_("文件"), max_length=200, blank=True)
    size = models.BigIntegerField(_("大小"), default=0)
    tested_at = models.DateTimeField(_("恢复验证"), null=True)
    error = models.CharField(_("错误"), max_length=300, blank=True)

    class Meta:
        ordering = ["-day"]
        verbose_name = _("备份")

    def __str__(self) -> str:
        return str(self.day)

    @property
    def is_good(self) -> bool:
        """Written and brought back."""
        return self.tested_at is not None and not self.error

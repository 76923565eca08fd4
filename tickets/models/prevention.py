"""Before a project is handed over: checklists with due days (CMP-22)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from org.models import Unit
from tickets.models.complaint import staff


class Handover(models.Model):
    """The day on which a project is handed over to its customers."""

    project = models.OneToOneField(
        Unit, models.PROTECT, primary_key=True, related_name="+", verbose_name=_("项目")
    )
    day = models.DateField(_("交楼日期"))
    set_by = staff()
    set_at = models.DateTimeField()

    class Meta:
        ordering = ["day", "project"]

    def __str__(self) -> str:
        return f"{self.project} {self.day}"


class HandoverCheck(models.Model):
    """One checklist of the packs for a handover, done with its findings."""

    handover = models.ForeignKey(Handover, models.PROTECT, related_name="checks")
    code = models.SlugField(max_length=30)
    title = models.CharField(_("检查表"), max_length=80)
    items = models.JSONField(_("检查项"))
    due_on = models.DateField(_("最晚日期"))
    done_at = models.DateTimeField(_("完成时间"), null=True)
    done_by = staff()
    findings = models.TextField(_("发现与措施"), blank=True)

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["handover", "code"], name="handover_check_once"),
            models.CheckConstraint(
                condition=Q(done_at=None, done_by=None) | Q(done_at__isnull=False, done_by__isnull=False),
                name="handover_check_done_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return self.title

"""A report of one unit over one period, frozen with a hash."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.models import Streamed
from org.enums import Right
from org.models import Unit
from org.scope import limit
from reports.enums import ReportKind
from reports.rules import is_late


class ReportRunQuerySet(models.QuerySet["ReportRun"]):
    def visible_to(self, user: Any) -> "ReportRunQuerySet":
        """Reports of the units whose reports the person reads."""
        return limit(self, user.scope.within(Right.READ_REPORTS), region="unit", project="unit")

    def unsent(self) -> "ReportRunQuerySet":
        return self.filter(sent_at=None)

    def latest(self) -> "ReportRunQuerySet":
        """Of each period the version that no later one replaces."""
        return self.filter(replaced=False)


class ReportRun(Streamed):
    """Rows and figures are frozen at `frozen_at`; remarks stay editable until sent (RPT-21)."""

    kind = models.CharField(_("报表"), max_length=24, choices=ReportKind.choices)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("单位"))
    period = models.DateField(_("统计日"))
    version = models.PositiveSmallIntegerField(_("版本"), default=1)
    replaced = models.BooleanField(default=False)
    frozen_at = models.DateTimeField(_("冻结时间"))
    due_at = models.DateTimeField(_("报送时限"))
    rows = models.JSONField(default=list)
    figures = models.JSONField(default=dict)
    digest = models.CharField(_("校验码"), max_length=64)
    remark = models.TextField(_("备注"), max_length=2000, blank=True)
    notices = models.PositiveSmallIntegerField(default=0)
    overdue_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(_("报送时间"), null=True)
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    reason = models.CharField(_("更正原因"), max_length=200, blank=True)

    objects = ReportRunQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "unit", "period", "version"], name="report_run_once"),
            models.UniqueConstraint(
                fields=["kind", "unit", "period"], condition=Q(replaced=False), name="report_run_one_latest"
            ),
            models.CheckConstraint(
                condition=Q(sent_by=None) | Q(sent_at__isnull=False), name="report_run_sent"
            ),
        ]
        indexes = [
            models.Index(fields=["due_at"], condition=Q(sent_at=None), name="report_run_unsent"),
            models.Index(fields=["-period", "unit"], name="report_run_period"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.unit_id} {self.period} v{self.version}"

    @property
    def late(self) -> bool:
        """Sent after its time, or unsent when its time passed; a correction is as late as what it corrects."""
        if self.overdue_at is not None or self.sent_at is None or self.version > 1:
            return self.overdue_at is not None
        return is_late(self.sent_at, self.due_at, self.sent_at)

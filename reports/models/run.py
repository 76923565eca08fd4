"""A report of one unit over one period: expected, frozen with a hash, signed, sent."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.models import Streamed
from org.enums import Right
from org.models import Unit
from org.scope import limit
from reports.enums import ReportKind, RunState
from reports.rules import Span


class ReportRunQuerySet(models.QuerySet["ReportRun"]):
    def visible_to(self, user: Any) -> "ReportRunQuerySet":
        """Reports of the units whose reports the person reads."""
        return limit(self, user.scope.within(Right.READ_REPORTS), region="unit", project="unit")

    def unsent(self) -> "ReportRunQuerySet":
        return self.filter(sent_at=None)

    def latest(self) -> "ReportRunQuerySet":
        """Of each period the version that no later one replaces."""
        return self.filter(replaced=False)

    def without_content(self) -> "ReportRunQuerySet":
        """For lists: the frozen rows are left in the database."""
        return self.defer("rows")


class ReportRun(Streamed):
    """Rows and figures are frozen at `frozen_at`; remarks stay editable until sent (RPT-21).

    The times stand in the row from its opening on, so that a later pack moves no open promise.
    """

    kind = models.CharField(_("报表"), max_length=24, choices=ReportKind.choices)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("单位"))
    period = models.DateField(_("统计日"))
    last = models.DateField(_("截止日"))
    version = models.PositiveSmallIntegerField(_("版本"), default=1)
    replaced = models.BooleanField(default=False)
    state = models.CharField(
        _("状态"),
        max_length=10,
        choices=RunState.choices,
        default=RunState.EXPECTED,
        db_default=RunState.DRAFT,
    )
    freeze_at = models.DateTimeField(null=True)
    send_at = models.DateTimeField(null=True)
    frozen_at = models.DateTimeField(_("冻结时间"), null=True)
    due_at = models.DateTimeField(_("报送时限"))
    late_from = models.DateTimeField()
    rows = models.JSONField(default=list)
    figures = models.JSONField(default=dict)
    digest = models.CharField(_("校验码"), max_length=64)
    remark = models.TextField(_("备注"), max_length=4000, blank=True)
    overdue_at = models.DateTimeField(null=True)
    signers = models.CharField(max_length=80, blank=True)
    submitted_at = models.DateTimeField(_("提交时间"), null=True)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("提交人")
    )
    signed_at = models.DateTimeField(_("签核时间"), null=True)
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("签核人")
    )
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
                condition=Q(sent_by=None) | Q(state__in=[RunState.SENDING, RunState.SENT]),
                name="report_run_sender",
            ),
            models.CheckConstraint(
                condition=Q(state=RunState.SENT, sent_at__isnull=False)
                | (~Q(state=RunState.SENT) & Q(sent_at=None)),
                name="report_run_sent_has_time",
            ),
            models.CheckConstraint(
                condition=Q(state=RunState.EXPECTED) | Q(frozen_at__isnull=False), name="report_run_frozen"
            ),
            models.CheckConstraint(
                condition=Q(signed_at=None, signed_by=None)
                | Q(signed_at__isnull=False, signed_by__isnull=False),
                name="report_run_signed_whole",
            ),
        ]
        indexes = [
            models.Index(fields=["due_at"], condition=Q(sent_at=None), name="report_run_unsent"),
            models.Index(fields=["-period", "unit"], name="report_run_period"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.unit_id} {self.period} v{self.version}"

    @property
    def span(self) -> Span:
        return Span(self.period, self.last)

    @property
    def editable(self) -> bool:
        """May remarks and cases still change?"""
        return not self.replaced and self.state in (RunState.EXPECTED, RunState.DRAFT)

    @property
    def posts_to_sign(self) -> tuple[str, ...]:
        """Posts of which one signs before the report may be sent; empty where nobody has to."""
        return tuple(self.signers.split())

    @property
    def way(self) -> list[tuple[str, Any]]:
        """The states of a signed report in their order, with words."""
        ways = (RunState.DRAFT, RunState.SUBMITTED, RunState.SIGNED, RunState.SENT)
        return [(str(one), one.label) for one in ways]

    @property
    def late(self) -> bool:
        """Sent after its time; a correction is as late as what it corrects."""
        if self.overdue_at is not None or self.sent_at is None or self.version > 1:
            return self.overdue_at is not None
        return self.sent_at.replace(microsecond=0) >= self.late_from

    def missing(self, at: datetime) -> bool:
        """Neither sent nor a correction, and its time has passed."""
        return self.sent_at is None and self.version == 1 and at >= self.late_from

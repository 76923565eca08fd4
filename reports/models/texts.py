"""What people write into reports: daily summaries, cases, minutes. Frozen runs name these rows by id."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from reports.models.run import ReportRun
from tickets.models import Ticket


class DailySummary(models.Model):
    """The supervisor's written result of a day (RPT-08, ORG-08)."""

    run = models.OneToOneField(ReportRun, models.PROTECT, related_name="summary")
    results = models.TextField(_("今日工作结果"), max_length=2000)
    quality = models.TextField(_("服务质量检查"), max_length=2000)
    problems = models.TextField(_("问题与措施"), max_length=2000, blank=True)
    tomorrow = models.TextField(_("明日安排"), max_length=2000, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("提交时间"))

    def __str__(self) -> str:
        return f"{self.run_id}"


class Case(models.Model):
    """A typical complaint chosen for the quarter's collection, with what it teaches (RPT-04)."""

    run = models.ForeignKey(ReportRun, models.PROTECT, related_name="cases")
    ticket = models.ForeignKey(Ticket, models.PROTECT, related_name="+")
    lesson = models.TextField(_("经验教训"), max_length=2000, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["run", "ticket"], name="case_once")]

    def __str__(self) -> str:
        return f"{self.run_id} {self.ticket_id}"


class Minute(models.Model):
    """The decision of a weekly meeting on one item of its agenda (RPT-10)."""

    run = models.ForeignKey(ReportRun, models.PROTECT, related_name="minutes")
    item = models.CharField(max_length=40)
    decision = models.TextField(_("决定"), max_length=1000)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["run", "item"], name="minute_once")]

    def __str__(self) -> str:
        return f"{self.run_id} {self.item}"

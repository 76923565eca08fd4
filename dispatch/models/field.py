"""What happens around the work: leaving the site, other items, the chain of help, the report after the trip."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from deadlines.models import Todo
from dispatch.enums import HelpLevel, ItemChange, ItemState, StepOutReason
from dispatch.models.onsite import OnSiteRow
from dispatch.models.order import WorkOrder


class StepOut(OnSiteRow):
    """The technician leaves for a while and has told the customer (TKT-14)."""

    reason = models.CharField(_("原因"), max_length=10, choices=StepOutReason.choices)
    note = models.CharField(_("说明"), max_length=200, blank=True)
    back_at = models.DateTimeField(_("返回时间"), null=True)

    class Meta(OnSiteRow.Meta):
        verbose_name = _("临时离场")
        constraints = [
            models.UniqueConstraint(fields=["visit"], condition=Q(back_at=None), name="stepout_one_at_a_time")
        ]


class WorkItem(OnSiteRow):
    """Work that is added or dropped on site; the desk consents, and the customer where it is charged (TKT-13)."""

    change = models.CharField(_("类型"), max_length=8, choices=ItemChange.choices)
    words = models.CharField(_("内容"), max_length=200)
    amount = models.DecimalField(_("费用（元）"), max_digits=10, decimal_places=2, null=True)
    state = models.CharField(_("状态"), max_length=10, choices=ItemState.choices, default=ItemState.PROPOSED)
    todo = models.OneToOneField(Todo, models.PROTECT, related_name="+")
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    customer_agreed = models.BooleanField(_("客户同意"), default=False)
    note = models.CharField(_("意见"), max_length=200, blank=True)

    class Meta(OnSiteRow.Meta):
        verbose_name = _("增减项")
        constraints = [
            models.CheckConstraint(
                condition=~Q(state=ItemState.AGREED) | Q(amount=None) | Q(customer_agreed=True),
                name="workitem_charged_with_consent",
            ),
            models.CheckConstraint(
                condition=Q(state=ItemState.PROPOSED, decided_at=None)
                | (~Q(state=ItemState.PROPOSED) & Q(decided_at__isnull=False)),
                name="workitem_decided_whole",
            ),
        ]


class HelpStep(OnSiteRow):
    """One step of the chain of help with its time and result, or why it was left out (TKT-11)."""

    level = models.CharField(_("环节"), max_length=16, choices=HelpLevel.choices)
    skipped = models.BooleanField(_("跳过"), default=False)
    words = models.CharField(_("结果或跳过原因"), max_length=500)

    class Meta(OnSiteRow.Meta):
        verbose_name = _("求助环节")


class TripReport(models.Model):
    """Report of problems and content after the return (TKT-23), with root cause and lesson (TKT-34)."""

    order = models.OneToOneField(WorkOrder, models.PROTECT, related_name="trip_report")
    content = models.TextField(_("服务经过"), max_length=2000)
    problems = models.TextField(_("发现的问题"), max_length=1000)
    root_cause = models.TextField(_("根本原因"), max_length=1000, blank=True)
    lesson = models.TextField(_("经验教训"), max_length=1000, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.order}"


class QualityFlag(models.Model):
    """A major quality problem, fed back to the departments concerned, once per order (TKT-27)."""

    order = models.OneToOneField(WorkOrder, models.PROTECT, related_name="quality_flag")
    words = models.TextField(_("质量问题"), max_length=1000)
    todo = models.OneToOneField(Todo, models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.order}"

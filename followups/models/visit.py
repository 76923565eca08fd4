"""Spot-check visits, week by week, and the feedback slips they bring back."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.models import AppendOnly, Attachment, Streamed
from customers.models import Contact, Customer, Site
from followups.enums import Finding, SlipState, Topic, VisitState
from org.enums import Right
from org.models import Unit
from org.scope import limit
from packs.models import PackSet
from tickets.models import Ticket


class VisitQuerySet(models.QuerySet["Visit"]):
    def visible_to(self, user: Any) -> "VisitQuerySet":
        """Visits of the units where the person follows up, and the person's own."""
        own = self.filter(visitor=user)
        return limit(self, user.scope.within(Right.FOLLOW_UP)) | own


class Visit(Streamed):
    """A booked visit; done only with three topics and the customer's signature (FUP-03, FUP-04)."""

    customer = models.ForeignKey(Customer, models.PROTECT, related_name="visits", verbose_name=_("客户"))
    contact = models.ForeignKey(Contact, models.PROTECT, related_name="+", verbose_name=_("联系人"))
    site = models.ForeignKey(Site, models.PROTECT, null=True, related_name="+", verbose_name=_("地址"))
    ticket = models.ForeignKey(Ticket, models.PROTECT, null=True, related_name="spot_checks")
    region = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("地区"))
    project = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+", verbose_name=_("项目"))
    pack_set = models.ForeignKey(PackSet, models.PROTECT, related_name="+")
    visitor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("回访人")
    )
    booked_for = models.DateTimeField(_("预约时间"))
    state = models.CharField(_("状态"), max_length=10, choices=VisitState.choices, default=VisitState.BOOKED)
    visited_at = models.DateTimeField(_("到访时间"), null=True)
    done_at = models.DateTimeField(_("完成时间"), null=True)
    returned_at = models.DateTimeField(_("返回时间"), null=True)
    heard = models.TextField(_("客户意见（反馈单背面）"), max_length=2000, blank=True)
    cancel_reason = models.CharField(_("取消原因"), max_length=200, blank=True)

    objects = VisitQuerySet.as_manager()

    class Meta:
        ordering = ["booked_for", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state=VisitState.DONE) | Q(visited_at__isnull=False, done_at__isnull=False),
                name="visit_done_with_times",
            )
        ]
        indexes = [models.Index(fields=["region", "booked_for"], name="visit_of_region")]

    def __str__(self) -> str:
        return self.number

    @property
    def unit(self) -> Unit:
        """The branch that answers for it."""
        return self.project or self.region


class TopicFinding(models.Model):
    """What was found on one topic, against the acceptance standard."""

    visit = models.ForeignKey(Visit, models.PROTECT, related_name="findings")
    topic = models.CharField(_("检查内容"), max_length=12, choices=Topic.choices)
    finding = models.CharField(_("结论"), max_length=5, choices=Finding.choices)
    note = models.CharField(_("说明"), max_length=500, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["visit", "topic"], name="topic_once_per_visit")]

    def __str__(self) -> str:
        return f"{self.visit_id} {self.topic}"


class Slip(models.Model):
    """The feedback slip (反馈单) of a visit, filled and signed by the customer (FUP-05)."""

    visit = models.OneToOneField(Visit, models.PROTECT, primary_key=True, related_name="slip")
    number = models.CharField(_("反馈单号"), max_length=24, unique=True)
    state = models.CharField(
        _("状态"), max_length=12, choices=SlipState.choices, default=SlipState.WITH_VISITOR
    )
    filled_in = models.TextField(_("客户填写"), max_length=2000)
    signer = models.CharField(_("签字人"), max_length=40)
    signature = models.ForeignKey(Attachment, models.PROTECT, related_name="+")
    signed_at = models.DateTimeField(_("签字时间"))
    received_at = models.DateTimeField(_("交回时间"), null=True)
    received_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    commitment = models.TextField(_("承诺"), max_length=2000, blank=True)
    committed_at = models.DateTimeField(_("承诺时间"), null=True)
    served_at = models.DateTimeField(_("落实时间"), null=True)
    service = models.TextField(_("落实情况"), max_length=2000, blank=True)
    accepted_signer = models.CharField(_("确认签字人"), max_length=40, blank=True)
    acceptance = models.ForeignKey(Attachment, models.PROTECT, null=True, related_name="+")
    accepted_at = models.DateTimeField(_("客户确认"), null=True)
    returned_at = models.DateTimeField(_("归还时间"), null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(received_at=None, state=SlipState.WITH_VISITOR)
                | Q(received_at__isnull=False) & ~Q(state=SlipState.WITH_VISITOR),
                name="slip_received_with_time",
            )
        ]
        indexes = [models.Index(fields=["received_at"], name="slip_received")]

    def __str__(self) -> str:
        return self.number


class SpotWeek(AppendOnly):
    """How a region's week of spot checks ended; `short` weeks are flagged on Monday 00:00 (FUP-03)."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("地区"))
    monday = models.DateField(_("周一"))
    required = models.PositiveSmallIntegerField(_("应完成"))
    done = models.PositiveSmallIntegerField(_("已完成"))
    short = models.BooleanField(_("未达标"))
    counted_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "monday"], name="spot_week_once")]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.monday}"

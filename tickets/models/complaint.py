"""The complaint side of a ticket, with stages of its own."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from org.enums import Department, Right
from packs.models import PackSection
from tickets.enums import MAJOR, ComplaintClass, Severity, Stage, Status
from tickets.models.ticket import Ticket, flagged

BEST = 5


def score(label: Any) -> models.PositiveSmallIntegerField:
    """A mark from 1 to 5, empty until somebody gave it."""
    return models.PositiveSmallIntegerField(label, null=True)


def staff(label: Any = None) -> models.ForeignKey:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=label
    )


def pack_class(code: str) -> str:
    """The word of a class that only packs list; the code itself where none knows it any more."""
    rows = PackSection.objects.filter(section="complaint_classes").order_by("version")
    words = {one["code"]: one["title"] for row in rows for one in row.figure("classes") or ()}
    return words.get(code, code)


class ComplaintQuerySet(models.QuerySet["Complaint"]):
    def visible_to(self, user: Any) -> "ComplaintQuerySet":
        """Complaints of the person's units downwards, and flagged ones for who speaks outward (ORG-01)."""
        seeing = user.scope.within(Right.SEE_TICKETS)
        if seeing.group:
            return self
        inside = Q(ticket__region__in=seeing.region_ids) | Q(ticket__project__in=seeing.project_ids)
        return self.filter(inside | flagged(user, "ticket__", ""))

    def open(self) -> "ComplaintQuerySet":
        """Neither settled nor cancelled with their ticket."""
        return self.exclude(stage=Stage.CLOSED).exclude(ticket__status=Status.CANCELLED)


class Complaint(models.Model):
    """One-to-one with its ticket, on the same stream; severity may be empty only while verifying (CMP-04).

    `progress_at` is when the last progress was noted, at first the registration (CMP-12); `unhandled_since`
    stands while nobody is named and nobody was told of that (CMP-17).
    """

    ticket = models.OneToOneField(Ticket, models.PROTECT, primary_key=True, related_name="complaint")
    # A code of ComplaintClass or of a pack's own list (CMP-02).
    complaint_class = models.CharField(_("投诉类别"), max_length=20, default=ComplaintClass.OTHER)
    severity = models.CharField(_("严重程度"), max_length=8, choices=Severity.choices, blank=True)
    stage = models.CharField(_("阶段"), max_length=18, choices=Stage.choices, default=Stage.VERIFYING)
    department = models.CharField(_("责任部门"), max_length=12, choices=Department.choices, blank=True)
    handler = staff(_("处理人"))
    unhandled_since = models.DateTimeField(null=True)
    progress_at = models.DateTimeField(_("最近进展"))
    demand = models.TextField(_("客户诉求"), blank=True)
    founded = models.BooleanField(_("是否属实"), null=True)
    evidence = models.TextField(_("核实依据"), blank=True)
    verified_at = models.DateTimeField(_("核实时间"), null=True)
    verified_by = staff()
    facts_confirmed_at = models.DateTimeField(_("事实确认时间"), null=True)
    facts_confirmed_by = staff()
    fault_confirmed_at = models.DateTimeField(_("产品故障确认时间"), null=True)
    fault_confirmed_by = staff()
    cause = models.TextField(_("原因"), blank=True)
    opinion = models.TextField(_("责任部门意见"), blank=True)
    outcome = models.TextField(_("处理结果"), blank=True)
    result_score = score(_("对结果满意度"))
    process_score = score(_("对过程满意度"))
    answer = models.TextField(_("客户意见"), blank=True)
    media_at = models.DateTimeField(_("媒体介入"), null=True)
    media_by = staff()
    injury = models.BooleanField(_("人身伤害或安全风险"), default=False)
    claim = models.DecimalField(_("索赔金额"), max_digits=12, decimal_places=2, null=True)
    same_cause_at = models.DateTimeField(_("同因多发"), null=True)
    proposed_at = models.DateTimeField(_("提出结案时间"), null=True)
    proposed_by = staff()
    closed_at = models.DateTimeField(_("结案时间"), null=True)
    closed_by = staff()

    objects = ComplaintQuerySet.as_manager()

    class Meta:
        verbose_name = _("投诉")
        verbose_name_plural = _("投诉")
        constraints = [
            models.CheckConstraint(
                condition=Q(stage=Stage.VERIFYING) | Q(severity__in=Severity.values),
                name="complaint_severity_after_verifying",
            ),
            models.CheckConstraint(
                condition=Q(founded=None, verified_at=None)
                | Q(founded__isnull=False, verified_at__isnull=False),
                name="complaint_verified_whole",
            ),
            models.CheckConstraint(
                condition=Q(stage=Stage.CLOSED, closed_at__isnull=False)
                | (~Q(stage=Stage.CLOSED) & Q(closed_at=None)),
                name="complaint_closed_with_time",
            ),
            models.CheckConstraint(
                condition=~Q(stage__in=[Stage.CLOSURE_PROPOSED, Stage.CLOSED])
                | (Q(proposed_at__isnull=False) & ~Q(outcome="")),
                name="complaint_outcome_before_closing",
            ),
            models.CheckConstraint(
                condition=Q(result_score=None, process_score=None)
                | Q(result_score__range=(1, BEST), process_score__range=(1, BEST)),
                name="complaint_both_scores",
            ),
        ]
        indexes = [
            models.Index(
                fields=["progress_at", "ticket"],
                condition=~Q(stage=Stage.CLOSED),
                name="complaint_open_progress",
            ),
            models.Index(
                fields=["unhandled_since"],
                condition=Q(unhandled_since__isnull=False),
                name="complaint_unhandled",
            ),
            models.Index(fields=["closed_at"], condition=Q(closed_at__isnull=False), name="complaint_closed"),
        ]

    def __str__(self) -> str:
        return f"{self.ticket_id} {self.stage}"

    def get_complaint_class_display(self) -> str:
        """The word of the class: ours, or that of a pack's own list."""
        if self.complaint_class in ComplaintClass.values:
            return str(ComplaintClass(self.complaint_class).label)
        return pack_class(self.complaint_class)

    @property
    def is_major(self) -> bool:
        """Major or crisis: only the group confirms its closing (CMP-07, ORG-04)."""
        return self.severity in MAJOR

    @property
    def is_open(self) -> bool:
        return self.stage != Stage.CLOSED

    @property
    def has_media(self) -> bool:
        """Journalists are about: only the brand department speaks outward (CMP-10)."""
        return self.media_at is not None

    @property
    def is_answered(self) -> bool:
        """Did the customer give both scores (CMP-11)?"""
        return self.result_score is not None

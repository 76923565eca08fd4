"""The complaint side of a ticket, with stages of its own."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tickets.enums import MAJOR, ComplaintClass, Severity, Stage
from tickets.models.ticket import Ticket


class Complaint(models.Model):
    """One-to-one with its ticket, on the same stream; severity may be empty only while verifying (CMP-04)."""

    ticket = models.OneToOneField(Ticket, models.PROTECT, primary_key=True, related_name="complaint")
    complaint_class = models.CharField(
        _("投诉类别"), max_length=20, choices=ComplaintClass.choices, default=ComplaintClass.OTHER
    )
    severity = models.CharField(_("严重程度"), max_length=8, choices=Severity.choices, blank=True)
    stage = models.CharField(_("阶段"), max_length=18, choices=Stage.choices, default=Stage.VERIFYING)
    founded = models.BooleanField(_("是否属实"), null=True)
    verified_at = models.DateTimeField(_("核实时间"), null=True)
    verified_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    cause = models.TextField(_("原因"), blank=True)
    outcome = models.TextField(_("处理结果"), blank=True)
    proposed_at = models.DateTimeField(_("提出结案时间"), null=True)
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    closed_at = models.DateTimeField(_("结案时间"), null=True)
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

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
        ]

    def __str__(self) -> str:
        return f"{self.ticket_id} {self.stage}"

    @property
    def is_major(self) -> bool:
        """Major or crisis: only the group confirms its closing (CMP-07, ORG-04)."""
        return self.severity in MAJOR

"""Complaints that an authority sends: answered only after the meeting's resolution (CMP-08, CMP-09)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.models import Attachment
from tickets.models.complaint import Complaint, staff


class Referral(models.Model):
    """One document of an authority; it set a last day, or so many working days after receipt."""

    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="referrals")
    authority = models.CharField(_("主管部门"), max_length=80)
    document = models.CharField(_("文号"), max_length=60)
    received_on = models.DateField(_("收到日期"))
    working_days = models.PositiveSmallIntegerField(_("办理工作日"), null=True)
    last_day = models.DateField(_("限期"), null=True)
    n = models.PositiveSmallIntegerField(default=1)
    by = staff()
    at = models.DateTimeField()
    met_on = models.DateField(_("会议日期"), null=True)
    attendees = models.CharField(_("参会人"), max_length=200, blank=True)
    resolution = models.TextField(_("会议决议"), blank=True)
    resolution_file = models.ForeignKey(
        Attachment, models.PROTECT, null=True, related_name="+", verbose_name=_("决议文件")
    )
    resolved_by = staff()
    resolved_at = models.DateTimeField(null=True)
    reply = models.TextField(_("答复内容"), blank=True)
    replied_by = staff()
    replied_at = models.DateTimeField(_("答复时间"), null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["complaint", "authority", "document"], name="referral_document_once"
            ),
            models.UniqueConstraint(fields=["complaint", "n"], name="referral_number"),
            models.CheckConstraint(
                condition=Q(working_days=None, last_day__isnull=False) | Q(working_days__gt=0, last_day=None),
                name="referral_one_deadline",
            ),
            models.CheckConstraint(
                condition=Q(resolved_at=None) | (Q(met_on__isnull=False) & ~Q(attendees="")),
                name="referral_resolution_whole",
            ),
            models.CheckConstraint(
                condition=Q(replied_at=None) | Q(resolved_at__isnull=False),
                name="referral_reply_after_resolution",
            ),
        ]

    def __str__(self) -> str:
        return self.document

    @property
    def is_resolved(self) -> bool:
        return self.resolved_at is not None

    @property
    def is_replied(self) -> bool:
        return self.replied_at is not None

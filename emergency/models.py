"""Tables of emergencies."""

from decimal import Decimal
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.models import Streamed
from emergency.enums import Sign, Verdict
from org.enums import Right
from org.models import Unit


class ProposalQuerySet(models.QuerySet["Proposal"]):
    def visible_to(self, user: Any) -> "ProposalQuerySet":
        """Those of the units whose tickets the person sees, downwards."""
        scope = user.scope.within(Right.SEE_TICKETS)
        if scope.group:
            return self
        units = scope.region_ids | scope.project_ids
        return self.filter(Q(unit__in=units) | Q(unit__parent__in=scope.region_ids))

    def waiting(self) -> "ProposalQuerySet":
        return self.filter(verdict="")


class Proposal(Streamed):
    """Something looks like an emergency; whoever may decide starts one or says why not (CMP-19)."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("单位"))
    sign = models.CharField(_("征兆"), max_length=12, choices=Sign.choices)
    count = models.PositiveIntegerField(_("次数"))
    before = models.PositiveIntegerField(_("此前次数"))
    mean_days = models.PositiveSmallIntegerField()
    window_hours = models.PositiveSmallIntegerField()
    proposed_at = models.DateTimeField(_("提出时间"))
    verdict = models.CharField(_("决定"), max_length=10, choices=Verdict.choices, blank=True)
    reason = models.CharField(_("理由"), max_length=300, blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(_("决定时间"), null=True)

    objects = ProposalQuerySet.as_manager()

    class Meta:
        ordering = ["-proposed_at", "-pk"]
        verbose_name = _("应急建议")
        verbose_name_plural = _("应急建议")
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "sign"], condition=Q(verdict=""), name="proposal_one_open"
            ),
            models.CheckConstraint(
                condition=Q(verdict="", decided_at=None, decided_by=None)
                | (~Q(verdict="") & Q(decided_at__isnull=False, decided_by__isnull=False) & ~Q(reason="")),
                name="proposal_decided_whole",
            ),
        ]
        indexes = [models.Index(fields=["unit", "sign", "-proposed_at"], name="proposal_recent")]

    def __str__(self) -> str:
        return f"{self.unit} {self.get_sign_display()}"

    @property
    def mean(self) -> Decimal:
        """The daily mean before, to one decimal."""
        return (Decimal(self.before) / self.mean_days).quantize(Decimal("0.1"))

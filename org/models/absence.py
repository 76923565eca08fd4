"""Who is away, and who stands in (ORG-24)."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from org.enums import AbsenceKind, AbsenceState, Right
from org.models.approval import Approval


class AbsenceQuerySet(models.QuerySet["Absence"]):
    def visible_to(self, user: Any) -> "AbsenceQuerySet":
        """One's own, those one stands in for, and those of people at or below one's units for who leads."""
        seen = Q(user=user.pk) | Q(deputy=user.pk)
        scope = user.scope.within(Right.APPROVE_LEAVE)
        if scope.group:
            return self
        units = scope.region_ids | scope.project_ids
        inside = Q(user__appointments__unit__in=units)
        inside |= Q(user__appointments__unit__parent__in=scope.region_ids)
        return self.filter(seen | inside).distinct()

    def in_force(self) -> "AbsenceQuerySet":
        """Approved, and those that needed no approval."""
        return self.filter(state=AbsenceState.APPROVED)

    def at(self, instant: datetime) -> "AbsenceQuerySet":
        return self.in_force().filter(since__lte=instant, until__gt=instant)

    def during(self, since: datetime, until: datetime) -> "AbsenceQuerySet":
        """In force at any time of a half-open span."""
        return self.in_force().filter(since__lt=until, until__gt=since)


class Absence(models.Model):
    """A person is away for a half-open time; the deputy does the work meanwhile."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="absences", verbose_name=_("人员")
    )
    kind = models.CharField(_("类型"), max_length=10, choices=AbsenceKind.choices)
    since = models.DateTimeField(_("开始"))
    until = models.DateTimeField(_("结束"))
    deputy = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("代班人"),
    )
    reason = models.CharField(_("事由"), max_length=200, blank=True)
    state = models.CharField(_("状态"), max_length=10, choices=AbsenceState.choices)
    approval = models.OneToOneField(Approval, models.PROTECT, null=True, related_name="+")
    asked_at = models.DateTimeField(_("申请时间"))

    objects = AbsenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("请假")
        ordering = ["-since", "-pk"]
        indexes = [models.Index(fields=["user", "since"], name="absence_of_person")]
        constraints = [
            models.CheckConstraint(condition=Q(until__gt=F("since")), name="absence_ends_after_start"),
            models.CheckConstraint(
                condition=Q(deputy=None) | ~Q(deputy=F("user")), name="absence_deputy_is_another"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} {self.since:%F}"

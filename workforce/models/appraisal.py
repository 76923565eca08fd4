"""How the group rates its regions (ORG-02, DIS-15)."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from core.models import AppendOnly
from core.models.ledger import AppendOnlyQuerySet
from org.enums import Right
from org.models import Unit
from org.scope import limit
from workforce.rules import FULL


class RegionalAppraisalQuerySet(AppendOnlyQuerySet):
    def visible_to(self, user: Any) -> "RegionalAppraisalQuerySet":
        """Those of the regions whose reports the person reads; the group's all."""
        return limit(self, user.scope.within(Right.READ_REPORTS), region="unit", project="unit")

    def in_force(self) -> "RegionalAppraisalQuerySet":
        """Without those that a later entry corrects."""
        return self.filter(correction=None)  # type: ignore[return-value]


class RegionalAppraisal(AppendOnly):
    """The score of a region from one inspection; a mistake is corrected by an entry that names it."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="appraisals", verbose_name=_("地区"))
    inspected_on = models.DateField(_("检查日期"))
    score = models.PositiveSmallIntegerField(_("得分"))
    findings = models.CharField(_("检查情况"), max_length=500)
    corrects = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="correction", verbose_name=_("更正")
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("考核人")
    )
    at = models.DateTimeField(_("登记时间"))

    objects = RegionalAppraisalQuerySet.as_manager()

    class Meta:
        verbose_name = _("地区考核")
        verbose_name_plural = _("地区考核")
        indexes = [models.Index(fields=["unit", "-inspected_on"], name="appraisal_of_region")]
        constraints = [
            models.CheckConstraint(condition=Q(score__range=(0, FULL)), name="appraisal_score_range"),
            models.CheckConstraint(
                condition=Q(corrects=None) | ~Q(corrects=F("id")), name="appraisal_corrects_another"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit} {self.inspected_on} {self.score}"

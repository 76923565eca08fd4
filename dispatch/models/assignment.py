"""Who is planned when."""

from datetime import datetime
from typing import Any

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.db import models
from django.db.models import Deferrable, Q
from django.utils.translation import gettext_lazy as _

from dispatch.models.order import Visit
from dispatch.models.technician import Technician
from dispatch.rules import Plan

NO_OVERLAP = "assignment_no_overlap"


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    def live(self) -> "AssignmentQuerySet":
        return self.filter(live=True)

    def between(self, starts_at: datetime, ends_at: datetime) -> "AssignmentQuerySet":
        """Plans that touch the half-open time."""
        wanted: Any = (starts_at, ends_at)
        return self.filter(planned__overlap=wanted)


class Assignment(models.Model):
    """A technician's planned time for a visit; two live ones of a person never overlap (DSP-18).

    The constraint is checked at commit, so that two jobs can be swapped in one transaction.
    """

    visit = models.ForeignKey(Visit, models.PROTECT, related_name="assignments")
    technician = models.ForeignKey(Technician, models.PROTECT, related_name="assignments")
    planned = DateTimeRangeField(_("计划时间"))
    live = models.BooleanField(default=True)

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        constraints = [
            ExclusionConstraint(
                name=NO_OVERLAP,
                expressions=[
                    ("technician", RangeOperators.EQUAL),
                    ("planned", RangeOperators.OVERLAPS),
                ],
                condition=Q(live=True),
                deferrable=Deferrable.DEFERRED,
            ),
            models.CheckConstraint(
                condition=Q(planned__isempty=False, planned__lower_inf=False, planned__upper_inf=False),
                name="assignment_planned_is_bounded",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.technician} {self.planned}"

    @property
    def plan(self) -> Plan:
        return Plan(self.starts_at, self.ends_at)

    @property
    def starts_at(self) -> datetime:
        return self.planned.lower

    @property
    def ends_at(self) -> datetime:
        return self.planned.upper

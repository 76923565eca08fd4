"""Plans of follow-up by week, month and year."""

from typing import Any

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from core.models import Streamed
from deadlines.models import Todo
from followups.enums import PlanPeriod, TaskKind
from org.enums import Right
from org.models import Unit

BEST = 5


class PlanQuerySet(models.QuerySet["Plan"]):
    def visible_to(self, user: Any) -> "PlanQuerySet":
        """Plans of the units where the person follows up, and those of the person's team."""
        scope = user.scope.within(Right.FOLLOW_UP)
        if scope.group:
            return self
        units = scope.region_ids | scope.project_ids
        inside = Q(unit__in=units) | Q(unit__parent__in=scope.region_ids)
        return self.filter(inside | Q(pk__in=PlanTask.objects.filter(assignee=user).values("plan")))

    def open(self) -> "PlanQuerySet":
        return self.filter(closed_at=None)


class Plan(Streamed):
    """Made by the follow-up supervisor; closed with result, evaluation 1 to 5 and text (ORG-07, RPT-24)."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("单位"))
    period = models.CharField(_("周期"), max_length=5, choices=PlanPeriod.choices)
    first_day = models.DateField(_("开始日期"))
    last_day = models.DateField(_("结束日期"))
    goals = models.TextField(_("目标与安排"), max_length=2000)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("负责人")
    )
    team = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="+", verbose_name=_("团队"))
    made_at = models.DateTimeField(_("制定时间"))
    closed_at = models.DateTimeField(_("结束时间"), null=True)
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    result = models.TextField(_("执行结果"), max_length=2000, blank=True)
    evaluation = models.PositiveSmallIntegerField(
        _("评价"), null=True, validators=[MinValueValidator(1), MaxValueValidator(BEST)]
    )
    summary = models.TextField(_("评价与总结"), max_length=2000, blank=True)

    objects = PlanQuerySet.as_manager()

    class Meta:
        ordering = ["-first_day", "period", "unit"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "period", "first_day"], name="plan_once_per_period"),
            models.CheckConstraint(condition=Q(last_day__gte=F("first_day")), name="plan_ends_after_start"),
            models.CheckConstraint(
                condition=Q(closed_at=None) | Q(evaluation__range=(1, BEST)) & ~Q(result="") & ~Q(summary=""),
                name="plan_closed_with_evaluation",
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def is_open(self) -> bool:
        return self.closed_at is None


class PlanTask(models.Model):
    """What one member of the team does in the period."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="tasks")
    kind = models.CharField(_("种类"), max_length=12, choices=TaskKind.choices, default=TaskKind.FOLLOW_UP)
    title = models.CharField(_("任务"), max_length=120)
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("执行人")
    )
    due_on = models.DateField(_("最晚日期"))
    done_at = models.DateTimeField(_("完成时间"), null=True)
    result = models.CharField(_("结果"), max_length=200, blank=True)
    todo = models.OneToOneField(Todo, models.PROTECT, null=True, related_name="+", verbose_name=_("待办"))

    class Meta:
        ordering = ["due_on", "pk"]

    def __str__(self) -> str:
        return self.title

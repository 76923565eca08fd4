"""The work of a day as the supervisor set it."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from org.enums import Right
from org.models import Unit
from org.scope import limit


def of_units(rows: Any, user: Any) -> Any:
    """Rows of the units whose daily work the person leads or whose reports the person reads."""
    led, read = (user.scope.within(right) for right in (Right.SUPERVISE, Right.READ_REPORTS))
    return limit(rows, led if led.held else read, region="unit", project="unit")


class DayPlanQuerySet(models.QuerySet["DayPlan"]):
    def visible_to(self, user: Any) -> "DayPlanQuerySet":
        return of_units(self, user)  # type: ignore[no-any-return]


class DayPlan(models.Model):
    """One a unit and day (ORG-08)."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="day_plans", verbose_name=_("单位"))
    day = models.DateField(_("日期"))
    focus = models.TextField(_("今日重点"), max_length=1000)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("安排人")
    )
    at = models.DateTimeField(_("安排时间"))

    objects = DayPlanQuerySet.as_manager()

    class Meta:
        verbose_name = _("每日工作安排")
        verbose_name_plural = _("每日工作安排")
        constraints = [models.UniqueConstraint(fields=["unit", "day"], name="day_plan_once")]
        indexes = [models.Index(fields=["-day", "unit"], name="day_plan_recent")]

    def __str__(self) -> str:
        return f"{self.unit} {self.day}"


class DayTask(models.Model):
    """What one person does on the day."""

    plan = models.ForeignKey(DayPlan, models.PROTECT, related_name="tasks")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="day_tasks", verbose_name=_("人员")
    )
    text = models.CharField(_("工作"), max_length=200)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["plan", "person"], name="day_task_once")]

    def __str__(self) -> str:
        return f"{self.plan_id} {self.person_id}"

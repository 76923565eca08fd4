"""Who is on duty: weeks of shifts, each with its people and one who answers complaints (INT-03, INT-30)."""

from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from core.clock import day_end
from org.models.unit import Unit

WEEK = timedelta(days=7)


class Roster(models.Model):
    """The shifts that begin in one week of a unit; in force once it is published."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="rosters", verbose_name=_("单位"))
    monday = models.DateField(_("周一"))
    published_at = models.DateTimeField(_("发布时间"), null=True)
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("值班表")
        verbose_name_plural = _("值班表")
        constraints = [
            models.UniqueConstraint(fields=["unit", "monday"], name="roster_once_a_week"),
            models.CheckConstraint(condition=Q(monday__iso_week_day=1), name="roster_begins_on_monday"),
            models.CheckConstraint(
                condition=Q(published_at=None, published_by=None)
                | Q(published_at__isnull=False, published_by__isnull=False),
                name="roster_published_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit} {self.monday}"

    @property
    def starts_at(self) -> datetime:
        """Monday 00:00."""
        return day_end(self.monday - timedelta(days=1))

    @property
    def ends_at(self) -> datetime:
        """Sunday 24:00."""
        return day_end(self.monday + WEEK - timedelta(days=1))

    @property
    def days(self) -> list[date]:
        return [self.monday + timedelta(days=number) for number in range(7)]


class ShiftQuerySet(models.QuerySet["Shift"]):
    def running(self, unit: Unit, at: datetime) -> "ShiftQuerySet":
        """Shifts of a unit's published rosters at an instant."""
        rows = self.filter(roster__unit=unit, roster__published_at__isnull=False)
        return rows.filter(starts_at__lte=at, ends_at__gt=at).select_related("complaint_owner")

    def covering(self, roster: Roster) -> "ShiftQuerySet":
        """The roster's own shifts, and those of published weeks that reach into it."""
        reach = Q(roster__unit=roster.unit_id, roster__published_at__isnull=False)
        rows = self.filter(Q(roster=roster) | reach)
        return rows.filter(starts_at__lt=roster.ends_at, ends_at__gt=roster.starts_at)


class Shift(models.Model):
    """A span of duty; it belongs to the week in which it begins."""

    roster = models.ForeignKey(Roster, models.PROTECT, related_name="shifts")
    starts_at = models.DateTimeField(_("开始"))
    ends_at = models.DateTimeField(_("结束"))
    people = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="+", verbose_name=_("值班人员"))
    complaint_owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("投诉接待人")
    )

    objects = ShiftQuerySet.as_manager()

    class Meta:
        ordering = ["starts_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="shift_ends_after_start")
        ]
        indexes = [models.Index(fields=["roster", "starts_at"], name="shift_of_roster")]

    def __str__(self) -> str:
        return f"{self.roster_id} {self.starts_at:%F %R}"


class EmergencyDuty(models.Model):
    """Who is reached for emergencies during one whole day: one primary and backups (SLA-22, INT-19)."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="emergency_duties", verbose_name=_("单位"))
    day = models.DateField(_("日期"))
    primary = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("第一联系人")
    )
    backups = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="+", verbose_name=_("备份联系人"))
    phones = models.CharField(_("其他电话"), max_length=120, blank=True)

    class Meta:
        ordering = ["day", "pk"]
        constraints = [models.UniqueConstraint(fields=["unit", "day"], name="emergency_duty_once_a_day")]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.day}"

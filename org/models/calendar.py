"""Business calendars: weekly hours, and per year the days that differ; each notice is a version."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from core.models import AppendOnly, Stream
from org.models.unit import Unit


class BusinessCalendar(models.Model):
    """Service hours of one kind, such as the State Council's working days or an office's hours.

    One with a `base` takes hours and holidays from there and adds days of its own; with a unit they are that
    unit's closures, and promises of the unit run on it instead of the base.
    """

    code = models.SlugField(_("代码"), max_length=40, unique=True)
    title = models.CharField(_("名称"), max_length=60)
    base = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="derived", verbose_name=_("依据的日历")
    )
    unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, related_name="calendars", verbose_name=_("单位")
    )
    stream = models.OneToOneField(Stream, models.PROTECT, null=True, related_name="+", editable=False)

    class Meta:
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(
                condition=Q(unit=None) | Q(base__isnull=False), name="calendar_of_unit_has_base"
            ),
            models.UniqueConstraint(
                fields=["base", "unit"], condition=Q(unit__isnull=False), name="calendar_of_unit_once"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class WeeklyHours(models.Model):
    """One interval of a weekday in minutes from midnight; several a day leave breaks between them."""

    calendar = models.ForeignKey(BusinessCalendar, models.PROTECT, related_name="hours")
    weekday = models.PositiveSmallIntegerField(_("星期"))
    begins = models.PositiveSmallIntegerField(_("开始"))
    ends = models.PositiveSmallIntegerField(_("结束"))

    class Meta:
        ordering = ["calendar", "weekday", "begins"]
        constraints = [
            models.UniqueConstraint(fields=["calendar", "weekday", "begins"], name="weekly_hours_once"),
            models.CheckConstraint(
                condition=Q(weekday__lte=6, ends__lte=1440, begins__lt=F("ends")),
                name="weekly_hours_within_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.weekday} {self.begins}-{self.ends}"


class CalendarYear(AppendOnly):
    """The days of a year that differ; a later version replaces an earlier one, none is changed.

    Incomplete ones hold single days somebody entered while the year's notice was not out yet (CNV-15).
    """

    calendar = models.ForeignKey(BusinessCalendar, models.PROTECT, related_name="years")
    year = models.PositiveSmallIntegerField(_("年份"))
    version = models.PositiveSmallIntegerField(_("版本"))
    source = models.CharField(_("出处"), max_length=120)
    complete = models.BooleanField(_("全年已公布"), default=True)
    published_at = models.DateTimeField()
    published_by_id = models.BigIntegerField(null=True)

    class Meta:
        ordering = ["calendar", "year", "version"]
        constraints = [
            models.UniqueConstraint(fields=["calendar", "year", "version"], name="calendar_year_version_once")
        ]

    def __str__(self) -> str:
        return f"{self.calendar_id} {self.year} v{self.version}"


class CalendarDay(AppendOnly):
    """A day that differs from its weekday: a holiday, a make-up workday, or a day with hours of its own.

    `hours` are [begin, end] in minutes from midnight, empty where the weekday's or a Monday's count.
    """

    year = models.ForeignKey(CalendarYear, models.PROTECT, related_name="days")
    day = models.DateField(_("日期"))
    working = models.BooleanField(_("上班"))
    name = models.CharField(_("节日"), max_length=40, blank=True)
    hours = models.JSONField(_("时段"), default=list)

    class Meta:
        ordering = ["day"]
        constraints = [
            models.UniqueConstraint(fields=["year", "day"], name="calendar_day_once"),
            models.CheckConstraint(condition=Q(working=True) | Q(hours=[]), name="calendar_day_off_no_hours"),
        ]

    def __str__(self) -> str:
        return f"{self.day:%Y-%m-%d}"

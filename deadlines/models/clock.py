"""One promise that runs on a stream."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.db.models.fields.json import KT
from django.utils.translation import gettext_lazy as _

from core.models import Stream
from deadlines.enums import BreachReason, ClockKind
from deadlines.rules import ClockRule, Level
from org.enums import Right
from org.models import Unit
from packs.models import PackSection

RUNNING = Q(met_at=None, stopped_at=None)

FIRED_BY = (
    "kind",
    "version",
    "unit_id",
    "responsible_id",
    "owner_post",
    "due_at",
    "late_from",
    "met_at",
    "breached_at",
    "stopped_at",
    "chain",
    "next_level",
    "next_fire_at",
    "quiet_before",
)


class ClockQuerySet(models.QuerySet["Clock"]):
    def visible_to(self, user: Any) -> "ClockQuerySet":
        """Clocks of the units whose tickets the person sees, downwards (ORG-01), and the person's own."""
        scope = user.scope.within(Right.SEE_TICKETS)
        if scope.group:
            return self
        units = scope.region_ids | scope.project_ids
        inside = Q(unit__in=units) | Q(unit__parent__in=scope.region_ids) | Q(responsible=user)
        return self.filter(inside)

    def running(self) -> "ClockQuerySet":
        return self.filter(RUNNING)

    def due_for_firing(self, at: datetime) -> "ClockQuerySet":
        """Clocks with a level whose time has come, served by the partial index."""
        return self.filter(next_fire_at__lte=at)

    def for_firing(self) -> "ClockQuerySet":
        """Only what firing reads: the ladder without the rule, and what messages name."""
        return self.select_related("stream").only("stream__kind", "stream__number", *FIRED_BY)


class Clock(models.Model):
    """The rule is frozen in it; instants follow from rule, start and pauses, stored to be read and swept.

    While an open pause holds it, due, amber and next firing are empty. Number n counts reopenings (CNV-19),
    version counts reclassifications and other new promises on the same start (CNV-18).
    """

    stream = models.ForeignKey(Stream, models.PROTECT, related_name="clocks", db_index=False)
    kind = models.CharField(_("种类"), max_length=32, choices=ClockKind.choices)
    n = models.PositiveSmallIntegerField(_("次数"), default=1)
    version = models.PositiveSmallIntegerField(_("版本"), default=1)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("单位"))
    responsible = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("责任人")
    )
    owner_post = models.CharField(max_length=16, blank=True)
    pack_section = models.ForeignKey(PackSection, models.PROTECT, null=True, related_name="+", db_index=False)
    rule = models.JSONField(encoder=DjangoJSONEncoder)
    started_at = models.DateTimeField(_("开始"))
    counted_from = models.DateTimeField(_("起算"))
    fixed_due_at = models.DateTimeField(null=True)
    agreed = models.BooleanField(_("约定时间"), default=False)
    due_at = models.DateTimeField(_("最晚"), null=True)
    late_from = models.DateTimeField(null=True)
    amber_at = models.DateTimeField(null=True)
    last_day = models.DateField(null=True)
    provisional = models.BooleanField(_("暂定"), default=False)
    met_at = models.DateTimeField(_("达成"), null=True)
    breached_at = models.DateTimeField(_("超时"), null=True)
    stopped_at = models.DateTimeField(_("停止"), null=True)
    stop_reason = models.CharField(max_length=40, blank=True)
    chain = models.JSONField(default=list)
    next_level = models.PositiveSmallIntegerField(default=0)
    next_fire_at = models.DateTimeField(null=True)
    quiet_before = models.DateTimeField(null=True)
    breach_reason = models.CharField(_("超时原因"), max_length=20, choices=BreachReason.choices, blank=True)
    breach_note = models.CharField(_("说明"), max_length=200, blank=True)
    breach_explained_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", db_index=False
    )

    objects = ClockQuerySet.as_manager()

    class Meta:
        ordering = ["started_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["stream", "kind", "n"], condition=Q(stopped_at=None), name="clock_live_once"
            ),
            models.CheckConstraint(condition=Q(met_at=None) | Q(stopped_at=None), name="clock_ends_one_way"),
            models.CheckConstraint(
                condition=Q(next_fire_at=None) | RUNNING, name="clock_ended_fires_nothing"
            ),
            models.CheckConstraint(
                condition=Q(due_at=None, late_from=None, amber_at=None, next_fire_at=None)
                | Q(due_at__isnull=False, late_from__isnull=False, amber_at__isnull=False),
                name="clock_due_whole",
            ),
            models.CheckConstraint(
                condition=Q(stopped_at=None, stop_reason="")
                | (Q(stopped_at__isnull=False) & ~Q(stop_reason="")),
                name="clock_stopped_with_reason",
            ),
            models.CheckConstraint(
                condition=Q(breach_reason="", breach_note="", breach_explained_by=None)
                | (~Q(breach_reason="") & Q(breached_at__isnull=False)),
                name="clock_reason_only_for_breach",
            ),
        ]
        indexes = [
            models.Index(
                fields=["next_fire_at"], condition=Q(next_fire_at__isnull=False), name="clock_fires_next"
            ),
            models.Index(fields=["stream", "kind"], name="clock_of_stream"),
            models.Index(
                KT("rule__calendar"),
                condition=Q(met_at=None, stopped_at=None, rule__has_key="calendar"),
                name="clock_on_calendar",
            ),
            models.Index(
                fields=["unit", "breached_at"], condition=Q(breached_at__isnull=False), name="clock_breached"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.n}"

    @property
    def is_running(self) -> bool:
        return self.met_at is None and self.stopped_at is None

    @property
    def is_paused(self) -> bool:
        """Held by an open pause: nobody knows yet when it is due."""
        return self.is_running and self.due_at is None

    @property
    def is_breached(self) -> bool:
        return self.breached_at is not None

    @property
    def frozen_rule(self) -> ClockRule:
        return ClockRule.from_json(self.rule, (level for level, _at in self.ladder))

    @property
    def ladder(self) -> list[tuple[Level, datetime | None]]:
        """The frozen levels with their present nominal times."""
        return [
            (Level.parse(step), datetime.fromisoformat(step["at"]) if step["at"] else None)
            for step in self.chain
        ]

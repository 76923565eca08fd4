"""What the supervisor saw and heard: appearance, conversations, conduct. Written once."""

from typing import Any

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.models import AppendOnly
from core.models.ledger import AppendOnlyQuerySet
from knowledge.models import NormPoint
from org.enums import Post
from org.models import Unit
from tickets.models import Call, Ticket
from workforce.enums import Courtesy, Criterion, Forbidden
from workforce.models.day import of_units
from workforce.rules import FULL

BEST = 5


class InspectionQuerySet(AppendOnlyQuerySet):
    def visible_to(self, user: Any) -> "InspectionQuerySet":
        return of_units(self, user)  # type: ignore[no-any-return]


def person(label: Any) -> models.ForeignKey:
    return models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=label)


class Inspection(AppendOnly):
    """Somebody of a unit was inspected by somebody else."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("单位"))
    agent = person(_("被检查人"))
    note = models.CharField(_("说明"), max_length=300, blank=True)
    by = person(_("检查人"))
    at = models.DateTimeField(_("检查时间"))

    objects = InspectionQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.agent} {self.at:%F}"


class AppearanceCheck(Inspection):
    """One person at a post on one day against the appearance list; `lapses` are points not met (KNB-03)."""

    day = models.DateField(_("日期"))
    post = models.CharField(_("岗位"), max_length=20, choices=Post.choices)
    lapses = models.ManyToManyField(NormPoint, related_name="+", verbose_name=_("不合格项"))

    class Meta:
        verbose_name = _("仪容仪表检查")
        verbose_name_plural = _("仪容仪表检查")
        constraints = [models.UniqueConstraint(fields=["unit", "day", "agent"], name="appearance_once_a_day")]


class QualityCheck(Inspection):
    """A call or ticket listened to or read: forbidden talk found, courtesies kept, and the score (KNB-02)."""

    ticket = models.ForeignKey(
        Ticket, models.PROTECT, null=True, related_name="quality_checks", verbose_name=_("工单")
    )
    call = models.ForeignKey(
        Call, models.PROTECT, null=True, related_name="quality_checks", verbose_name=_("通话")
    )
    forbidden = ArrayField(models.CharField(max_length=12, choices=Forbidden.choices), default=list)
    courtesies = ArrayField(models.CharField(max_length=12, choices=Courtesy.choices), default=list)
    score = models.PositiveSmallIntegerField(_("得分"))

    class Meta:
        verbose_name = _("服务质检")
        verbose_name_plural = _("服务质检")
        constraints = [
            models.CheckConstraint(condition=Q(score__range=(0, FULL)), name="quality_score_range"),
            models.CheckConstraint(
                condition=Q(ticket__isnull=False) | Q(call__isnull=False), name="quality_check_of_something"
            ),
        ]
        indexes = [models.Index(fields=["-at", "-id"], name="quality_recent")]

    @property
    def forbidden_words(self) -> list[str]:
        return [str(Forbidden(code).label) for code in self.forbidden]


def mark(criterion: Criterion) -> models.PositiveSmallIntegerField:
    return models.PositiveSmallIntegerField(criterion.label)


class Evaluation(Inspection):
    """Six marks from 1 to 5 for how somebody behaved and served (KNB-07)."""

    ticket = models.ForeignKey(
        Ticket, models.PROTECT, null=True, related_name="evaluations", verbose_name=_("工单")
    )
    dress = mark(Criterion.DRESS)
    language = mark(Criterion.LANGUAGE)
    conduct = mark(Criterion.CONDUCT)
    attitude = mark(Criterion.ATTITUDE)
    skill = mark(Criterion.SKILL)
    effect = mark(Criterion.EFFECT)

    class Meta:
        verbose_name = _("服务评价")
        verbose_name_plural = _("服务评价")
        constraints = [
            models.CheckConstraint(
                condition=Q(*((f"{name}__range", (1, BEST)) for name in Criterion.values)),
                name="evaluation_marks",
            )
        ]
        indexes = [models.Index(fields=["-at", "-id"], name="evaluation_recent")]

    @property
    def marks(self) -> list[tuple[str, int]]:
        """Each criterion in words with its mark."""
        return [(str(Criterion(name).label), getattr(self, name)) for name in Criterion.values]

    @property
    def total(self) -> int:
        return sum(mark for _label, mark in self.marks)

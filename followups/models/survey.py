"""The half-yearly survey: frozen frame, drawn sample, answers."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.models import AppendOnly, Streamed
from customers.models import Contact, Customer
from followups.enums import AnsweredBy, InterviewState, Satisfaction, SurveyState
from org.enums import Right
from org.models import Unit


def leads(user: Any) -> bool:
    """Does the person run the company's surveys?"""
    return bool(user.scope.within(Right.MANAGE_FOLLOW_UP).group)


class SurveyQuerySet(models.QuerySet["Survey"]):
    def visible_to(self, user: Any) -> "SurveyQuerySet":
        """Everybody who leads follow-up somewhere, and whoever has interviews to make."""
        if user.scope.has(Right.MANAGE_FOLLOW_UP):
            return self
        return self.filter(pk__in=Interview.objects.filter(surveyor=user).values("survey"))


class Survey(Streamed):
    """One per half-year for the whole company (FUP-09)."""

    year = models.PositiveSmallIntegerField(_("年份"))
    half = models.PositiveSmallIntegerField(_("半年"), choices=[(1, _("上半年")), (2, _("下半年"))])
    state = models.CharField(_("状态"), max_length=8, choices=SurveyState.choices, default=SurveyState.DRAFT)
    percent = models.PositiveSmallIntegerField(_("各层最低接通比例"))
    confidence = models.PositiveSmallIntegerField(_("置信水平"))
    algorithm = models.CharField(_("抽样方法"), max_length=20)
    seed = models.CharField(_("随机种子"), max_length=32, blank=True)
    population = models.PositiveIntegerField(_("客户总数"), null=True)
    frozen_at = models.DateTimeField(_("冻结时间"), null=True)
    closed_at = models.DateTimeField(_("结束时间"), null=True)

    objects = SurveyQuerySet.as_manager()

    class Meta:
        ordering = ["-year", "-half"]
        constraints = [
            models.UniqueConstraint(fields=["year", "half"], name="survey_once_per_half"),
            models.CheckConstraint(
                condition=Q(state=SurveyState.DRAFT, frozen_at=None, seed="")
                | Q(frozen_at__isnull=False, population__isnull=False) & ~Q(seed=""),
                name="survey_frozen_whole",
            ),
        ]

    def __str__(self) -> str:
        return self.number


class FrameLine(AppendOnly):
    """One customer of the frozen frame; `rank` is the place in the stratum's order of drawing."""

    survey = models.ForeignKey(Survey, models.PROTECT, related_name="frame", db_index=False)
    customer = models.ForeignKey(Customer, models.PROTECT, related_name="+")
    region = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    project = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    rank = models.PositiveIntegerField()

    class Meta:
        ordering = ["region", "project", "rank"]
        constraints = [
            models.UniqueConstraint(fields=["survey", "customer"], name="frame_customer_once"),
            models.UniqueConstraint(
                fields=["survey", "region", "project", "rank"],
                name="frame_rank_once",
                nulls_distinct=False,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.survey_id} {self.region_id} {self.rank}"


class InterviewQuerySet(models.QuerySet["Interview"]):
    def visible_to(self, user: Any) -> "InterviewQuerySet":
        """One's own; all for who runs the surveys."""
        return self if leads(user) else self.filter(surveyor=user)


class Interview(models.Model):
    """A drawn customer; a replacement names whom it stands in for."""

    survey = models.ForeignKey(Survey, models.PROTECT, related_name="interviews")
    line = models.OneToOneField(FrameLine, models.PROTECT, related_name="interview")
    contact = models.ForeignKey(Contact, models.PROTECT, related_name="+")
    state = models.CharField(
        _("状态"), max_length=12, choices=InterviewState.choices, default=InterviewState.DRAWN
    )
    surveyor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("调查人")
    )
    replaces = models.OneToOneField("self", models.PROTECT, null=True, related_name="replacement")
    drawn_at = models.DateTimeField(_("抽取时间"))
    not_before = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    answered_by = models.CharField(_("方式"), max_length=5, choices=AnsweredBy.choices, blank=True)
    overall = models.CharField(_("总体满意度"), max_length=20, choices=Satisfaction.choices, blank=True)
    product = models.CharField(_("产品质量"), max_length=20, choices=Satisfaction.choices, blank=True)
    service = models.CharField(_("服务质量"), max_length=20, choices=Satisfaction.choices, blank=True)
    attitude = models.CharField(_("服务态度"), max_length=20, choices=Satisfaction.choices, blank=True)
    opinion = models.TextField(_("意见与建议"), max_length=2000, blank=True)

    objects = InterviewQuerySet.as_manager()

    class Meta:
        ordering = ["line"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state=InterviewState.ANSWERED, closed_at__isnull=False) & ~Q(overall="")
                | Q(state=InterviewState.DRAWN, closed_at=None, overall="")
                | Q(state__in=[InterviewState.REFUSED, InterviewState.UNREACHABLE], overall=""),
                name="interview_answered_whole",
            )
        ]
        indexes = [
            models.Index(
                fields=["surveyor", "not_before"],
                condition=Q(state=InterviewState.DRAWN),
                name="interview_to_make",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.survey_id} {self.line_id}"


class InterviewAttempt(AppendOnly):
    """One try without an answer (FUP-14)."""

    interview = models.ForeignKey(Interview, models.PROTECT, related_name="attempts")
    at = models.DateTimeField()
    day = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.interview_id} {self.day}"

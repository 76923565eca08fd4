"""What was learned from solved cases, and how products are used and cared for."""

from typing import Any

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.models import Stream, Streamed
from knowledge.enums import ArticleKind, ArticleState
from org.enums import Right


class ArticleQuerySet(models.QuerySet["Article"]):
    def visible_to(self, user: Any) -> "ArticleQuerySet":
        """Published ones for everybody who speaks with customers, others for their writer and the keepers."""
        scope = user.scope
        if scope.has(Right.KEEP_KNOWLEDGE):
            return self
        if scope.has(Right.SEE_TICKETS) or scope.has(Right.SEE_OWN_WORK):
            return self.filter(Q(state=ArticleState.PUBLISHED) | Q(by=user))
        return self.none()

    def published(self) -> "ArticleQuerySet":
        return self.filter(state=ArticleState.PUBLISHED)


class Article(Streamed):
    """Problem, cause and solution of a product and a fault (KNB-05), or care advice (KNB-06).

    `product` is the code of a model or the name of a product line, `category` the code of a fault; empty ones
    fit all. `source` is the stream of the ticket it was learned from.
    """

    kind = models.CharField(_("类型"), max_length=10, choices=ArticleKind.choices)
    state = models.CharField(
        _("状态"), max_length=10, choices=ArticleState.choices, default=ArticleState.WAITING
    )
    title = models.CharField(_("标题"), max_length=80)
    product = models.CharField(_("适用产品"), max_length=40, blank=True)
    category = models.SlugField(_("故障类别代码"), max_length=30, blank=True)
    problem = models.TextField(_("问题"), max_length=1000, blank=True)
    cause = models.TextField(_("原因"), max_length=1000, blank=True)
    solution = models.TextField(_("解决办法"), max_length=2000)
    source = models.ForeignKey(
        Stream, models.PROTECT, null=True, related_name="articles", verbose_name=_("来源工单")
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("编写人")
    )
    at = models.DateTimeField(_("编写时间"))
    published_at = models.DateTimeField(_("发布时间"), null=True)
    search_words = ArrayField(models.CharField(max_length=100), default=list, editable=False)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        verbose_name = _("知识文章")
        verbose_name_plural = _("知识文章")
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    state__in=[ArticleState.PUBLISHED, ArticleState.RETIRED], published_at__isnull=False
                )
                | Q(state__in=[ArticleState.WAITING, ArticleState.RETURNED], published_at=None),
                name="article_published_with_time",
            )
        ]
        indexes = [
            models.Index(
                fields=["kind", "category"],
                condition=Q(state=ArticleState.PUBLISHED),
                name="article_published",
            ),
            models.Index(fields=["-at", "-stream"], name="article_recent"),
            GinIndex(fields=["search_words"], name="article_words"),
        ]

    def __str__(self) -> str:
        return self.title

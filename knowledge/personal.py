"""Customers who are named in texts for everybody."""

from django.utils.translation import gettext_lazy as _

from core.erasing import Holding, declare
from knowledge.models import Article, Notice, Snippet

ARTICLE = ("title", "problem", "cause", "solution")
HOLDINGS = (
    Holding(Article, _("知识文章"), ARTICLE, streams=("source",), inside=ARTICLE, shared=True),
    Holding(Notice, _("通知"), ("title", "body"), inside=("title", "body"), shared=True),
    Holding(Snippet, _("常用语"), ("title", "text"), inside=("title", "text"), shared=True),
)

declare("knowledge", 25, HOLDINGS)

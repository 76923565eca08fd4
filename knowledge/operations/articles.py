"""Articles: proposed by whoever solved a case, published by another person (KNB-05, KNB-06)."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from core.events import record
from core.search import bigrams, initials
from core.streams import lock_streams, open_stream
from knowledge.enums import ArticleState
from knowledge.events import ArticleMoved, ArticleProposed
from knowledge.models import Article
from knowledge.transitions import allowed
from org.models import Approval, User
from org.operations import approvals

APPROVAL_KIND = "article"


class ArticleRefused(Exception):
    """Nothing was changed; the message is for people."""


@transaction.atomic
def propose(*, by: User, at: datetime, source: int | None = None, **texts: str) -> Article:
    """A new article that waits for approval; `texts` are kind, title, product, category and its parts."""
    made = Article(stream=open_stream(kind="article", at=at), by=by, at=at, source_id=source, **texts)
    made.search_words = _words(made)
    made.save(force_insert=True)
    record(made.pk, ArticleProposed(), by=by, at=at)
    approvals.ask(stream=made.pk, kind=APPROVAL_KIND, by=by, at=at)
    return made


@transaction.atomic
def propose_again(*, article: Article, by: User, at: datetime, **texts: str) -> Article:
    """A returned article with other texts; raises ArticleRefused in any other state."""
    held = _held(article)
    for name, value in texts.items():
        setattr(held, name, value)
    held.by, held.at, held.search_words = by, at, _words(held)
    _move(held, ArticleState.WAITING, by, at, ["by", "at", "search_words", *texts])
    approvals.ask(stream=held.pk, kind=APPROVAL_KIND, by=by, at=at)
    return held


@transaction.atomic
def decide(*, article: Article, approved: bool, by: User, at: datetime, note: str = "") -> Article:
    """Publish or return it; raises ArticleRefused or an ApprovalRefused of the writer's own decision."""
    held = _held(article)
    asked = Approval.objects.open().filter(stream=held.pk, kind=APPROVAL_KIND).first()
    if asked is None:
        raise ArticleRefused(_("这篇文章没有待审批的申请。"))
    approvals.decide(approval=asked, by=by, at=at, approved=approved, note=note)
    if approved:
        held.published_at = at
    _move(held, ArticleState.PUBLISHED if approved else ArticleState.RETURNED, by, at, ["published_at"])
    return held


@transaction.atomic
def retire(*, article: Article, by: User, at: datetime) -> Article:
    """Shown nowhere from now on; raises ArticleRefused unless it is published."""
    held = _held(article)
    _move(held, ArticleState.RETIRED, by, at, [])
    return held


def _words(article: Article) -> list[str]:
    """Index words of all its parts, and the pinyin initials of its title."""
    parts = (article.title, article.product, article.category, article.problem, article.cause)
    return sorted({*bigrams(" ".join((*parts, article.solution))), *initials(article.title)})


def _held(article: Article) -> Article:
    lock_streams(article.pk)
    return Article.objects.get(pk=article.pk)


def _move(held: Article, after: str, by: User, at: datetime, fields: list[str]) -> None:
    before = held.state
    if not allowed(before, after):
        raise ArticleRefused(_("文章现为「%(state)s」，不能这样处理。") % {"state": held.get_state_display()})
    held.state = after
    held.save(update_fields=["state", *fields])
    record(held.pk, ArticleMoved(str(before), str(after)), by=by, at=at)

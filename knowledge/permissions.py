"""Who reads and keeps what the desk says, who decides articles, who publishes notices."""

from typing import Any

from knowledge.enums import ArticleState
from knowledge.models import Article
from org.enums import Right
from org.permissions import covers, has


def can_read(user: Any) -> bool:
    """Whoever speaks with customers, on the phone or at their place."""
    return has(user, Right.SEE_TICKETS) or has(user, Right.SEE_OWN_WORK)


def can_keep(user: Any) -> bool:
    """Changes lines, shared texts and prices."""
    return has(user, Right.KEEP_KNOWLEDGE)


def can_decide_article(user: Any, article: Article) -> bool:
    """Keepers decide what others wrote (KNB-05)."""
    return can_keep(user) and article.by_id != user.pk


def can_rewrite(user: Any, article: Article) -> bool:
    """A returned article is mended by its writer or a keeper."""
    return article.state == ArticleState.RETURNED and (article.by_id == user.pk or can_keep(user))


def can_publish(user: Any, unit: Any = None) -> bool:
    """Publishes notices at all, or to the people of a unit (ARC-06, ORG-11)."""
    return has(user, Right.PUBLISH_NOTICES) if unit is None else covers(user, Right.PUBLISH_NOTICES, unit)

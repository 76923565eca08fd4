"""Whose customers a person may see."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from org.enums import Post, Right
from org.scope import Scope


def card_scope(user: Any) -> Scope:
    """The posts of a person that open customer cards."""
    return user.scope.within(Right.SEE_CUSTOMER_CARDS)


def sees_all(scope: Scope) -> bool:
    """The group and every hotline see the customers of the whole company, masked."""
    return scope.group or Post.HOTLINE in scope.posts


def in_units(scope: Scope, *, region: str = "region", project: str = "project") -> Q:
    """Rows of the scope's regions and projects."""
    return Q(**{f"{region}__in": scope.region_ids}) | Q(**{f"{project}__in": scope.project_ids})


def with_row(rows: QuerySet[Any], link: str) -> Exists:
    """There is such a row whose `link` is the outer row."""
    return Exists(rows.filter(**{link: OuterRef("pk")}))

"""Which post grants an amount of money, and who holds it (CMP-18, INT-29, WAR-06)."""

from datetime import datetime
from decimal import Decimal
from typing import Any

from org.enums import Post, Right
from org.models import Approval, User
from org.queries import PostBook
from packs.queries import AnySet, figure, in_force

# Lowest first; each may grant what those before it may.
LADDER = (Post.SUPERVISOR, Post.MANAGER, Post.REGIONAL_HEAD, Post.GROUP)
EQUALS = {Post.DEPARTMENT_HEAD: Post.MANAGER}
LIMITS = {Post.SUPERVISOR: "supervisor_up_to", Post.MANAGER: "manager_up_to"}


def post_for(amount: Decimal | None, pack_set: AnySet) -> str:
    """The lowest post that may grant so many CNY; what is no money is the supervisor's."""
    for post, name in LIMITS.items():
        if amount is None or amount <= Decimal(figure(pack_set, "compensation", name)):
            return post
    return Post.REGIONAL_HEAD


def post_of(approval: Approval, *, at: datetime) -> str:
    """The post that decides a request: fixed when it was asked, else by the figures of an instant."""
    return approval.post or post_for(approval.amount, in_force(at=at))


def may_grant(user: Any, place: Any, post: str) -> bool:
    """Has a post of the person that covers the place's region and project this tier or a higher one?"""
    return any(
        Right.COMMIT in one.rights
        and _step(one.post) >= _step(post)
        and one.covers(place.region_id, place.project_id)
        for one in user.scope.held
    )


def may_decide(user: Any, place: Any, approval: Approval, *, at: datetime) -> bool:
    """May the person decide another's request at this place?"""
    return approval.asker_id != user.pk and may_grant(user, place, post_of(approval, at=at))


def deciders(post: str, unit_id: int, *, at: datetime, but: int | None = None) -> list[User]:
    """Who is asked: holders of the post nearest to the unit, or of the next higher one; never the asker."""
    book = PostBook(at=at)
    for higher in LADDER[_step(post) :]:
        if found := [one for one in book.holders(higher, unit_id) if one.pk != but]:
            return found
    return []


def _step(post: str) -> int:
    """How far up the ladder a post stands; below it -1."""
    own = EQUALS.get(Post(post), post)
    return LADDER.index(Post(own)) if own in LADDER else -1

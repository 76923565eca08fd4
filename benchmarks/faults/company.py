"""A company in which every post is held once, each person with an address and a phone."""

from datetime import datetime

from aftersales.demo.ground import lay_ground
from core.actors import SYSTEM
from core.clock import local_day
from org.enums import Post, UnitKind
from org.models import Unit, User
from org.operations import people
from org.operations.posts import appoint
from org.operations.units import add_unit

POSTS = {
    "group": (Post.HOTLINE, Post.GROUP),
    "east": (Post.TEAM_LEADER, Post.SUPERVISOR, Post.MANAGER, Post.DEPARTMENT_HEAD, Post.REGIONAL_HEAD),
}


def found(*, at: datetime) -> tuple[User, Unit]:
    """Packs, units and people; returns the hotline and the region it takes calls for."""
    lay_ground(at=at)
    group = add_unit(kind=UnitKind.GROUP, code="group", name="集团售后服务中心", by=SYSTEM, at=at)
    east = add_unit(kind=UnitKind.REGION, code="east", name="华东", parent=group, by=SYSTEM, at=at)
    staff = {
        post: _employ(post, unit, number, at)
        for unit, code in ((group, "group"), (east, "east"))
        for number, post in enumerate(POSTS[code], start=unit.pk * 10)
    }
    return staff[Post.HOTLINE], east


def _employ(post: Post, unit: Unit, number: int, at: datetime) -> User:
    user = people.add_person(
        username=post.value,
        name=str(post.label),
        password=None,
        email=f"{post.value}@example.com",
        phone=f"139{number:08d}",
        must_change=False,
        by=SYSTEM,
        at=at,
    )
    appoint(user=user, unit=unit, post=post, since=local_day(at), by=SYSTEM, at=at)
    return user

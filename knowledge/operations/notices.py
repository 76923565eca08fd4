"""Publishing notices; reading them is reading the own inbox (ARC-06)."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from core.events import record
from core.streams import open_stream
from core.words import later as _
from knowledge.events import NoticePublished
from knowledge.models import Notice
from knowledge.queries import readers_of
from notifications.enums import Channel
from notifications.operations import mark_read, notify
from org.models import Unit, User


class NobodyThere(Exception):
    """Nobody holds such a post there; nothing was published."""


@transaction.atomic
def publish_notice(
    *, title: str, body: str, unit: Unit, posts: Sequence[str], by: User, at: datetime
) -> Notice:
    """Tell everybody with a post at the unit or below it; raises NobodyThere."""
    people = readers_of(unit, posts, at=at)
    if not people:
        raise NobodyThere(_("这个范围内没有在岗人员。"))
    made = Notice.objects.create(
        stream=open_stream(kind="notice", at=at),
        title=title.strip(),
        body=body.strip(),
        unit=unit,
        posts=list(posts),
        by=by,
        at=at,
    )
    notify(
        cause=f"notice:{made.pk}",
        users=people,
        subject=made.title,
        body=made.body,
        at=at,
        stream=made.pk,
        channels=(Channel.INBOX,),
    )
    record(made.pk, NoticePublished(len(people)), by=by, at=at)
    return made


def confirm_reading(*, notice: Notice, by: User, at: datetime) -> int:
    """The person has read it; returns 0 when that was known or nobody told the person."""
    return mark_read(by=by, at=at, stream=notice.pk)

"""Level 0: a major complaint or crisis is told upwards at once (CMP-06, CNV-14)."""

from datetime import datetime
from typing import Any

from django.db import transaction

from core.actors import Actor
from core.events import record
from core.models import Stream
from core.streams import lock_streams
from deadlines import wording
from deadlines.events import MajorAnnounced
from deadlines.operations.audience import StandIns
from notifications.operations import notify
from org.models import Unit, User
from org.queries import PostBook
from packs.models import PackSet
from packs.queries import figure


@transaction.atomic
def announce_major(
    *, stream: Stream, unit: Unit, pack_set: PackSet, severity: str, label: Any, at: datetime, by: Actor
) -> list[User]:
    """Tell the posts that the pack names, or their deputies; returns the people. `label` is the severity in words.

    A severity is announced once per stream; an unlisted severity is announced to nobody.
    """
    lock_streams(stream.pk)
    if severity not in figure(pack_set, "escalation", "announced_severities"):
        return []
    book = PostBook(at=at)
    posts = figure(pack_set, "escalation", "announced_to")
    named = [one for post in posts for one in book.holders(post, unit.pk)]
    people = StandIns(at).of(named) or named
    subject = wording.major_subject(stream, str(label))
    body = wording.major_body(stream, str(label), at)
    notify(
        cause=f"stream:{stream.pk}:L0:{severity}",
        users=people,
        subject=subject,
        body=body,
        stream=stream,
        severity="high",
        at=at,
    )
    record(stream.pk, MajorAnnounced(severity, len(people)), by=by, at=at)
    return people

"""Journalists are about: three notices at once, and only the brand department speaks (CMP-10)."""

from datetime import datetime

from django.db import transaction

from core.events import record
from core.words import later
from core.words import later as _
from notifications.operations import notify
from org.enums import Post
from org.models import User
from org.queries import holders
from packs.queries import current_figure
from tickets import permissions
from tickets.enums import Audience, NoteKind
from tickets.events import MediaFlagged, StatementMade
from tickets.models import Statement, Ticket
from tickets.operations import notes
from tickets.operations.errors import NotAllowed, TicketRefused
from tickets.operations.moving import complaint_of
from tickets.operations.triage import raise_severity


@transaction.atomic
def flag_media(*, ticket: Ticket, note: str, by: User, at: datetime) -> Ticket:
    """An interview or an undercover visit: tell the posts that the pack names, once each; lock statements."""
    held, complaint = complaint_of(ticket)
    if complaint.has_media:
        raise TicketRefused(_("该投诉已标记媒体介入。"))
    row = notes.write(held, note, NoteKind.MEDIA, by=by, at=at)
    complaint.media_at, complaint.media_by = at, by
    complaint.save(update_fields=["media_at", "media_by"])
    posts = current_figure("complaints", "media_told", at=at)
    for post in posts:
        _tell(held, post, at)
    record(held.pk, MediaFlagged(note=row.pk, told=posts), by=by, at=at)
    return raise_severity(held, by=by, at=at)


def _tell(ticket: Ticket, post: str, at: datetime) -> None:
    """The holders of a post at the unit or above; the group where nobody holds it."""
    people = holders(post, ticket.unit, at=at) or holders(Post.GROUP, ticket.unit, at=at)
    notify(
        cause=f"ticket:{ticket.pk}:media:{post}",
        users=people,
        subject=later("%(number)s 媒体介入", number=ticket.number),
        body=later(
            "任何员工不得接受采访或对外表态，统一由品牌部门发言。单号：%(number)s。", number=ticket.number
        ),
        at=at,
        stream=ticket.pk,
        severity="high",
    )


@transaction.atomic
def make_statement(*, ticket: Ticket, audience: str, text: str, by: User, at: datetime) -> Statement:
    """Words to media or public; with the media flag only by the brand role, else NotAllowed."""
    held, complaint = complaint_of(ticket)
    if not permissions.can_speak(by, held):
        raise NotAllowed(
            _("媒体事项只能由品牌部门对外发言。") if complaint.has_media else _("您没有对外发言的权限。")
        )
    if not text.strip() or audience not in Audience.values:
        raise TicketRefused(_("请填写对象和口径内容。"))
    made = Statement.objects.create(ticket=held, audience=audience, text=text.strip(), by=by, at=at)
    record(held.pk, StatementMade(statement=made.pk, audience=audience), by=by, at=at)
    return made

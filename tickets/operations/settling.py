"""A ticket whose matter ended otherwise than by a visit: it closes, or a person learns what is left to do."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from core.actors import Actor
from core.events import record
from core.punctuation import mark
from core.words import in_house, later
from deadlines import operations as deadlines
from deadlines.enums import ClockKind
from org.enums import Post
from org.models import Approval, User
from org.queries import PostBook
from tickets.enums import ApprovalCode, NoteKind, Settled, Stage, Status
from tickets.events import NoteAdded
from tickets.models import Ticket
from tickets.operations import notes
from tickets.operations.clocks import refresh_due
from tickets.operations.lifecycle import close
from tickets.operations.moving import change, hold, move, obstacles
from tickets.operations.telling import tell
from tickets.transitions import BEFORE_DISPATCH

KEPT = (ClockKind.REPLY, ClockKind.COMPLETE, ClockKind.HANDLED)
# Nobody decided yet that somebody goes there.
UNDECIDED = frozenset({Status.REGISTERED, Status.AWAITING_APPROVAL})
MOST = 120


@transaction.atomic
def settle(*, ticket: Ticket, cause: str, way: Settled, solution: str, by: Actor, at: datetime) -> Ticket:
    """The matter ended at `at` in a `way`, as `solution` says: the promises are kept then, and the ticket
    closes with it.

    A visit that was only applied for is not needed any more. The ticket stays open, and who answers for it is
    told once per `cause` what is left to do, while a visit is approved or under way, a complaint is not closed,
    or an obstacle stands. A visit keeps the promises by itself. A second time nothing happens, nor for a matter
    that ended before the ticket was taken up again.
    """
    held = hold(ticket)
    if not held.is_open or held.reopenings.filter(at__gte=at).exists():
        return held
    if held.settled != way:
        change(held, settled=way)
    if held.status in BEFORE_DISPATCH:
        for kind in KEPT:
            deadlines.meet_kind(stream=held.stream, kind=kind, at=at, by=by)
    left = _left(held)
    if not left:
        deadlines.stop_all(stream=held.stream, at=at, by=by, reason=Status.PHONE_RESOLVED)
        left = _blocks(held)  # promises that ended late ask for a reason
    if left:
        refresh_due(held)
        tell_left(held, cause=cause, left=left, at=at)
        return held
    note = notes.write(held, solution, NoteKind.RESOLUTION, by=by, at=at)
    record(held.pk, NoteAdded(note=note.pk, kind=note.kind), by=by, at=at)
    if held.status == Status.AWAITING_APPROVAL:
        move(held, Status.REGISTERED, by=by, at=at)
    return close(held, Status.PHONE_RESOLVED, "", by=by, at=at)


def tell_left(ticket: Ticket, *, cause: str, left: Iterable[Any], at: datetime) -> int:
    """One message to the owner, else to the hotline of its unit, that says what is left to do."""
    words = mark("；").join(in_house(one).rstrip("。") for one in left)
    subject = later("%(number)s 尚未关闭：%(left)s") % {"number": ticket.number, "left": _short(words)}
    return tell(ticket, _people(ticket, at), cause=cause, subject=subject, at=at)


def _left(ticket: Ticket) -> list[Any]:
    """What keeps it from closing."""
    if ticket.status not in UNDECIDED:
        return [_under_way(ticket.status)]
    complaint = getattr(ticket, "complaint", None)
    if complaint is not None and complaint.stage != Stage.CLOSED:
        return [_("投诉尚未结案，请核实、处理并结案")]
    if Approval.objects.open().filter(stream=ticket.pk).exclude(kind=ApprovalCode.DISPATCH).exists():
        return [_("有申请等待审批")]
    return _blocks(ticket)


def _blocks(ticket: Ticket) -> list[Any]:
    return [block.words for block in obstacles(ticket, Status.PHONE_RESOLVED)]


def _under_way(status: str) -> str:
    if status in BEFORE_DISPATCH:
        return _("上门已获批准：仍须上门请派工，否则请取消工单")
    return _("已派工，请按上门服务的流程办完")


def _people(ticket: Ticket, at: datetime) -> list[User]:
    if ticket.owner is not None and ticket.owner.is_active:
        return [ticket.owner]
    return PostBook(at=at, only=ticket.unit).holders(Post.HOTLINE, ticket.unit.pk)


def _short(words: str) -> str:
    return words if len(words) <= MOST else f"{words[: MOST - 1]}…"

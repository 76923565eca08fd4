"""Opening calls, trying them on different days, and acting on the answer."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from core.actors import Actor
from core.clock import iso, local_day
from core.events import record
from core.streams import lock_streams
from deadlines.enums import ClockKind, Trigger
from deadlines.models import Todo
from deadlines.operations import finish_todo, open_todo
from followups.enums import DISSATISFIED, CallState
from followups.events import CallAnswered, CallFailed, CallOpened
from followups.models import Attempt, Call
from followups.rules import due_at, is_unreachable, next_try
from org.enums import Post
from org.models import User
from packs.queries import figure
from tickets.models import Ticket
from tickets.operations import clocks, lifecycle

TODO_KIND = "follow_up_call"


class CallClosed(Exception):
    """Somebody has finished this call already."""


@transaction.atomic
def open_call(*, ticket: Ticket, round: int, by: Actor, at: datetime) -> Call | None:
    """One call and one to-do for a job that entered "recorded" at `at` (TKT-24); None when it is there."""
    lock_streams(ticket.pk)
    if Call.objects.filter(ticket=ticket, round=round).exists():
        return None
    started = clocks.start_for(ticket=ticket, trigger=Trigger.RECORDED, by=by, at=at)
    due = next((one.due_at for one in started if one.due_at), None) or _latest(ticket, at)
    call = Call.objects.create(
        ticket=ticket,
        round=round,
        region_id=ticket.region_id,
        project_id=ticket.project_id,
        opened_at=at,
        due_at=due,
        not_before=at,
    )
    open_todo(
        stream=ticket.stream,
        kind=TODO_KIND,
        title=_("回访工单 %(number)s 的客户") % {"number": ticket.number},
        unit=ticket.unit,
        department=Post.CLERK,
        due_at=due,
        by=by,
        at=at,
    )
    record(ticket.pk, CallOpened(call.pk, iso(due)), by=by, at=at)
    return call


@transaction.atomic
def log_failed_attempt(*, call: Call, by: User, at: datetime, note: str = "") -> Call:
    """Nobody answered: kept, but only further days count towards "unreachable"; raises CallClosed."""
    held = _hold(call)
    _write_attempt(held, by, at, reached=False, note=note)
    days = set(held.attempts.values_list("day", flat=True))
    given_up = is_unreachable(days, int(figure(held.ticket.pack_set, "conventions", "unreachable_days")))
    record(held.ticket_id, CallFailed(held.pk, len(days), given_up), by=by, at=at)
    if given_up:
        _close(held, CallState.UNREACHABLE, by, at)
        lifecycle.mark_followed_up(ticket=held.ticket, by=by, at=at)
    else:
        held.not_before = next_try(at, int(figure(held.ticket.pack_set, "conventions", "next_call_days")))
        held.save(update_fields=["not_before"])
    return held


@transaction.atomic
def answer(*, call: Call, satisfaction: str, opinion: str, by: User, at: datetime, note: str = "") -> Call:
    """The customer's answer; a dissatisfied one reopens the ticket. Raises CallClosed."""
    held = _hold(call)
    _write_attempt(held, by, at, reached=True, note=note)
    held.satisfaction, held.opinion = satisfaction, opinion
    _close(held, CallState.REACHED, by, at)
    reopened = satisfaction in DISSATISFIED
    record(held.ticket_id, CallAnswered(held.pk, satisfaction, reopened), by=by, at=at)
    lifecycle.mark_followed_up(ticket=held.ticket, by=by, at=at)
    if reopened:
        reason = _("回访客户不满意（回访记录 %(call)s）") % {"call": held.pk}
        lifecycle.reopen(ticket=held.ticket, reason=reason, by=by, at=at)
    return held


def _latest(ticket: Ticket, at: datetime) -> datetime:
    """The company's days for a ticket whose packs promise no call."""
    return due_at(at, int(figure(ticket.pack_set, "conventions", "follow_up_days")))


def _hold(call: Call) -> Call:
    lock_streams(call.ticket_id)
    held = Call.objects.select_related("ticket__stream", "ticket__pack_set").get(pk=call.pk)
    if held.state != CallState.OPEN:
        raise CallClosed(_("这次回访已由他人完成。"))
    return held


def _write_attempt(call: Call, by: User, at: datetime, *, reached: bool, note: str) -> None:
    Attempt.objects.create(call=call, at=at, day=local_day(at), reached=reached, note=note, by=by)


def _close(call: Call, state: str, by: User, at: datetime) -> None:
    call.state, call.closed_at = state, at
    call.save(update_fields=["state", "closed_at", "satisfaction", "opinion"])
    clocks.meet(ticket=call.ticket, kinds=(ClockKind.CALLBACK,), by=by, at=at)
    for todo in Todo.objects.filter(stream=call.ticket_id, kind=TODO_KIND, done_at=None):
        finish_todo(todo=todo, result=str(CallState(state).label), by=by, at=at)

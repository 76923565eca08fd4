"""Opening calls, trying them on different days, and acting on the answer."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from core.actors import Actor
from core.clock import local_day
from core.events import record
from core.streams import lock_streams
from core.words import in_house, written
from deadlines import operations as deadlines
from deadlines.enums import ClockKind, Trigger
from followups import rules
from followups.enums import DISSATISFIED, WAITING, CallKind, CallState
from followups.errors import CallClosed, FollowUpRefused
from followups.events import CallAnswered, CallAssigned, CallFailed
from followups.models import Attempt, Call
from followups.operations.contacting import claim
from followups.operations.opening import finish_todos, write_call
from followups.operations.tracing import trace_by_default
from org.models import User
from packs.queries import current_figure, figure
from tickets.models import Ticket
from tickets.operations import clocks, lifecycle
from tickets.transitions import REOPENABLE

SHOWN = (
    "ticket__stream",
    "ticket__pack_set",
    "ticket__region",
    "ticket__project",
    "delivery__stream",
    "region",
    "project",
)
CLOCKS: dict[str, tuple[str, ...]] = {
    CallKind.AFTER_SERVICE: (ClockKind.CALLBACK,),
    CallKind.AFTER_INSTALLATION: (ClockKind.AFTER_INSTALLATION_CALL,),
    CallKind.DELIVERY: (ClockKind.DELIVERY_CALL, ClockKind.NEXT_DELIVERY_CALL),
}


@transaction.atomic
def open_call(*, ticket: Ticket, round: int, by: Actor, at: datetime) -> Call | None:
    """One call and one to-do for a job that entered "recorded" at `at` (TKT-24); None when it is there."""
    lock_streams(ticket.pk)
    if Call.objects.filter(ticket=ticket, kind=CallKind.AFTER_SERVICE, round=round).exists():
        return None
    started = clocks.start_for(ticket=ticket, trigger=Trigger.RECORDED, by=by, at=at)
    due = next((one.due_at for one in started if one.due_at), None) or _latest(ticket, at)
    return open_on_ticket(ticket, CallKind.AFTER_SERVICE, due, round=round, by=by, at=at)


@transaction.atomic
def open_complaint_call(*, ticket: Ticket, by: Actor, at: datetime) -> Call | None:
    """Ask how the complaint was handled, once per closing (FUP-10); None when it is there."""
    lock_streams(ticket.pk)
    if Call.objects.filter(ticket=ticket, kind=CallKind.COMPLAINT, round=ticket.round).exists():
        return None
    due = rules.due_at(at, int(current_figure("follow_up", "complaint_call_days", at=at)))
    return open_on_ticket(ticket, CallKind.COMPLAINT, due, round=ticket.round, by=by, at=at)


def open_on_ticket(
    ticket: Ticket,
    kind: str,
    due: datetime,
    *,
    round: int,
    by: Actor,
    at: datetime,
    not_before: datetime | None = None,
) -> Call:
    """A call about a held ticket to the person who asked for it."""
    return write_call(
        kind=kind,
        due_at=due,
        not_before=not_before,
        ticket=ticket,
        customer_id=ticket.customer_id,
        contact_id=ticket.contact_id,
        region=ticket.region,
        project=ticket.project,
        round=round,
        by=by,
        at=at,
    )


@transaction.atomic
def assign(*, call: Call, assignee: User, by: User, at: datetime) -> Call:
    """Name who makes the call; raises CallClosed."""
    held = hold(call)
    held.assignee = assignee
    held.save(update_fields=["assignee"])
    said = CallAssigned(held.pk, assignee.pk, assignee.display_name)
    record(held.subject_id, said, by=by, at=at)
    return held


@transaction.atomic
def log_failed_attempt(*, call: Call, by: User, at: datetime, note: str = "") -> Call:
    """Nobody answered: kept, but only further days count towards "unreachable"; raises CallClosed."""
    held = hold(call)
    write_attempt(held, by, at, reached=False, note=note)
    days = set(held.attempts.filter(reached=False).values_list("day", flat=True))
    given_up = rules.is_unreachable(days, _figure(held, "unreachable_days", at))
    record(held.subject_id, CallFailed(held.pk, len(days), given_up), by=by, at=at)
    if given_up:
        close(held, CallState.UNREACHABLE, by, at)
        _mark_followed_up(held, by, at)
    else:
        held.not_before = rules.next_try(at, _figure(held, "next_call_days", at))
        held.save(update_fields=["not_before"])
    return held


@transaction.atomic
def answer(*, call: Call, satisfaction: str, opinion: str, by: User, at: datetime, note: str = "") -> Call:
    """The customer's answer about a job or a complaint; a dissatisfied one reopens the ticket.

    Raises CallClosed, and ContactedToday when somebody else has talked to the customer today.
    """
    held = hold(call)
    if held.kind not in (CallKind.AFTER_SERVICE, CallKind.COMPLAINT):
        raise FollowUpRefused(_("这种回访有自己的表单，请刷新页面。"))
    talk(held, satisfaction, opinion, by, at, note=note)
    close(held, CallState.REACHED, by, at)
    _mark_followed_up(held, by, at)
    reopened = satisfaction in DISSATISFIED and _reopen(held, by, at)
    record(held.subject_id, CallAnswered(held.pk, satisfaction, reopened), by=by, at=at)
    return held


def talk(call: Call, satisfaction: str, opinion: str, by: User, at: datetime, *, note: str = "") -> None:
    """The customer was reached: the day is taken and the answers stand on the held call, not yet saved."""
    claim(customer=call.customer_id, by=by, at=at)
    write_attempt(call, by, at, reached=True, note=note)
    call.satisfaction, call.opinion = satisfaction, opinion
    trace_by_default(call.ticket, by=by, at=at)


def hold(call: Call) -> Call:
    """The call again under the lock of its stream; raises CallClosed."""
    lock_streams(call.subject_id)
    held = Call.objects.select_related(*SHOWN).get(pk=call.pk)
    if held.state not in WAITING:
        raise CallClosed(_("这次回访已由他人完成。"))
    return held


def write_attempt(call: Call, by: User, at: datetime, *, reached: bool, note: str) -> None:
    Attempt.objects.create(call=call, at=at, day=local_day(at), reached=reached, note=note, by=by)


def close(call: Call, state: str, by: User, at: datetime, *, met_at: datetime | None = None) -> None:
    """The call is over: its promise is kept at `met_at`, else now, and its to-do is done."""
    call.state, call.closed_at = state, at
    call.save(update_fields=["state", "closed_at", "satisfaction", "opinion", "led_to"])
    _meet(call, by, met_at or at)
    finish_todos(call, in_house(CallState(state).label), by=by, at=at)


def _meet(call: Call, by: User, at: datetime) -> None:
    kinds = CLOCKS.get(call.kind, ())
    if call.ticket and kinds:
        clocks.meet(ticket=call.ticket, kinds=kinds, by=by, at=at)
    elif call.delivery:
        for kind in kinds:
            deadlines.meet_kind(stream=call.subject_id, kind=kind, by=by, at=at)


def _mark_followed_up(call: Call, by: User, at: datetime) -> None:
    if call.ticket and call.kind == CallKind.AFTER_SERVICE:
        lifecycle.mark_followed_up(ticket=call.ticket, by=by, at=at)


def _reopen(call: Call, by: User, at: datetime) -> bool:
    ticket = Ticket.objects.get(pk=call.ticket_id)
    if ticket.status not in REOPENABLE:
        return False
    reason = written("回访客户不满意（回访记录 %(call)s）", call=call.pk)
    lifecycle.reopen(ticket=ticket, reason=reason, by=by, at=at)
    return True


def _latest(ticket: Ticket, at: datetime) -> datetime:
    """The company's days for a ticket whose packs promise no call."""
    return rules.due_at(at, int(figure(ticket.pack_set, "conventions", "follow_up_days")))


def _figure(call: Call, name: str, at: datetime) -> int:
    """The ticket's figure, else the company's."""
    if call.ticket:
        return int(figure(call.ticket.pack_set, "conventions", name))
    return int(current_figure("conventions", name, at=at))

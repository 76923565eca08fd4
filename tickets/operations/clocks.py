"""A ticket's promised times; each operation keeps `next_due_at` in the same transaction."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import F, Max, Min, OuterRef, Q, Subquery
from django.utils.translation import gettext as _

from core.actors import Actor
from core.clock import iso
from core.streams import lock_streams
from deadlines import operations as deadlines
from deadlines import queries as promised
from deadlines.enums import Trigger
from deadlines.models import Clock, Pause
from deadlines.rules import ClockRule, Facts, Promise
from org.calendars import of_unit
from org.models import User
from tickets import permissions
from tickets.models import Ticket
from tickets.operations.errors import NotAllowed, TicketRefused
from tickets.operations.moving import hold
from tickets.transitions import BEFORE_ARRIVAL


def facts_of(ticket: Ticket) -> Facts:
    """What the clock rules may ask about a ticket."""
    complaint = getattr(ticket, "complaint", None)
    return Facts(
        complaint_class=complaint.complaint_class if complaint else "",
        severity=complaint.severity if complaint else "",
        urgency=ticket.urgency,
        service_type=ticket.service_type,
        fault=ticket.fault,
    )


def refresh_due(ticket: Ticket) -> None:
    """Write the nearest running due time onto the ticket, if it moved."""
    due = promised.next_due(ticket.stream)
    if due != ticket.next_due_at:
        ticket.next_due_at = due
        ticket.save(update_fields=["next_due_at"])


def rules_now(ticket: Ticket) -> list[ClockRule]:
    """The rules of registration for what the ticket is now, of the packs of its receipt (CNV-11, CNV-18)."""
    return promised.rules_for(
        pack_set=ticket.pack_set,
        facts=facts_of(ticket),
        at=ticket.registered_at,
        calendar_of=of_unit(ticket.unit),
    )


@transaction.atomic
def refresh_dues(streams: Sequence[int]) -> int:
    """The same for many tickets at once, in one statement; returns how many moved."""
    lock_streams(*streams)
    running = Clock.objects.running().filter(stream=OuterRef("pk")).order_by()
    nearest = running.values("stream").annotate(due=Min("due_at")).values("due")
    rows = Ticket.objects.filter(pk__in=streams).annotate(nearest=Subquery(nearest))
    moved = rows.exclude(Q(next_due_at=F("nearest")) | Q(next_due_at=None, nearest=None))
    return moved.update(next_due_at=F("nearest"))


@transaction.atomic
def start_for(
    *, ticket: Ticket, trigger: Trigger, by: Actor, at: datetime, responsible: User | None = None
) -> list[Clock]:
    """Start the clocks that the ticket's packs set for something that happened now; a repeat counts up n.

    `responsible` is told at the first level; the ticket's owner unless somebody else is named.
    """
    held = hold(ticket)
    promises = promised.promise(
        pack_set=held.pack_set, facts=facts_of(held), at=at, starts_on=trigger, calendar_of=of_unit(held.unit)
    )
    kinds = [promise.kind for promise in promises]
    last = Clock.objects.filter(stream=held.stream, kind__in=kinds).aggregate(last=Max("n"))["last"] or 0
    start = deadlines.Start(held.stream, promises, held.unit, responsible or held.owner, n=last + 1)
    clocks = deadlines.start_many([start], at=at, by=by)
    refresh_due(held)
    return clocks


@transaction.atomic
def start_promised(
    *, ticket: Ticket, promises: Sequence[Promise], by: Actor, at: datetime, n: int = 1
) -> list[Clock]:
    """Start clocks that an upper room promises about a ticket; `n` counts repeats of the same kind."""
    held = hold(ticket)
    start = deadlines.Start(held.stream, promises, held.unit, held.owner, n=n)
    clocks = deadlines.start_many([start], at=at, by=by)
    refresh_due(held)
    return clocks


@transaction.atomic
def meet(*, ticket: Ticket, kinds: tuple[str, ...], by: Actor, at: datetime) -> Ticket:
    """The promises of these kinds are kept at `at`; those that do not run are passed over."""
    held = hold(ticket)
    for kind in kinds:
        deadlines.meet_kind(stream=held.stream, kind=kind, at=at, by=by)
    refresh_due(held)
    return held


@transaction.atomic
def agree_arrival(*, ticket: Ticket, agreed_at: datetime, by: Actor, at: datetime) -> Ticket:
    """The agreed time takes the place of the pack's arrival time, even if later (SLA-08).

    Raises TicketRefused for a past time and once nobody is to arrive any more.
    """
    if agreed_at <= at:
        raise TicketRefused(_("约定到场时间必须晚于现在。"))
    held = hold(ticket)
    if held.status not in BEFORE_ARRIVAL:
        raise TicketRefused(_("工单已到场或已关闭，不能再约定到场时间。"))
    deadlines.agree(
        stream=held.stream,
        agreed_at=agreed_at,
        at=at,
        by=by,
        unit=held.unit,
        pack_set=held.pack_set,
        responsible=held.owner,
    )
    refresh_due(held)
    return held


@transaction.atomic
def ask_pause(
    *,
    ticket: Ticket,
    clock: Clock,
    reason: str,
    starts_at: datetime,
    ends_at: datetime | None,
    by: User,
    at: datetime,
    note: str = "",
    evidence: str = "",
) -> Pause:
    """Ask the supervisor for a pause; raises deadlines' PauseRefused for what never pauses (CNV-13)."""
    held = hold(ticket)
    attempts = held.contacts.filter(reached=False).count()
    return deadlines.ask_pause(
        clock=clock,
        reason=reason,
        starts_at=starts_at,
        ends_at=ends_at,
        note=note,
        evidence=evidence,
        attempts=attempts,
        at=at,
        by=by,
    )


@transaction.atomic
def decide_pause(
    *, ticket: Ticket, pause: Pause, approved: bool, by: User, at: datetime, note: str = ""
) -> Ticket:
    """Approve or refuse a pause; raises NotAllowed below the supervisor (ORG-12)."""
    held = hold(ticket)
    if not permissions.can_decide_pause(by, held):
        raise NotAllowed(_("只有主管及以上可以审批暂停。"))
    deadlines.decide_pause(pause=pause, approved=approved, at=at, by=by, note=note)
    refresh_due(held)
    return held


@transaction.atomic
def end_pause(*, ticket: Ticket, pause: Pause, by: User, at: datetime) -> Ticket:
    """The clock of an open pause runs on from now."""
    held = hold(ticket)
    deadlines.end_pause(pause=pause, at=at, by=by)
    refresh_due(held)
    return held


@transaction.atomic
def give_breach_reason(
    *, ticket: Ticket, clock: Clock, reason: str, by: User, at: datetime, note: str = ""
) -> Ticket:
    """Say why a promise was broken, so that the ticket can be closed (SLA-30)."""
    held = hold(ticket)
    deadlines.give_breach_reason(clock=clock, reason=reason, note=note, at=at, by=by)
    return held


def explain_all(ticket: Ticket, reason: str, *, by: Actor, at: datetime) -> None:
    """Give one reason to every breach of a held ticket that has none; nothing without a reason."""
    if reason:
        breaches = promised.unexplained_breaches(ticket.stream)
        deadlines.explain_breaches(clocks=breaches, reason=reason, at=at, by=by)


def iso_or_none(instant: datetime | None) -> str | None:
    return iso(instant) if instant else None

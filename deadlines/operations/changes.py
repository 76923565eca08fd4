"""New promises on a running clock: an agreed time, another class, another owner."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from core.actors import Actor
from core.clock import iso
from core.events import record
from core.models import Stream
from core.streams import lock_streams
from core.words import written
from core.worktime import by_clock_time
from deadlines.changing import follows_class, recounted_from, sort_out
from deadlines.enums import ClockKind, RescueKind
from deadlines.events import ClockReclassified, ClocksReassigned, TimeAgreed
from deadlines.models import Clock
from deadlines.operations.ending import end
from deadlines.operations.firing import fire
from deadlines.operations.rescues import watch
from deadlines.operations.starting import Start, start_many
from deadlines.operations.timing import TIMES, plan, put
from deadlines.queries import conduct
from deadlines.rules import ClockRule, Schedule, fixed_promise, is_longer, promise
from org.calendars import calendar
from org.models import Unit, User
from packs.models import PackSet

PROMISE = ("version", "rule", "owner_post", "pack_section", "counted_from", "fixed_due_at", "agreed", *TIMES)

RECLASSIFIED = "reclassified"
"""Why a promise that fell away ended; another change of class may bring it back."""


class ApprovalNeeded(Exception):
    """More time than promised needs a supervisor's approval (CNV-18)."""


class ImpossibleTime(Exception):
    """The agreed instant lies before the clock began."""


@transaction.atomic
def agree(
    *,
    stream: Stream,
    agreed_at: datetime,
    at: datetime,
    by: Actor,
    unit: Unit,
    pack_set: PackSet,
    responsible: User | None = None,
    kind: str = ClockKind.ARRIVE,
) -> Clock:
    """The customer and we agree on an instant: it replaces the pack's time, even if later (SLA-08)."""
    lock_streams(stream.pk)
    clock = Clock.objects.filter(stream=stream, kind=kind).running().select_related("stream").first()
    if clock is None:
        return _start_agreed(stream, kind, agreed_at, at, by, unit, responsible, pack_set)
    if agreed_at <= clock.started_at:
        raise ImpossibleTime(_("约定时间不能早于受理时间。"))
    fire([clock], at=at)
    before = clock.due_at
    clock.agreed, clock.fixed_due_at, clock.last_day = True, agreed_at, None
    clock.counted_from = at if clock.started_at < at < agreed_at else clock.started_at
    _promise_anew(clock, plan(clock), at)
    said = TimeAgreed(clock.pk, kind, iso(before) if before else None, iso(agreed_at), clock.version)
    record(stream.pk, said, by=by, at=at)
    if before is not None and agreed_at > before:
        watch(clock, RescueKind.AGREED, due_at=before, by=by, at=at)
    return clock


@transaction.atomic
def reclassify(
    *,
    stream: Stream,
    rules: Sequence[ClockRule],
    at: datetime,
    by: Actor,
    unit: Unit,
    responsible: User | None = None,
    approved_by: User | None = None,
) -> list[Clock]:
    """Fit the clocks of registration to another class, severity or urgency (CNV-18).

    Less time: due = min(old due, at + new period). More time, or a promise that falls away: counted from the
    start and only with `approved_by`; raises ApprovalNeeded. Met and agreed clocks stay, and a first breach.
    """
    lock_streams(stream.pk)
    rows = Clock.objects.filter(stream=stream).select_related("stream", "unit", "responsible")
    known = {clock.kind for clock in rows if clock.stop_reason != RECLASSIFIED}
    held = {clock.kind: clock for clock in rows if clock.is_running and _follows_class(clock)}
    wanted = {rule.kind: rule for rule in rules}
    fit = sort_out({kind: clock.frozen_rule for kind, clock in held.items()}, wanted, known)
    if fit.lowers and approved_by is None:
        raise ApprovalNeeded(_("降级须经主管批准。"))
    gone = [held[kind] for kind in fit.gone]
    end(gone, at=at, by=by, reason=RECLASSIFIED)
    for clock in gone:
        watch(clock, RescueKind.DROPPED, due_at=clock.due_at, by=by, at=at)
    changed = [_refit(held[kind], wanted[kind], at, by, approved_by) for kind in fit.kept]
    new = [promise(wanted[kind], at, calendar(wanted[kind].calendar)) for kind in fit.new]
    started = start_many([Start(stream, new, unit, responsible)], at=at, by=by) if new else []
    return [*changed, *started]


@transaction.atomic
def reassign(*, stream: Stream, responsible: User | None, unit: Unit, at: datetime, by: Actor) -> list[Clock]:
    """Another person or unit answers for the running clocks; their times stay as they are."""
    lock_streams(stream.pk)
    held = list(Clock.objects.filter(stream=stream).running())
    for clock in held:
        clock.responsible, clock.unit = responsible, unit
    Clock.objects.bulk_update(held, ["responsible", "unit"])
    if held:
        keys = [clock.pk for clock in held]
        said = ClocksReassigned(keys, responsible.pk if responsible else None, unit.pk)
        record(stream.pk, said, by=by, at=at)
    return held


def _start_agreed(
    stream: Stream,
    kind: str,
    agreed_at: datetime,
    at: datetime,
    by: Actor,
    unit: Unit,
    responsible: User | None,
    pack_set: PackSet,
) -> Clock:
    ladder = conduct(pack_set)
    rule = ClockRule(
        kind=kind,
        title=written("约定时间"),
        levels=ladder.levels,
        amber_percent=ladder.amber_percent,
        rules=("SLA-08",),
    )
    earlier = Clock.objects.filter(stream=stream, kind=kind).count()
    if agreed_at <= stream.opened_at:
        raise ImpossibleTime(_("约定时间不能早于受理时间。"))
    start = at if at < agreed_at else stream.opened_at
    offered = fixed_promise(rule, start, by_clock_time(agreed_at))
    one = Start(stream, [offered], unit, responsible, n=earlier + 1, agreed=True)
    clock = start_many([one], at=at, by=by)[0]
    record(stream.pk, TimeAgreed(clock.pk, kind, None, iso(agreed_at), clock.version), by=by, at=at)
    return clock


def _follows_class(clock: Clock) -> bool:
    return follows_class(clock.frozen_rule, agreed=clock.agreed)


def _refit(clock: Clock, rule: ClockRule, at: datetime, by: Actor, approved_by: User | None) -> Clock:
    """The new rule on a running clock, where it changes something."""
    begin = _recounted_from(clock, rule, at)
    if begin is None:
        return clock
    longer = is_longer(rule, clock.frozen_rule)
    fire([clock], at=at)
    before = clock.due_at
    clock.rule, clock.pack_section_id = rule.as_json(), rule.section_id
    clock.owner_post = rule.owner
    clock.chain = [level.as_json() | {"at": None} for level in rule.levels]
    clock.counted_from = begin
    _promise_anew(clock, plan(clock), at)
    said = ClockReclassified(
        clock.pk,
        clock.kind,
        clock.version,
        longer,
        iso(before) if before else None,
        iso(clock.due_at) if clock.due_at else None,
        approved_by.pk if approved_by else None,
    )
    record(clock.stream_id, said, by=by, at=at)
    if longer:
        watch(clock, RescueKind.LONGER, due_at=before, by=by, at=at)
    return clock


def _recounted_from(clock: Clock, rule: ClockRule, at: datetime) -> datetime | None:
    return recounted_from(
        clock.frozen_rule,
        rule,
        started_at=clock.started_at,
        due_at=clock.due_at,
        at=at,
        calendar=calendar(rule.calendar),
        pauses=list(clock.pauses.in_force().values_list("starts_at", "ends_at")),
    )


def _promise_anew(clock: Clock, planned: Schedule, at: datetime) -> None:
    """A new version with its whole ladder before it; what has passed fires at once."""
    clock.version += 1
    clock.next_level = 0
    put(clock, planned)
    clock.save(update_fields=[*PROMISE, "breached_at"])
    fire([clock], at=at)

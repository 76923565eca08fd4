"""Pauses: asked for with a reason, decided by a supervisor, counted by their union (CNV-13)."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from core.actors import SYSTEM, Actor
from core.clock import iso
from core.events import record
from deadlines.changing import over_cap, pause_left, pause_refusal
from deadlines.enums import PauseState, RescueKind
from deadlines.events import PauseAsked, PauseDecided, PauseEnded
from deadlines.models import Clock, Firing, Pause
from deadlines.operations.ending import locked, withdraw_breach
from deadlines.operations.firing import fire
from deadlines.operations.rescues import watch
from deadlines.operations.timing import TIMES, next_fire, plan, point, put
from org.models import User
from org.operations import approvals

APPROVAL_KIND = "pause"


class PauseRefused(Exception):
    """The pause is not possible; `code` says which rule, the message says it in words."""

    def __init__(self, code: str, words: str) -> None:
        self.code, self.words = code, words
        super().__init__(words)


@transaction.atomic
def ask_pause(
    *,
    clock: Clock,
    reason: str,
    starts_at: datetime,
    by: User,
    at: datetime,
    ends_at: datetime | None = None,
    note: str = "",
    evidence: str = "",
    attempts: int = 0,
) -> Pause:
    """Ask to stop a clock for a time, with what proves the reason; `attempts` counts logged calls.

    Raises PauseRefused or ClockEnded. Asked shortly before a breach, it is listed for review.
    """
    held = locked(clock)
    _check(held, reason, starts_at, ends_at, attempts)
    lapses_at = _cap(held, starts_at, ends_at)
    approval = approvals.ask(
        stream=held.stream, kind=APPROVAL_KIND, subject=f"clock:{held.pk}", reason=note, by=by, at=at
    )
    if Pause.objects.filter(approval=approval).exists():
        raise PauseRefused("already_asked", _("该时限已有一条待审批的暂停申请。"))
    pause = Pause.objects.create(
        clock=held,
        reason=reason,
        note=note,
        evidence=evidence.strip(),
        starts_at=starts_at,
        ends_at=ends_at,
        lapses_at=lapses_at,
        asked_by=by,
        asked_at=at,
        approval=approval,
    )
    asked = PauseAsked(
        pause.pk, held.pk, held.kind, reason, iso(starts_at), iso(ends_at) if ends_at else None
    )
    record(held.stream_id, asked, by=by, at=at)
    watch(held, RescueKind.PAUSE, due_at=held.due_at, by=by, at=at)
    return pause


@transaction.atomic
def decide_pause(*, pause: Pause, approved: bool, by: User, at: datetime, note: str = "") -> Pause:
    """Approve or return a pause; the clock is computed anew.

    A pause that began after the breach changes nothing, one that began before withdraws it. Raises
    org.operations.approvals.SamePerson, AlreadyDecided, and ClockEnded when the clock ended meanwhile.
    """
    clock = locked(pause.clock)
    held = Pause.objects.select_related("approval").get(pk=pause.pk)
    approvals.decide(approval=held.approval, approved=approved, by=by, at=at, note=note)
    held.state = PauseState.APPROVED if approved else PauseState.REFUSED
    held.save(update_fields=["state"])
    if approved:
        _recompute(clock, at=at, by=by)
    said = PauseDecided(held.pk, clock.pk, clock.kind, approved, *_state(clock))
    record(clock.stream_id, said, by=by, at=at)
    return held


@transaction.atomic
def end_pause(*, pause: Pause, by: Actor, at: datetime) -> Pause:
    """End an approved pause that is open or ends later than `at`; raises PauseRefused or ClockEnded."""
    clock = locked(pause.clock)
    held = Pause.objects.get(pk=pause.pk)
    if held.state != PauseState.APPROVED or (held.ends_at is not None and held.ends_at <= at):
        raise PauseRefused("not_open", _("该暂停未生效或已结束。"))
    if at <= held.starts_at:
        raise PauseRefused("not_begun", _("该暂停尚未开始。"))
    held.ends_at = at
    held.save(update_fields=["ends_at"])
    _recompute(clock, at=at, by=by)
    due, version, breached_at = _state(clock)
    record(
        clock.stream_id,
        PauseEnded(held.pk, clock.pk, clock.kind, due or "", version, breached_at),
        by=by,
        at=at,
    )
    return held


def _state(clock: Clock) -> tuple[str | None, int, str | None]:
    """Due, version and breach as events tell them."""
    due = iso(clock.due_at) if clock.due_at else None
    return due, clock.version, iso(clock.breached_at) if clock.breached_at else None


def end_lapsed(*, at: datetime, limit: int = 200) -> int:
    """End open pauses that have used up their clock's cap, at the instant they did; returns how many."""
    rows = Pause.objects.lapsed(at).filter(clock__met_at=None, clock__stopped_at=None).order_by("lapses_at")
    held = list(rows.select_related("clock")[:limit])
    for pause in held:
        end_pause(pause=pause, by=SYSTEM, at=pause.lapses_at or at)
    return len(held)


def _cap(clock: Clock, starts_at: datetime, ends_at: datetime | None) -> datetime | None:
    """When an open pause has to end; raises PauseRefused for one beyond the cap of the clock's pack."""
    rule, held = clock.frozen_rule, list(clock.pauses.in_force().values_list("starts_at", "ends_at"))
    refused = over_cap(rule, held, starts_at=starts_at, ends_at=ends_at)
    if refused:
        raise PauseRefused(refused.code, str(refused.words))
    left = pause_left(rule, held)
    return starts_at + left if left is not None and ends_at is None else None


def _check(clock: Clock, reason: str, starts_at: datetime, ends_at: datetime | None, attempts: int) -> None:
    refused = pause_refusal(
        clock.frozen_rule,
        agreed=clock.agreed,
        reason=reason,
        starts_at=starts_at,
        ends_at=ends_at,
        attempts=attempts,
    )
    if refused:
        raise PauseRefused(refused.code, str(refused.words))


def _recompute(clock: Clock, *, at: datetime, by: Actor) -> None:
    """New instants from the approved pauses; a breach they undo is withdrawn, its levels may come again."""
    put(clock, plan(clock))
    if _breached_in_this_version(clock):
        if clock.late_from is None or clock.late_from > at:
            withdraw_breach(clock, at=at, by=by)
            _rewind(clock, at)
        else:
            clock.breached_at = clock.late_from
    clock.save(update_fields=[*TIMES, "version", "breached_at"])
    fire([clock], at=at)


def _rewind(clock: Clock, at: datetime) -> None:
    """Fire the levels that now lie ahead again, as a version of their own."""
    clock.version += 1
    clock.next_level = 0
    while (when := next_fire(clock)) is not None and when <= at:
        clock.next_level += 1
    point(clock)


def _breached_in_this_version(clock: Clock) -> bool:
    """Has the present promise been broken? An earlier one's breach stays whatever happens (CNV-18)."""
    codes = [level.code for level in clock.frozen_rule.levels if level.breaches]
    return Firing.objects.filter(clock=clock, version=clock.version, level__in=codes).exists()

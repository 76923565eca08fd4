"""The auditor: tells when the sweep is late or stopped, and when it has caught up."""

from datetime import datetime, timedelta

from django.db import transaction

from core.durations import words
from core.words import later
from deadlines.models import SweepGap
from deadlines.queries import SweepState, sweep_state
from notifications.operations import notify
from org.enums import Post, UnitKind
from org.models import Unit, User
from org.queries import holders
from packs.queries import figure_or, in_force

SHORTEST = timedelta(minutes=2)


@transaction.atomic
def audit(*, at: datetime) -> SweepGap | None:
    """Note what the sweep does; returns the open gap. Administrators are told when one opens and when it ends."""
    gap = SweepGap.objects.select_for_update().filter(until=None).first()
    seen = sweep_state(at)
    if not seen.is_late(limit(at)):
        if gap:
            _close(gap, at)
        return None
    return _widen(gap, seen) if gap else _open(seen, at)


def limit(at: datetime) -> timedelta:
    """How late the sweep may be before somebody is told."""
    minutes = figure_or(in_force(at=at), "reminders", "auditor_minutes", 0)
    return timedelta(minutes=int(minutes)) or SHORTEST


def _open(seen: SweepState, at: datetime) -> SweepGap:
    gap = SweepGap.objects.create(
        since=at,
        last_sweep_at=seen.last_sweep_at,
        oldest_due_at=seen.oldest_due_at,
        worst_seconds=seen.lag_seconds,
        most_waiting=seen.waiting,
    )
    subject = later("时限巡检滞后或停止")
    body = later(
        "最早一级已滞后 %(lag)s，待触发 %(count)s 条。请到「时限巡检」查看。",
        lag=words(timedelta(seconds=seen.lag_seconds)),
        count=seen.waiting,
    )
    _tell(gap, "late", subject, body, at)
    return gap


def _widen(gap: SweepGap, seen: SweepState) -> SweepGap:
    gap.worst_seconds = max(gap.worst_seconds, seen.lag_seconds)
    gap.most_waiting = max(gap.most_waiting, seen.waiting)
    gap.save(update_fields=["worst_seconds", "most_waiting"])
    return gap


def _close(gap: SweepGap, at: datetime) -> None:
    gap.until = at
    gap.save(update_fields=["until"])
    body = later("滞后最长 %(lag)s，现已恢复。", lag=words(timedelta(seconds=gap.worst_seconds)))
    _tell(gap, "caught-up", later("时限巡检已恢复"), body, at)


def _tell(gap: SweepGap, what: str, subject: object, body: object, at: datetime) -> None:
    notify(
        cause=f"sweep:{gap.pk}:{what}",
        users=_administrators(at),
        subject=subject,  # type: ignore[arg-type]
        body=body,  # type: ignore[arg-type]
        severity="high",
        at=at,
    )


def _administrators(at: datetime) -> list[User]:
    group = Unit.objects.filter(kind=UnitKind.GROUP).first()
    return holders(Post.ADMIN, group, at=at) if group else []

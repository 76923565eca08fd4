"""Promises given more time shortly before they would have been broken: listed and judged."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from core.actors import Actor
from core.events import record
from core.streams import lock_streams
from deadlines import permissions
from deadlines.events import RescueJudged, RescueSeen
from deadlines.models import Clock, Rescue
from org.models import User
from packs.queries import current_figure


class NotJudged(Exception):
    """Nothing was changed; the message is for people."""


def watch(clock: Clock, kind: str, *, due_at: datetime | None, by: Actor, at: datetime) -> Rescue | None:
    """Note a change of a held clock that was due within the pack's minutes; None where it was not."""
    if due_at is None or not timedelta() <= due_at - at <= _minutes(at):
        return None
    author = by if isinstance(by, User) else None
    made = Rescue.objects.create(
        clock=clock, unit_id=clock.unit_id, kind=kind, due_at=due_at, at=at, by=author
    )
    record(clock.stream_id, RescueSeen(made.pk, clock.pk, clock.kind, kind), by=by, at=at)
    return made


@transaction.atomic
def judge(*, rescue: Rescue, fine: bool, reason: str, by: User, at: datetime) -> Rescue:
    """The level above says whether the change was right; raises NotJudged."""
    lock_streams(rescue.clock.stream_id)
    held = Rescue.objects.select_related("clock", "unit").get(pk=rescue.pk)
    if not permissions.can_judge(by, held):
        raise NotJudged(_("须由上一级且非本人复核。"))
    if held.judged_at is not None:
        raise NotJudged(_("该变动已复核，请刷新页面。"))
    if not fine and not reason.strip():
        raise NotJudged(_("认定不合理须说明理由。"))
    held.fine, held.reason, held.judged_by, held.judged_at = fine, reason.strip(), by, at
    held.save(update_fields=["fine", "reason", "judged_by", "judged_at"])
    record(held.clock.stream_id, RescueJudged(held.pk, held.clock_id, held.clock.kind, fine), by=by, at=at)
    return held


def _minutes(at: datetime) -> timedelta:
    return timedelta(minutes=current_figure("washing", "minutes", at=at))

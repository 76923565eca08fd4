"""Why a promise was broken (SLA-30)."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from core.events import record_many
from core.streams import lock_streams
from deadlines.events import BreachExplained
from deadlines.models import Clock
from org.models import User


class NotBreached(Exception):
    """There is no breach to explain."""


@transaction.atomic
def give_breach_reason(*, clock: Clock, reason: str, by: User, at: datetime, note: str = "") -> Clock:
    """Name the reason of a breach; a later one replaces it, the events keep both. Raises NotBreached."""
    return explain_breaches(clocks=[clock], reason=reason, by=by, at=at, note=note)[0]


@transaction.atomic
def explain_breaches(
    *, clocks: Sequence[Clock], reason: str, by: User, at: datetime, note: str = ""
) -> list[Clock]:
    """The same reason for many breaches, such as those before the system went live; raises NotBreached."""
    lock_streams(*(clock.stream_id for clock in clocks))
    held = list(Clock.objects.filter(pk__in=[clock.pk for clock in clocks]))
    if any(clock.breached_at is None for clock in held):
        raise NotBreached(_("该时限没有超时，无须说明原因。"))
    for clock in held:
        clock.breach_reason, clock.breach_note, clock.breach_explained_by = reason, note, by
    Clock.objects.bulk_update(held, ["breach_reason", "breach_note", "breach_explained_by"])
    record_many(
        [(clock.stream_id, BreachExplained(clock.pk, clock.kind, reason)) for clock in held], by=by, at=at
    )
    return held

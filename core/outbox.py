"""Claiming due work and handing events to their handlers, each exactly once inside Postgres."""

import logging
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import models, transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet

from core.events import handler_named
from core.models import Claimable, Delivery, WorkState
from core.traces import about_event

log = logging.getLogger(__name__)

MOST_ATTEMPTS = 8


def claim(queryset: QuerySet[Any], *, at: datetime, limit: int, lease: timedelta | None = None) -> list[Any]:
    """Take up to `limit` due rows of a Claimable for the time of the lease, oldest first."""
    lease = lease or timedelta(seconds=settings.WORK_LEASE_SECONDS)
    free = Q(leased_until__isnull=True) | Q(leased_until__lte=at)
    with transaction.atomic():
        due = queryset.filter(free, state=WorkState.OPEN, not_before__lte=at)
        rows = list(
            due.order_by("not_before", "pk").select_for_update(skip_locked=True, of=("self",))[:limit]
        )
        keys = [row.pk for row in rows]
        queryset.model.objects.filter(pk__in=keys).update(
            leased_until=at + lease, attempts=F("attempts") + 1, last_error=""
        )
    for row in rows:
        row.attempts += 1
        row.leased_until = at + lease
    return rows


def back_off(attempts: int) -> timedelta:
    """Pause before the next attempt: 10 s, doubled each time, one hour at the most."""
    return timedelta(seconds=min(10 * 2 ** max(attempts - 1, 0), 3600))


def give_back(row: Claimable, error: BaseException | str, *, at: datetime, most: int = MOST_ATTEMPTS) -> None:
    """Put failed work back with a pause, or park it after the last attempt."""
    row.state = WorkState.PARKED if row.attempts >= most else WorkState.OPEN
    row.not_before = at + back_off(row.attempts)
    row.leased_until = None
    row.last_error = (f"{type(error).__name__}: {error}" if isinstance(error, BaseException) else error)[:500]
    row.save(update_fields=["state", "not_before", "leased_until", "last_error"])


def retry(row: Claimable, *, at: datetime) -> None:
    """Take parked work up again at a person's request."""
    row.state, row.not_before, row.leased_until, row.attempts = WorkState.OPEN, at, None, 0
    row.save(update_fields=["state", "not_before", "leased_until", "attempts"])


def deliver_due(*, at: datetime, limit: int = 200) -> int:
    """Hand due events to their handlers; returns how many deliveries were done."""
    rows = claim(_first_of_each_stream(), at=at, limit=limit)
    return sum(_deliver(row, at) for row in rows)


def _first_of_each_stream() -> QuerySet[Delivery]:
    """Per stream and handler only the oldest open delivery; a parked one holds back its own stream only."""
    earlier = Delivery.objects.filter(
        stream=OuterRef("stream"), handler=OuterRef("handler"), event__lt=OuterRef("event")
    ).exclude(state=WorkState.DONE)
    return Delivery.objects.filter(~Exists(earlier)).select_related("event")


def _deliver(row: Delivery, at: datetime) -> bool:
    try:
        with transaction.atomic():
            held = Delivery.objects.select_for_update().get(pk=row.pk)
            if held.state != WorkState.OPEN or held.leased_until != row.leased_until:
                return False
            with about_event(row.event_id):
                _call(row)
            held.state, held.done_at, held.leased_until = WorkState.DONE, at, None
            held.save(update_fields=["state", "done_at", "leased_until"])
    except Exception as error:
        log.exception("delivery %s of event %s failed", row.handler, row.event_id)
        give_back(row, error, at=at)
        return False
    return True


def _call(row: Delivery) -> None:
    handler = handler_named(row.handler)
    if handler is None:
        raise LookupError(f"no handler named {row.handler}")
    handler(row.event)


def lag(work: type[Claimable] | QuerySet[Any], *, at: datetime) -> timedelta:
    """How long the oldest due open row that nobody works on has been waiting; zero when nothing is due."""
    rows: QuerySet[Any] = work if isinstance(work, QuerySet) else work._default_manager.all()
    free = Q(leased_until__isnull=True) | Q(leased_until__lte=at)
    due = rows.filter(free, state=WorkState.OPEN, not_before__lte=at)
    oldest = due.aggregate(oldest=models.Min("not_before"))["oldest"]
    return at - oldest if oldest else timedelta()

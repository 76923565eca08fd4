"""Claiming due work from two connections at once."""

from datetime import datetime, timedelta

import pytest
from django.db import transaction

from core import events, outbox
from core.actors import SYSTEM
from core.events import record
from core.models import Delivery, WorkState
from tests.core.test_events import LampLit
from tests.factories.core import make_stream
from tests.races import race

pytestmark = pytest.mark.django_db(transaction=True)
LEASE = timedelta(seconds=60)


def waiting(count: int, at: datetime) -> None:
    """`count` open deliveries, each on a stream of its own."""
    for watts in range(count):
        with transaction.atomic():
            event = record(make_stream(), LampLit(watts), by=SYSTEM, at=at)
            Delivery.objects.create(event=event, stream_id=event.stream_id, handler="lamp", not_before=at)


def take(at: datetime, limit: int = 100) -> list[int]:
    return [row.pk for row in outbox.claim(Delivery.objects.all(), at=at, limit=limit, lease=LEASE)]


def test_rows_locked_elsewhere_are_passed_over(at: datetime) -> None:
    waiting(3, at)
    first = Delivery.objects.order_by("pk")[0].pk
    with transaction.atomic():
        list(Delivery.objects.filter(pk=first).select_for_update())
        (taken,) = race(lambda: take(at))
    assert (len(taken), first in taken) == (2, False)


def test_two_workers_share_the_work_without_overlap(at: datetime) -> None:
    waiting(20, at)
    one, two = race(lambda: take(at), lambda: take(at))
    rest = take(at)
    assert sorted(one + two + rest) == sorted(Delivery.objects.values_list("pk", flat=True))


def test_a_lease_keeps_others_off_until_it_ends(at: datetime) -> None:
    waiting(1, at)
    counts = [len(take(at + offset)) for offset in (LEASE * 0, LEASE / 2, LEASE)]
    assert counts == [1, 0, 1]


def test_work_of_the_future_is_left(at: datetime) -> None:
    waiting(1, at + timedelta(seconds=1))
    assert take(at) == []


def test_the_oldest_comes_first(at: datetime) -> None:
    waiting(3, at)
    newest = Delivery.objects.order_by("pk").last()
    Delivery.objects.filter(pk=newest.pk).update(not_before=at - timedelta(hours=1))
    assert take(at, limit=1) == [newest.pk]


def test_a_worker_that_lost_its_lease_does_not_deliver(at: datetime) -> None:
    waiting(1, at)
    (mine,) = outbox.claim(Delivery.objects.select_related("event"), at=at, limit=1, lease=LEASE)
    take(at + LEASE)
    assert outbox._deliver(mine, at) is False
    assert Delivery.objects.get().state == WorkState.OPEN


def test_two_workers_deliver_each_event_once(at: datetime) -> None:
    seen: list[int] = []
    events.on(LampLit)(lambda event: seen.append(event.facts["watts"]))
    for watts in range(10):
        with transaction.atomic():
            record(make_stream(), LampLit(watts), by=SYSTEM, at=at)
    race(*[lambda: outbox.deliver_due(at=at)] * 2)
    outbox.deliver_due(at=at)
    del events._handlers[LampLit.name]
    assert sorted(seen) == list(range(10))


def test_lag_is_the_wait_of_the_oldest(at: datetime) -> None:
    waiting(2, at)
    assert outbox.lag(Delivery, at=at + timedelta(minutes=5)) == timedelta(minutes=5)


def test_without_due_work_there_is_no_lag(at: datetime) -> None:
    waiting(1, at)
    assert outbox.lag(Delivery, at=at - timedelta(minutes=5)) == timedelta()

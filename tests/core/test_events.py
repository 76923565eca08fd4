"""Recording events and handing them on."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ClassVar

import pytest

from core import events, outbox, streams
from core.actors import SYSTEM
from core.events import DomainEvent, alike, on, record, record_alike
from core.models import Delivery, Event, Stream, WorkState
from org.models import User
from tests.factories.core import make_stream


@dataclass(frozen=True)
class LampLit(DomainEvent):
    name: ClassVar[str] = "test.lamp_lit"
    watts: int


class Broken(Exception):
    """What a handler raises in these tests."""


@pytest.fixture
def handled() -> Iterator[list[int]]:
    """Watts of the lamps that the handler saw; negative ones make it fail."""
    seen: list[int] = []

    def lamp_handler(event: Event) -> None:
        if event.facts["watts"] < 0:
            raise Broken(str(event.facts["watts"]))
        seen.append(event.facts["watts"])

    on(LampLit)(lamp_handler)
    yield seen
    del events._handlers[LampLit.name]


@pytest.fixture
def stream(db: None) -> Stream:
    return make_stream()


def light(stream: Stream, watts: int, at: datetime) -> Event:
    return record(stream, LampLit(watts), by=SYSTEM, at=at)


def states() -> list[str]:
    return list(Delivery.objects.order_by("event").values_list("state", flat=True))


def fail_until_parked(at: datetime) -> datetime:
    """Let due deliveries fail as often as they may; returns the instant after."""
    for _ in range(outbox.MOST_ATTEMPTS):
        at += timedelta(hours=1)
        outbox.deliver_due(at=at)
    return at


@pytest.mark.django_db(transaction=True)
def test_an_event_outside_a_transaction_is_refused(at: datetime) -> None:
    stream = make_stream()
    with pytest.raises(streams.NotInTransaction):
        light(stream, 40, at)
    assert Event.objects.count() == 0


def test_an_event_keeps_who_and_when(stream: Stream, desk: User, supervisor: User, at: datetime) -> None:
    row = record(stream, LampLit(40), by=desk, at=at, on_behalf_of=supervisor)
    assert (row.actor_id, row.actor_name, row.on_behalf_of_id, row.at, row.facts) == (
        desk.pk,
        "李晓敏",
        supervisor.pk,
        at,
        {"watts": 40},
    )


def test_each_handler_gets_a_delivery(stream: Stream, handled: list[int], at: datetime) -> None:
    event = light(stream, 40, at)
    assert list(Delivery.objects.values_list("event", "stream", "state")) == [(event.pk, stream.pk, "open")]


def test_an_event_without_handlers_has_none(stream: Stream, at: datetime) -> None:
    light(stream, 40, at)
    assert Delivery.objects.count() == 0


def test_events_alike_are_written_like_any_other(stream: Stream, desk: User, at: datetime) -> None:
    record_alike(LampLit, alike([(stream.pk, {"watts": 40}), (stream.pk, {"watts": 60})]), by=desk, at=at)
    rows = Event.objects.filter(stream=stream).values_list("name", "facts", "actor_name", "at")
    assert sorted(rows, key=str) == [
        ("test.lamp_lit", {"watts": watts}, desk.display_name, at) for watts in (40, 60)
    ]


def test_events_with_handlers_are_not_written_alike(stream: Stream, handled: list[int], at: datetime) -> None:
    with pytest.raises(RuntimeError):
        record_alike(LampLit, alike([(stream.pk, {"watts": 40})]), by=SYSTEM, at=at)
    assert Event.objects.filter(stream=stream).count() == 0


def test_delivering_calls_the_handler_once(stream: Stream, handled: list[int], at: datetime) -> None:
    light(stream, 40, at)
    assert [outbox.deliver_due(at=at) for _ in range(3)] == [1, 0, 0]
    assert (handled, states()) == ([40], [WorkState.DONE])


def test_events_of_a_stream_arrive_in_order(stream: Stream, handled: list[int], at: datetime) -> None:
    for watts in (1, 2, 3):
        light(stream, watts, at)
    assert [outbox.deliver_due(at=at) for _ in range(4)] == [1, 1, 1, 0]
    assert handled == [1, 2, 3]


def test_a_failure_is_tried_again_after_a_pause(stream: Stream, handled: list[int], at: datetime) -> None:
    light(stream, -1, at)
    outbox.deliver_due(at=at)
    held = Delivery.objects.get()
    assert (held.state, held.attempts, held.not_before, held.last_error) == (
        WorkState.OPEN,
        1,
        at + timedelta(seconds=10),
        "Broken: -1",
    )


def test_nothing_is_tried_during_the_pause(stream: Stream, handled: list[int], at: datetime) -> None:
    light(stream, -1, at)
    outbox.deliver_due(at=at)
    outbox.deliver_due(at=at + timedelta(seconds=9))
    assert Delivery.objects.get().attempts == 1


def test_what_a_failing_handler_wrote_is_undone(stream: Stream, at: datetime) -> None:
    def writes_and_fails(event: Event) -> None:
        make_stream("left-over")
        raise Broken

    on(LampLit)(writes_and_fails)
    light(stream, 1, at)
    outbox.deliver_due(at=at)
    del events._handlers[LampLit.name]
    assert Stream.objects.filter(kind="left-over").count() == 0


def test_after_the_last_attempt_it_is_parked(stream: Stream, handled: list[int], at: datetime) -> None:
    light(stream, -1, at)
    fail_until_parked(at)
    assert states() == [WorkState.PARKED]


def test_a_parked_delivery_holds_back_its_own_stream_only(
    stream: Stream, handled: list[int], at: datetime
) -> None:
    other = make_stream()
    light(stream, -1, at)
    light(stream, 2, at)
    light(other, 3, at)
    fail_until_parked(at)
    assert (handled, states()) == ([3], [WorkState.PARKED, WorkState.OPEN, WorkState.DONE])


def test_a_retry_lets_the_stream_go_on(stream: Stream, handled: list[int], at: datetime) -> None:
    light(stream, -1, at)
    light(stream, 2, at)
    later = fail_until_parked(at)
    events._handlers[LampLit.name] = {
        name: lambda event: handled.append(event.facts["watts"]) for name in events.handlers_of(LampLit.name)
    }
    outbox.retry(Delivery.objects.get(state=WorkState.PARKED), at=later)
    assert ([outbox.deliver_due(at=later) for _ in range(3)], handled) == ([1, 1, 0], [-1, 2])


def test_a_handler_that_is_gone_is_an_error(stream: Stream, handled: list[int], at: datetime) -> None:
    light(stream, 1, at)
    Delivery.objects.update(handler="gone.for_good")
    outbox.deliver_due(at=at)
    assert Delivery.objects.get().last_error == "LookupError: no handler named gone.for_good"


def test_two_classes_cannot_share_a_name() -> None:
    with pytest.raises(TypeError, match=r"test\.lamp_lit"):
        type("Impostor", (DomainEvent,), {"name": "test.lamp_lit"})


@pytest.mark.parametrize(
    ("attempts", "seconds"), [(1, 10), (2, 20), (3, 40), (9, 2560), (10, 3600), (40, 3600)]
)
def test_pauses_double_up_to_an_hour(attempts: int, seconds: int) -> None:
    assert outbox.back_off(attempts) == timedelta(seconds=seconds)


def test_the_wake_up_waits_for_the_commit(
    stream: Stream,
    handled: list[int],
    at: datetime,
    django_capture_on_commit_callbacks: Callable[..., list[Callable[[], None]]],
) -> None:
    with django_capture_on_commit_callbacks() as callbacks:  # type: ignore[attr-defined]
        light(stream, 1, at)
    assert len(callbacks) == 1


def test_facts_are_plain_json(stream: Stream, at: datetime) -> None:
    assert json.loads(json.dumps(light(stream, 7, at).facts)) == {"watts": 7}

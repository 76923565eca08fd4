"""Streams: identity, order of locks, who may see them."""

from datetime import datetime

import pytest
from django.db import connection, transaction

from core.models import Stream
from core.streams import NotInTransaction, kind_of, lock_streams, open_stream, url_of, visible
from org.models import User
from org.operations.people import edit_person
from tests.factories.core import make_stream
from tests.races import race


@pytest.fixture
def of_desk(desk: User, administrator: User, at: datetime) -> Stream:
    """The stream of an account."""
    person = edit_person(user=desk, name="李晓", email="", phone="", by=administrator, at=at)
    return Stream.objects.get(pk=person.stream_id)


@pytest.mark.django_db
def test_a_number_is_given_once(at: datetime) -> None:
    stream = open_stream(kind="ticket", at=at, number="TK-2026-000001")
    assert (str(stream), str(open_stream(kind="ticket", at=at))[:6]) == ("TK-2026-000001", "ticket")


@pytest.mark.django_db(transaction=True)
def test_locking_needs_a_transaction() -> None:
    with pytest.raises(NotInTransaction):
        lock_streams(make_stream().pk)


@pytest.mark.django_db
def test_locks_are_taken_in_id_order(django_assert_num_queries: object) -> None:
    streams = [make_stream() for _ in range(2)]
    with django_assert_num_queries(1) as seen:  # type: ignore[operator]
        lock_streams(streams[1].pk, streams[0].pk)
    statement = seen.captured_queries[0]["sql"]
    assert statement.endswith("ORDER BY id FOR NO KEY UPDATE")


@pytest.mark.django_db(transaction=True)
def test_opposite_orders_do_not_deadlock() -> None:
    one, two = make_stream().pk, make_stream().pk

    def lock(*ids: int) -> str:
        with transaction.atomic():
            lock_streams(*ids)
            return "held"

    assert race(*[lambda: lock(one, two), lambda: lock(two, one)] * 4) == ["held"] * 8


@pytest.mark.django_db(transaction=True)
def test_a_lock_makes_others_wait() -> None:
    stream = make_stream()

    def try_it() -> str:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET LOCAL lock_timeout = '200ms'")
            lock_streams(stream.pk)
            return "held"

    with transaction.atomic():
        lock_streams(stream.pk)
        (waited,) = race(try_it)
    assert "lock timeout" in str(waited)


def test_a_kind_tells_who_may_see_it(of_desk: Stream, administrator: User, supervisor: User) -> None:
    assert [visible(of_desk, user) for user in (administrator, supervisor)] == [True, False]


def test_a_kind_tells_where_it_is_shown(of_desk: Stream, desk: User) -> None:
    assert url_of(of_desk) == f"/people/{desk.pk}/"


def test_an_unknown_kind_is_an_error() -> None:
    with pytest.raises(KeyError, match="spaceship"):
        kind_of("spaceship")

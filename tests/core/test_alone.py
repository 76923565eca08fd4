"""One holder of a name across sessions."""

import time
from collections.abc import Iterator
from typing import Any
from zlib import crc32

import psycopg2
import pytest
from django.db import connection

from core.alone import alone


@pytest.fixture
def other_session(db: None) -> Iterator[Any]:
    """A second connection to the same database, as another worker has it."""
    session = psycopg2.connect(**connection.get_connection_params())
    session.autocommit = True
    yield session
    session.close()


def _hold(session: Any) -> bool:
    with session.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [crc32(b"work")])
        return bool(cursor.fetchone()[0])


def test_the_first_is_alone_and_keeps_others_out(other_session: Any) -> None:
    with alone("work") as mine:
        assert (mine, _hold(other_session)) == (True, False)


def test_the_second_is_told(other_session: Any) -> None:
    _hold(other_session)
    with alone("work") as mine:
        assert mine is False


def test_leaving_frees_the_name(other_session: Any) -> None:
    with alone("work"):
        pass
    assert _hold(other_session) is True


def test_a_dead_session_leaves_nothing_behind(other_session: Any) -> None:
    _hold(other_session)
    other_session.close()
    assert any(_entered() for _ in range(100))


def _entered() -> bool:
    """Postgres notices the end of a connection a moment later."""
    time.sleep(0.02)
    with alone("work") as mine:
        return mine

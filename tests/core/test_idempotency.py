"""A request with a client's UUID is carried out once."""

from datetime import datetime
from uuid import UUID

import pytest
from django.db import connection

from core.idempotency import KeyReused, fingerprint, once
from core.models import Stream, Submission
from org.models import User
from tests.factories.core import make_stream
from tests.factories.org import make_user
from tests.races import race

KEY = UUID("7d3f6f5e-2f0a-4a53-9a55-0a3d4f1b2c3d")


def submit(user: User, at: datetime, body: object = "a") -> tuple[object, bool]:
    def run() -> dict[str, int]:
        return {"stream": make_stream("made").pk}

    return once(actor=user, key=KEY, fingerprint=fingerprint(body), at=at, run=run)


def made() -> int:
    return Stream.objects.filter(kind="made").count()


def test_a_repeat_gets_the_first_answer(desk: User, at: datetime) -> None:
    (first, again), (second, replayed) = submit(desk, at), submit(desk, at)
    assert (first == second, again, replayed, made()) == (True, False, True, 1)


def test_another_body_is_refused(desk: User, at: datetime) -> None:
    submit(desk, at)
    with pytest.raises(KeyReused):
        submit(desk, at, body="b")
    assert made() == 1


def test_another_person_may_use_the_same_key(desk: User, supervisor: User, at: datetime) -> None:
    assert (submit(desk, at)[1], submit(supervisor, at)[1], made()) == (False, False, 2)


def test_a_failure_may_be_tried_again(desk: User, at: datetime) -> None:
    def fail() -> None:
        raise LookupError

    with pytest.raises(LookupError):
        once(actor=desk, key=KEY, fingerprint=fingerprint("a"), at=at, run=fail)
    assert (Submission.objects.count(), submit(desk, at)[1]) == (0, False)


def test_an_empty_answer_counts_as_an_answer(desk: User, at: datetime) -> None:
    runs: list[int] = []
    for _ in range(2):
        once(actor=desk, key=KEY, fingerprint="f", at=at, run=lambda: runs.append(1))
    assert runs == [1]


def test_the_order_of_keys_does_not_matter_to_a_fingerprint() -> None:
    assert fingerprint({"a": 1, "b": "二"}) == fingerprint({"b": "二", "a": 1})


@pytest.mark.django_db(transaction=True)
def test_of_two_at_once_one_runs_and_both_get_its_answer(at: datetime) -> None:
    user = make_user("racer")
    answers = race(*[lambda: submit(user, at)] * 4)
    assert ([replayed for _, replayed in answers].count(False), made()) == (1, 1)
    assert len({answer["stream"] for answer, _ in answers}) == 1
    connection.close()

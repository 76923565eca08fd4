"""Running numbers: unique and rising, also when many ask at once."""

from datetime import UTC, datetime

import pytest
from django.db import transaction

from core.models import Stream
from core.numbers import next_number, open_numbered, take_numbers
from core.streams import NotInTransaction
from tests.races import race


@pytest.mark.django_db
def test_numbers_rise_from_one(at: datetime) -> None:
    assert [next_number("TK", at=at) for _ in range(3)] == [
        "TK-2026-000001",
        "TK-2026-000002",
        "TK-2026-000003",
    ]


@pytest.mark.django_db
def test_series_do_not_know_each_other(at: datetime) -> None:
    assert (next_number("TK", at=at), next_number("WO", at=at)) == ("TK-2026-000001", "WO-2026-000001")


@pytest.mark.django_db
def test_the_year_is_that_of_shanghai() -> None:
    last_hours_of_the_utc_year = datetime(2026, 12, 31, 16, 0, tzinfo=UTC)
    assert next_number("TK", at=last_hours_of_the_utc_year) == "TK-2027-000001"


@pytest.mark.django_db
def test_many_at_once_follow_each_other(at: datetime) -> None:
    next_number("TK", at=at)
    assert take_numbers("TK", 2, at=at) == ["TK-2026-000002", "TK-2026-000003"]


@pytest.mark.django_db
def test_streams_open_with_the_numbers_that_follow(at: datetime) -> None:
    next_number("TK", at=at)
    opened = open_numbered("trial", "TK", 2, at=at)
    assert [(one.kind, one.number, one.opened_at) for one in opened] == [
        ("trial", "TK-2026-000002", at),
        ("trial", "TK-2026-000003", at),
    ]
    assert list(Stream.objects.filter(kind="trial").order_by("pk")) == opened


@pytest.mark.django_db(transaction=True)
def test_a_transaction_is_needed(at: datetime) -> None:
    with pytest.raises(NotInTransaction):
        next_number("TK", at=at)


@pytest.mark.django_db(transaction=True)
def test_eight_at_once_get_eight_numbers(at: datetime) -> None:
    def take() -> str:
        with transaction.atomic():
            return next_number("TK", at=at)

    assert sorted(race(*[take] * 8)) == [f"TK-2026-{number:06d}" for number in range(1, 9)]

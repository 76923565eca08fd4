"""How calls are answered."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from core.clock import at_local
from org.models import Unit, User
from tests.factories.packs import default_packs
from tickets.models import Call, CallLeg
from tickets.queries.answering import answering, missed

MARCH = date(2026, 3, 1)
BEGUN = datetime(2026, 3, 10, 2, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _packs(db: None) -> None:
    default_packs()


def call(number: int, *, rings: int | None = None, seconds: int | None = None, answered: bool = True) -> Call:
    return Call.objects.create(
        call_id=f"call-{number}",
        started_at=BEGUN,
        answered_at=BEGUN + timedelta(seconds=10) if answered else None,
        rings=rings,
        wait_seconds=seconds,
    )


@pytest.mark.requirement("INT-02")
@pytest.mark.requirement("SLA-19")
def test_ring_three_is_in_time_and_ring_four_is_late() -> None:
    for number, given in enumerate([{"rings": 3}, {"rings": 4}, {"seconds": 15}, {"seconds": 16}]):
        call(number, **given)
    month = answering(MARCH)
    assert (month.calls, month.answered, month.in_time, month.share) == (4, 4, 2, Decimal("50.0"))


def test_calls_without_a_measure_are_not_judged() -> None:
    call(1)
    call(2, answered=False)
    month = answering(MARCH)
    assert (month.calls, month.answered, month.known, month.share) == (2, 1, 0, None)


@pytest.mark.requirement("INT-02")
def test_the_monthly_share_is_reported(supervisor: User, desk: User, signed_in) -> None:
    call(1, rings=3)
    call(2, rings=4)
    call(3, rings=1)
    text = signed_in(supervisor).get("/calls/answering/?month=2026-03").content.decode()
    assert "66.7%" in text
    assert signed_in(desk).get("/calls/answering/").status_code == 403


@pytest.mark.requirement("SLA-21")
@pytest.mark.parametrize(("clock", "count"), [("21:59", 1), ("22:01", 0), ("08:00", 1), ("07:59", 0)])
def test_missed_calls_count_from_eight_to_ten(clock: str, count: int, technician: User) -> None:
    at = at_local(date(2026, 3, 10), datetime.strptime(clock, "%H:%M").time())  # noqa: DTZ007
    held = call(1, answered=False)
    CallLeg.objects.create(
        call=held, extension="8001", agent=technician, started_at=at, ended_at=at + timedelta(seconds=30)
    )
    assert [one.count for one in missed(MARCH)] == [count] * (count > 0)


def test_the_page_has_a_budget(
    supervisor: User, east: Unit, signed_in, django_assert_max_num_queries
) -> None:
    client = signed_in(supervisor)
    with django_assert_max_num_queries(75):
        client.get("/calls/answering/?month=2026-03")

"""The auditor tells when the sweep is late or stopped."""

from datetime import timedelta

import pytest

from core.heartbeat import beat
from deadlines import operations
from deadlines.models import SweepGap
from notifications.models import Message
from org.models import Unit, User
from packs.models import PackSet
from tests.core.worktime.instants import at as instant
from tests.factories.deadlines import URGENT, begin

TEN = instant("2026-03-10 10:00")
MINUTE = timedelta(minutes=1)


def told(person: User) -> list[str]:
    rows = Message.objects.filter(channel="inbox", recipient=person).order_by("pk")
    return list(rows.values_list("subject", flat=True))


@pytest.fixture
def stopped(east: Unit, pack_set: PackSet, administrator: User) -> None:
    """A level was due at 11:36 and nobody swept since."""
    begin(URGENT, TEN, east, pack_set)
    beat("sweep", at=TEN + 95 * MINUTE)


def test_a_sweep_in_time_opens_nothing(stopped: None) -> None:
    operations.sweep(at=TEN + 96 * MINUTE)
    beat("sweep", at=TEN + 96 * MINUTE)
    assert (operations.audit(at=TEN + 97 * MINUTE), SweepGap.objects.count()) == (None, 0)


def test_a_level_that_waits_too_long_is_told_once(stopped: None, administrator: User) -> None:
    for minute in (99, 100, 105):
        operations.audit(at=TEN + minute * MINUTE)
    gap = SweepGap.objects.get()
    assert (gap.since, gap.worst_seconds, gap.most_waiting) == (TEN + 99 * MINUTE, 600, 1)
    assert told(administrator) == ["时限巡检滞后或停止"]


def test_a_silent_sweep_is_told_though_nothing_is_due(pack_set: PackSet, administrator: User) -> None:
    beat("sweep", at=TEN)
    operations.audit(at=TEN + 3 * MINUTE)
    assert told(administrator) == ["时限巡检滞后或停止"]


def test_catching_up_is_told_too(stopped: None, administrator: User) -> None:
    operations.audit(at=TEN + 99 * MINUTE)
    operations.sweep(at=TEN + 100 * MINUTE)
    beat("sweep", at=TEN + 100 * MINUTE)
    operations.audit(at=TEN + 100 * MINUTE)
    assert SweepGap.objects.get().until == TEN + 100 * MINUTE
    assert told(administrator)[-1] == "时限巡检已恢复"


def test_the_page_is_for_administrators(
    stopped: None, administrator: User, supervisor: User, signed_in
) -> None:
    operations.audit(at=TEN + 99 * MINUTE)
    text = signed_in(administrator).get("/sweep/").content.decode()
    assert "滞后" in text
    assert signed_in(supervisor).get("/sweep/").status_code == 403


def test_the_page_has_a_budget(
    stopped: None, administrator: User, signed_in, django_assert_max_num_queries
) -> None:
    client = signed_in(administrator)
    with django_assert_max_num_queries(14):
        client.get("/sweep/")

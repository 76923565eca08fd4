"""Changes shortly before a breach are listed and judged by the level above."""

from datetime import datetime, timedelta

import pytest

from deadlines import operations
from deadlines.models import Clock, Pause, Rescue
from deadlines.operations import NotJudged
from deadlines.queries import rules_for
from org.models import Unit, User
from packs.models import PackSet
from tests.core.worktime.instants import at as instant
from tests.factories.deadlines import GENERAL, QUALITY, URGENT, begin

TEN = instant("2026-03-10 10:00")
HOUR = timedelta(hours=1)


def ask(clock: Clock, by: User, at: datetime) -> Pause:
    return operations.ask_pause(
        clock=clock,
        reason="customer_reschedule",
        starts_at=at,
        ends_at=at + 4 * HOUR,
        by=by,
        at=at,
        evidence="客户短信",
    )


@pytest.fixture
def clock(east: Unit, pack_set: PackSet, owner: User) -> Clock:
    return begin(GENERAL, TEN, east, pack_set, responsible=owner)["complete"]


@pytest.mark.parametrize(("before", "listed"), [(31, 0), (30, 1), (1, 1), (-1, 0)])
def test_a_pause_asked_in_the_last_half_hour_is_listed(
    before: int, listed: int, clock: Clock, owner: User
) -> None:
    assert clock.due_at is not None
    ask(clock, owner, clock.due_at - timedelta(minutes=before))
    assert Rescue.objects.filter(kind="pause", by=owner).count() == listed


def test_a_downgrade_in_the_last_half_hour_is_listed(east: Unit, pack_set: PackSet, supervisor: User) -> None:
    clock = begin(URGENT, TEN, east, pack_set)["reply"]
    late = TEN + timedelta(minutes=110)
    rules = rules_for(pack_set=pack_set, facts=GENERAL)
    operations.reclassify(
        stream=clock.stream, rules=rules, at=late, by=supervisor, unit=east, approved_by=supervisor
    )
    assert list(Rescue.objects.values_list("kind", "by", "due_at")) == [
        ("longer", supervisor.pk, TEN + 2 * HOUR)
    ]


def test_a_reclassification_that_drops_a_promise_in_the_last_half_hour_is_listed(
    east: Unit, pack_set: PackSet, supervisor: User
) -> None:
    arrive = begin(QUALITY, TEN, east, pack_set)["arrive"]
    late = TEN + 23.6 * HOUR
    operations.reclassify(
        stream=arrive.stream,
        rules=rules_for(pack_set=pack_set, facts=GENERAL),
        at=late,
        by=supervisor,
        unit=east,
        approved_by=supervisor,
    )
    assert list(Rescue.objects.values_list("clock", "kind", "due_at")) == [
        (arrive.pk, "dropped", TEN + 24 * HOUR)
    ]


@pytest.fixture
def rescue(clock: Clock, supervisor: User) -> Rescue:
    ask(clock, supervisor, clock.due_at - timedelta(minutes=10))
    return Rescue.objects.get()


def test_the_manager_judges_with_a_reason(rescue: Rescue, manager: User) -> None:
    with pytest.raises(NotJudged):
        operations.judge(rescue=rescue, fine=False, reason="", by=manager, at=TEN)
    held = operations.judge(rescue=rescue, fine=False, reason="客户未改约", by=manager, at=TEN)
    assert (held.fine, held.judged_by, held.reason) == (False, manager, "客户未改约")
    with pytest.raises(NotJudged):
        operations.judge(rescue=rescue, fine=True, reason="", by=manager, at=TEN)


def test_not_the_level_itself_nor_whoever_did_it(rescue: Rescue, supervisor: User, stranger: User) -> None:
    for person in (supervisor, stranger):
        with pytest.raises(NotJudged):
            operations.judge(rescue=rescue, fine=True, reason="", by=person, at=TEN)
    assert Rescue.objects.get().judged_at is None


def test_the_page_lists_judges_and_counts(rescue: Rescue, manager: User, supervisor: User, signed_in) -> None:
    client = signed_in(manager)
    assert "申请暂停" in client.get("/rescues/").content.decode()
    address = f"/rescues/{rescue.pk}/judgement/"
    assert client.post(address, {"fine": "no", "reason": ""}).status_code == 409
    assert client.post(address, {"fine": "no", "reason": "无依据"}).status_code == 302
    assert "无依据" in client.get("/rescues/?which=judged").content.decode()
    assert signed_in(supervisor).get("/rescues/").status_code == 403


def test_the_page_has_a_budget(
    rescue: Rescue, manager: User, signed_in, django_assert_max_num_queries
) -> None:
    client = signed_in(manager)
    with django_assert_max_num_queries(14):
        client.get("/rescues/")

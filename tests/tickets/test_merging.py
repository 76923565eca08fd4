"""Two tickets about one thing become one: no promise is lost, none is counted or told twice."""

from datetime import datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.models import Event
from deadlines import operations as promises
from deadlines.models import Clock, Firing
from deadlines.queries import differing
from org.models import Unit, User
from tests.factories.tickets import COMPLAINT, make_ticket
from tickets.models import Ticket, TicketMerge
from tickets.operations import clocks, contacts
from tickets.operations.errors import Blocked, NotAllowed, Stale, TicketRefused
from tickets.operations.merging import merge, preview

HOUR = timedelta(hours=1)


def running(ticket: Ticket) -> dict[str, Clock]:
    return {one.kind: one for one in Clock.objects.running().filter(stream=ticket.pk)}


def two(east: Unit, desk: User, at: datetime, *, gone: dict | None = None, kept: dict | None = None):
    """The customer called at `at` and an hour later again."""
    first = make_ticket(east, by=desk, at=at, **(gone or {}))
    return first, make_ticket(east, by=desk, at=at + HOUR, **(kept or {}))


@pytest.fixture
def pair(east: Unit, desk: User, supervisor: User, at: datetime) -> tuple[Ticket, Ticket]:
    return two(east, desk, at)


def done(gone: Ticket, kept: Ticket, by: User, at: datetime, **given) -> Ticket:
    return merge(ticket=gone, into=kept, reason="同一件事来电两次", by=by, at=at, **given)


def test_the_survivor_keeps_the_first_times(pair, supervisor: User, at: datetime) -> None:
    gone, kept = pair
    before = {kind: one.due_at for kind, one in running(gone).items()}
    survivor = done(gone, kept, supervisor, at + 2 * HOUR)
    after = running(survivor)
    assert {kind: one.due_at for kind, one in after.items()} == before
    assert {one.started_at for one in after.values()} == {at}
    assert (survivor.pk, survivor.next_due_at) == (kept.pk, min(before.values()))


def test_the_other_ends_cancelled_and_says_where(pair, supervisor: User, at: datetime) -> None:
    gone, kept = pair
    done(gone, kept, supervisor, at + 2 * HOUR)
    gone.refresh_from_db()
    assert (gone.status, gone.closed_at, gone.next_due_at) == ("cancelled", at + 2 * HOUR, None)
    assert running(gone) == {}
    row = TicketMerge.objects.get()
    assert (row.ticket, row.into, row.reason, row.by) == (gone, kept, "同一件事来电两次", supervisor)
    said = Event.objects.filter(name="ticket.merged").order_by("pk")
    assert [(one.stream_id, one.facts["other"]) for one in said] == [
        (gone.pk, kept.number),
        (kept.pk, gone.number),
    ]


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    urgencies=st.tuples(*[st.sampled_from(["general", "urgent"])] * 2),
    turned=st.booleans(),
    later=st.integers(0, 30),
)
def test_each_promise_ends_when_the_sooner_of_the_two_would(
    urgencies, turned, later, east: Unit, desk: User, supervisor: User, at: datetime
) -> None:
    given = [{"urgency": one, "fault": False} for one in urgencies]
    gone, kept = two(east, desk, at, gone=given[0], kept=given[1])
    if turned:
        gone, kept = kept, gone
    both = [running(gone), running(kept)]
    dues = {
        kind: min(one[kind].due_at for one in both if kind in one) for kind in both[0].keys() | both[1].keys()
    }
    done(gone, kept, supervisor, at + timedelta(hours=1, minutes=later))
    assert {kind: one.due_at for kind, one in running(kept).items()} == dues
    assert differing(gone.stream) == differing(kept.stream) == []


def test_merging_into_the_older_changes_none_of_its_times(pair, supervisor: User, at: datetime) -> None:
    kept, gone = pair
    before = sorted((one.pk, one.due_at) for one in running(kept).values())
    done(gone, kept, supervisor, at + 2 * HOUR)
    assert sorted((one.pk, one.due_at) for one in running(kept).values()) == before
    assert not Event.objects.filter(name="clocks.merged").exists()


def test_a_breach_goes_over_and_counts_once(pair, supervisor: User, at: datetime) -> None:
    gone, kept = pair
    late = at + 24 * HOUR + timedelta(minutes=1)
    promises.sweep(at=late)
    fired = list(Firing.objects.filter(clock__stream=gone.pk).values_list("level", flat=True))
    done(gone, kept, supervisor, late + timedelta(minutes=1))
    breached = Clock.objects.exclude(breached_at=None)
    assert [(one.stream_id, one.kind) for one in breached] == [(kept.pk, "reply")]
    assert Firing.objects.filter(level="L2").count() == fired.count("L2") == 1
    assert Event.objects.filter(name="clock.breach_withdrawn", stream=gone.pk).count() == 1
    assert differing(gone.stream) == differing(kept.stream) == []


def test_a_breach_that_stays_needs_its_reason(east, desk, supervisor: User, at: datetime) -> None:
    kept, gone = two(east, desk, at)
    late = at + 26 * HOUR
    promises.sweep(at=late)
    with pytest.raises(Blocked):
        done(gone, kept, supervisor, late)
    done(gone, kept, supervisor, late, breach_reason="other")
    assert running(gone) == {}


def test_pauses_go_along(pair, desk: User, supervisor: User, at: datetime) -> None:
    gone, kept = pair
    clock = running(gone)["complete"]
    asked = clocks.ask_pause(
        ticket=gone,
        clock=clock,
        reason="customer_reschedule",
        starts_at=at + HOUR,
        ends_at=at + HOUR * 1.5,
        by=desk,
        at=at + HOUR,
        evidence="录音",
    )
    with pytest.raises(TicketRefused, match="等待暂停审批"):
        done(gone, kept, supervisor, at + HOUR)
    clocks.decide_pause(ticket=gone, pause=asked, approved=True, by=supervisor, at=at + HOUR)
    paused = Clock.objects.get(pk=clock.pk).due_at
    done(gone, kept, supervisor, at + 2 * HOUR)
    held = running(kept)["complete"]
    assert (held.due_at, held.pauses.in_force().count()) == (paused, 1)


def test_an_open_pause_is_settled_first(pair, desk: User, supervisor: User, at: datetime) -> None:
    gone, kept = pair
    asked = clocks.ask_pause(
        ticket=kept,
        clock=running(kept)["complete"],
        reason="force_majeure",
        starts_at=at + HOUR,
        ends_at=None,
        by=desk,
        at=at + HOUR,
    )
    clocks.decide_pause(ticket=kept, pause=asked, approved=True, by=supervisor, at=at + HOUR)
    assert "正在暂停" in preview(gone, kept).refusal


def test_a_promise_kept_since_is_not_begun_again(pair, desk: User, supervisor: User, at: datetime) -> None:
    gone, kept = pair
    contacts.log_contact(ticket=kept, reached=True, by=desk, at=at + 2 * HOUR)
    assert [one.goes for one in preview(gone, kept).fates if one.clock.kind == "reply"] == [False]
    done(gone, kept, supervisor, at + 3 * HOUR)
    assert "reply" not in running(kept)


def test_a_time_agreed_with_the_customer_stands(pair, desk: User, supervisor: User, at: datetime) -> None:
    gone, kept = pair
    agreed = at + 200 * HOUR
    contacts.log_contact(ticket=kept, reached=True, by=desk, at=at + 2 * HOUR, agreed_at=agreed)
    contacts.log_contact(ticket=gone, reached=True, by=desk, at=at + 2 * HOUR, agreed_at=agreed - 100 * HOUR)
    done(gone, kept, supervisor, at + 3 * HOUR)
    assert running(kept)["arrive"].due_at == agreed - 100 * HOUR


def test_who_may_not_cancel_may_not_merge(pair, desk: User, stranger: User, at: datetime) -> None:
    for person in (desk, stranger):
        with pytest.raises(NotAllowed):
            done(*pair, person, at + 2 * HOUR)
    assert TicketMerge.objects.count() == 0


def test_what_cannot_be_one_is_refused(pair, east: Unit, desk: User, supervisor: User, at: datetime) -> None:
    gone, kept = pair
    other = make_ticket(east, by=desk, at=at, phone="13900000001", name="李四")
    complaint = make_ticket(east, by=desk, at=at, **COMPLAINT)
    for one, into, words in (
        (gone, gone, "自己"),
        (gone, other, "同一客户"),
        (complaint, kept, "是投诉"),
    ):
        with pytest.raises(TicketRefused, match=words):
            done(one, into, supervisor, at + 2 * HOUR)
    with pytest.raises(Stale):
        done(gone, kept, supervisor, at + 2 * HOUR, version=gone.version + 1)
    done(gone, kept, supervisor, at + 2 * HOUR)
    with pytest.raises(TicketRefused, match="已关闭"):
        done(kept, gone, supervisor, at + 3 * HOUR)

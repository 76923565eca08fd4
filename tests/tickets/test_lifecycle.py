"""Following a job, closing, reopening."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.models import ProtectedError
from django.test import Client

from core.actors import SYSTEM
from core.models import AppendOnlyError, Event, Stream
from deadlines.models import Clock
from org.enums import Post
from org.models import Approval, Unit, User
from org.operations.calendar import load_published_years
from packs.operations import activate
from tests.factories.org import appoint, make_user
from tests.factories.packs import default_packs
from tests.factories.tickets import make_ticket
from tickets.models import Acknowledgement, Reopening, Ticket
from tickets.operations import clocks, lifecycle
from tickets.operations.errors import Blocked, TicketRefused, WrongMove
from tickets.operations.reclassify import reclassify

HOUR = timedelta(hours=1)
JOB = ("accepted", "departed", "on_site", "work_done", "signed", "recorded")


def done(ticket: Ticket, technician: User, by: User, at: datetime) -> Ticket:
    """A fault that went its whole way to recorded, one minute each."""
    lifecycle.follow(ticket=ticket, to="dispatched", assignee=technician, by=by, at=at)
    for minute, to in enumerate(JOB, 1):
        held = lifecycle.follow(ticket=ticket, to=to, by=technician, at=at + timedelta(minutes=minute))
    return held


def test_job_keeps_its_promises_on_the_way(
    fault: Ticket, technician: User, supervisor: User, at: datetime
) -> None:
    ticket = done(fault, technician, supervisor, at)
    met = dict(Clock.objects.filter(stream=ticket.pk, met_at__isnull=False).values_list("kind", "met_at"))
    assert met == {"dispatch": at, "complete": at + timedelta(minutes=5)}
    assert ticket.next_due_at == Clock.objects.get(stream=ticket.pk, kind="reply").due_at


def test_work_on_site_keeps_the_promises_of_contracts_and_lines(
    east: Unit, technician: User, supervisor: User, at: datetime
) -> None:
    load_published_years(by=SYSTEM, at=at, years=[2026])
    default_packs()
    activate(packs=["telematics", "central_ac"], rank="product_model", key="T-1", by=SYSTEM, at=at)
    fault = make_ticket(east, at=at, fault=True, serial="S-1", model_code="T-1")
    ticket = done(fault, technician, supervisor, at)
    kept = Clock.objects.filter(stream=ticket.pk, kind__in=["handled", "restore"])
    assert dict(kept.values_list("kind", "met_at")) == dict.fromkeys(
        ("handled", "restore"), at + timedelta(minutes=4)
    )


def test_withdrawn_job_has_no_technician(
    fault: Ticket, technician: User, supervisor: User, at: datetime
) -> None:
    lifecycle.follow(ticket=fault, to="dispatched", assignee=technician, by=supervisor, at=at)
    back = lifecycle.follow(ticket=fault, to="approved", by=supervisor, at=at)
    assert (back.status, back.assignee) == ("approved", None)


def test_dispatch_needs_a_technician(fault: Ticket, supervisor: User, at: datetime) -> None:
    with pytest.raises(TicketRefused):
        lifecycle.follow(ticket=fault, to="dispatched", by=supervisor, at=at)
    assert Ticket.objects.get(pk=fault.pk).status == "registered"


def test_cancelling_keeps_the_record(booking: Ticket, supervisor: User, at: datetime) -> None:
    gone = lifecycle.cancel(ticket=booking, reason="客户自行解决", by=supervisor, at=at)
    assert (gone.status, gone.closed_at, gone.next_due_at) == ("cancelled", at, None)
    assert Clock.objects.running().filter(stream=gone.pk).count() == 0
    assert Approval.objects.get().decision == "withdrawn"


@pytest.mark.requirement("ARC-03")
def test_cancelled_ticket_cannot_be_deleted(booking: Ticket, supervisor: User, at: datetime) -> None:
    lifecycle.cancel(ticket=booking, reason="重复", by=supervisor, at=at)
    with pytest.raises(ProtectedError):
        Ticket.objects.filter(pk=booking.pk).delete()
    assert Ticket.objects.get(pk=booking.pk).description == "空调制冷效果差，有轻微噪音"


@pytest.mark.requirement("ARC-03", "TKT-33")
@pytest.mark.parametrize("method", ["delete", "put", "patch"])
@pytest.mark.parametrize("post", Post.values)
def test_no_post_deletes_or_overwrites(post: str, method: str, booking: Ticket, group: Unit) -> None:
    user = appoint(make_user("somebody"), group, post)
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    answer = getattr(client, method)(f"/api/v1/tickets/{booking.number}/")
    assert answer.status_code == 405
    assert Ticket.objects.get().status == "awaiting_approval"


@pytest.mark.requirement("TKT-33")
@pytest.mark.parametrize("change", ["UPDATE core_event SET actor_name = 'x'", "DELETE FROM core_event"])
def test_the_database_refuses_to_touch_audit_rows(change: str, booking: Ticket) -> None:
    with pytest.raises(DatabaseError, match="rows of core_event are written once"), transaction.atomic():
        connection.cursor().execute(change)
    assert Event.objects.filter(stream=booking.pk, actor_name="李晓敏").count() == 4


def test_the_application_refuses_to_touch_audit_rows(booking: Ticket) -> None:
    event = Event.objects.filter(stream=booking.pk).first()
    for attempt in (event.delete, event.save, Event.objects.all().delete):
        with pytest.raises(AppendOnlyError):
            attempt()


def test_acknowledgement_is_written_once(booking: Ticket) -> None:
    told = Acknowledgement.objects.get(ticket=booking)
    with pytest.raises(AppendOnlyError):
        told.save()


def test_a_request_that_waits_is_not_reopened(booking: Ticket, desk: User, at: datetime) -> None:
    with pytest.raises(WrongMove):
        lifecycle.reopen(ticket=booking, reason="再来一次", by=desk, at=at)
    assert (Ticket.objects.get(pk=booking.pk).round, Reopening.objects.count()) == (1, 0)


def test_cancelling_needs_a_reason(booking: Ticket, supervisor: User, at: datetime) -> None:
    with pytest.raises(TicketRefused):
        lifecycle.cancel(ticket=booking, reason=" ", by=supervisor, at=at)


@pytest.mark.requirement("SLA-30")
def test_breach_without_reason_keeps_the_ticket_open(booking: Ticket, supervisor: User, at: datetime) -> None:
    with pytest.raises(Blocked) as caught:
        lifecycle.cancel(ticket=booking, reason="客户取消", by=supervisor, at=at + 25 * HOUR)
    assert [block.code for block in caught.value.blocks] == ["breach_reason"]
    assert Ticket.objects.get(pk=booking.pk).closed_at is None


@pytest.mark.requirement("SLA-30")
def test_breach_with_a_reason_closes_and_counts(booking: Ticket, supervisor: User, at: datetime) -> None:
    late = at + 25 * HOUR
    gone = lifecycle.cancel(ticket=booking, reason="取消", breach_reason="staff", by=supervisor, at=late)
    reply = Clock.objects.get(stream=booking.pk, kind="reply")
    assert (gone.status, reply.breach_reason, reply.is_breached) == ("cancelled", "staff", True)


def test_reason_given_beforehand_clears_the_way(
    fault: Ticket, technician: User, supervisor: User, manager: User, at: datetime
) -> None:
    done(fault, technician, supervisor, at + 30 * HOUR)
    lifecycle.mark_followed_up(ticket=fault, by=supervisor, at=at + 31 * HOUR)
    lifecycle.approve(ticket=fault, by=manager, at=at + 31 * HOUR)
    for clock in Clock.objects.filter(stream=fault.pk, breached_at__isnull=False):
        clocks.give_breach_reason(ticket=fault, clock=clock, reason="staff", by=supervisor, at=at + 31 * HOUR)
    reply = Clock.objects.get(stream=fault.pk, kind="reply")
    clocks.meet(ticket=fault, kinds=("reply",), by=supervisor, at=at + 31 * HOUR)
    clocks.give_breach_reason(ticket=fault, clock=reply, reason="staff", by=supervisor, at=at + 31 * HOUR)
    assert lifecycle.archive(ticket=fault, by=supervisor, at=at + 32 * HOUR).status == "archived"


@pytest.mark.requirement("TKT-03")
@pytest.mark.parametrize("returned", [False, True])
def test_a_visit_never_approved_is_not_archived(
    returned: bool, fault: Ticket, technician: User, supervisor: User, manager: User, at: datetime
) -> None:
    done(fault, technician, supervisor, at)
    lifecycle.mark_followed_up(ticket=fault, by=supervisor, at=at + HOUR)
    if returned:
        lifecycle.return_for_correction(ticket=fault, reason="缺少现象", by=manager, at=at + HOUR)
    with pytest.raises(Blocked) as caught:
        lifecycle.archive(ticket=fault, breach_reason="staff", by=supervisor, at=at + HOUR)
    assert [block.code for block in caught.value.blocks] == ["unapproved_dispatch"]
    assert (Ticket.objects.get().status, Approval.objects.get().decision) == (
        "followed_up",
        "returned" if returned else "",
    )


def test_a_refused_visit_settled_on_the_phone_is_archived(
    booking: Ticket, supervisor: User, at: datetime
) -> None:
    lifecycle.return_for_correction(ticket=booking, reason="可电话解决", by=supervisor, at=at)
    lifecycle.resolve_by_phone(ticket=booking, resolution="重启", by=supervisor, at=at)
    assert lifecycle.archive(ticket=booking, by=supervisor, at=at).status == "archived"


@pytest.mark.requirement("CNV-19")
def test_reopened_general_ticket_has_three_days_again(east: Unit, desk: User, supervisor: User) -> None:
    ticket = make_ticket(east, by=desk, at=datetime(2026, 3, 9, 1, 0, tzinfo=UTC), solved_by_phone=True)
    again = datetime(2026, 3, 10, 2, 0, tzinfo=UTC)  # 10:00 in Shanghai
    back = lifecycle.reopen(ticket=ticket, reason="再次出现", by=supervisor, at=again)
    second = Clock.objects.get(stream=ticket.pk, kind="complete", n=2)
    assert second.due_at == datetime(2026, 3, 13, 2, 0, tzinfo=UTC)
    assert (back.status, back.round, back.closed_at, back.next_due_at) == (
        "registered",
        2,
        None,
        second.due_at,
    )


def test_reopened_after_a_raise_that_moved_nothing_is_urgent(
    fault: Ticket, supervisor: User, at: datetime
) -> None:
    reclassify(ticket=fault, urgency="urgent", by=supervisor, at=at + 60 * HOUR)
    solved = {"resolution": "重启", "breach_reason": "other"}
    lifecycle.resolve_by_phone(ticket=fault, **solved, by=supervisor, at=at + 61 * HOUR)
    lifecycle.reopen(ticket=fault, reason="再次出现", by=supervisor, at=at + 80 * HOUR)
    clocks_of = Clock.objects.filter(stream=fault.pk, kind="complete").order_by("n")
    assert [one.due_at for one in clocks_of] == [at + 72 * HOUR, at + 104 * HOUR]


@pytest.mark.requirement("CNV-19")
def test_reopening_keeps_the_old_breach(
    fault: Ticket, technician: User, supervisor: User, at: datetime
) -> None:
    done(fault, technician, supervisor, at + 80 * HOUR)
    lifecycle.mark_followed_up(ticket=fault, by=supervisor, at=at + 81 * HOUR)
    lifecycle.reopen(ticket=fault, reason="未修好", by=supervisor, at=at + 82 * HOUR)
    kept = Clock.objects.filter(stream=fault.pk, kind="complete").values_list("n", "breached_at")
    assert list(kept) == [(1, at + 72 * HOUR + timedelta(seconds=1)), (2, None)]
    assert Reopening.objects.get().round == 2


def test_reopened_fault_needs_approval_of_its_own(
    fault: Ticket, technician: User, supervisor: User, manager: User, at: datetime
) -> None:
    done(fault, technician, supervisor, at)
    lifecycle.approve(ticket=fault, by=manager, at=at)
    lifecycle.mark_followed_up(ticket=fault, by=supervisor, at=at + HOUR)
    lifecycle.reopen(ticket=fault, reason="未修好", by=supervisor, at=at + HOUR)
    lifecycle.follow(ticket=fault, to="dispatched", assignee=technician, by=supervisor, at=at + HOUR)
    assert list(Approval.objects.order_by("pk").values_list("subject", "decision")) == [
        ("1", "approved"),
        ("2", ""),
    ]


def test_archived_is_the_end(east: Unit, desk: User, supervisor: User, at: datetime) -> None:
    ticket = make_ticket(east, by=desk, at=at, solved_by_phone=True)
    archived = lifecycle.archive(ticket=ticket, by=supervisor, at=at + HOUR)
    assert (archived.status, archived.closed_at) == ("archived", at)
    with pytest.raises(WrongMove):
        lifecycle.reopen(ticket=ticket, reason="再次出现", by=supervisor, at=at)


def test_handing_over_moves_the_clocks(
    booking: Ticket, supervisor: User, manager: User, at: datetime
) -> None:
    held = lifecycle.hand_over(ticket=booking, owner=manager, by=supervisor, at=at)
    responsible = set(Clock.objects.running().filter(stream=booking.pk).values_list("responsible", flat=True))
    assert (held.owner, responsible) == (manager, {manager.pk})


def test_operations_go_on_one_stream(booking: Ticket) -> None:
    assert Stream.objects.get(pk=booking.pk).number == booking.number

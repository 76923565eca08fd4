"""Speaking with the customer, and what it does to promises."""

from datetime import datetime, timedelta

import pytest

from core.models import Event
from core.words import say
from deadlines.models import Clock, Pause
from deadlines.operations import ImpossibleTime, PauseRefused
from org.models import Unit, User
from tests.factories.tickets import COMPLAINT, make_ticket
from tickets.models import ContactLog, Reclassification, Ticket
from tickets.operations import clocks, contacts, lifecycle, notes
from tickets.operations.errors import NotAllowed, TicketRefused
from tickets.operations.reclassify import reclassify

HOUR = timedelta(hours=1)


@pytest.fixture
def quality(east: Unit, desk: User, supervisor: User, at: datetime) -> Ticket:
    """A product-quality complaint: reply 1 h, arrive 24 h, complete 72 h."""
    return make_ticket(east, by=desk, at=at, **COMPLAINT | {"complaint_class": "product_quality"})


def due(ticket: Ticket, kind: str) -> datetime:
    return Clock.objects.running().get(stream=ticket.pk, kind=kind).due_at


def test_first_contact_meets_the_reply(booking: Ticket, desk: User, at: datetime) -> None:
    contacts.log_contact(ticket=booking, reached=True, by=desk, at=at + HOUR)
    contacts.log_contact(ticket=booking, reached=True, by=desk, at=at + 2 * HOUR)
    assert Clock.objects.get(stream=booking.pk, kind="reply").met_at == at + HOUR
    assert Ticket.objects.get(pk=booking.pk).next_due_at == at + 72 * HOUR


def test_a_call_nobody_took_meets_nothing(booking: Ticket, desk: User, at: datetime) -> None:
    contacts.log_contact(ticket=booking, reached=False, by=desk, at=at + HOUR)
    assert Clock.objects.get(stream=booking.pk, kind="reply").met_at is None


def test_agreed_time_replaces_the_arrival_time(quality: Ticket, desk: User, at: datetime) -> None:
    contacts.log_contact(ticket=quality, reached=True, by=desk, at=at, agreed_at=at + 50 * HOUR)
    assert due(quality, "arrive") == at + 50 * HOUR
    assert Ticket.objects.get(pk=quality.pk).next_due_at == at + 50 * HOUR


@pytest.mark.parametrize(("reached", "hours"), [(False, 5), (True, -5)])
def test_impossible_agreements_are_refused(
    reached: bool, hours: int, quality: Ticket, desk: User, at: datetime
) -> None:
    with pytest.raises((TicketRefused, ImpossibleTime)):
        contacts.log_contact(ticket=quality, reached=reached, by=desk, at=at, agreed_at=at + hours * HOUR)
    assert ContactLog.objects.count() == 0


def test_contact_in_words(booking: Ticket, desk: User, at: datetime) -> None:
    contacts.log_contact(ticket=booking, reached=True, by=desk, at=at, agreed_at=at + 24 * HOUR)
    event = Event.objects.get(stream=booking.pk, name="ticket.contact_logged")
    assert say(event) == "我方去电（电话）：已联系上，约定 3月11日 12:00 到场"


def test_pause_moves_the_due_time_of_the_ticket(
    booking: Ticket, desk: User, supervisor: User, at: datetime
) -> None:
    contacts.log_contact(ticket=booking, reached=True, by=desk, at=at)
    complete = Clock.objects.get(stream=booking.pk, kind="complete")
    pause = clocks.ask_pause(
        ticket=booking,
        clock=complete,
        reason="customer_reschedule",
        starts_at=at + HOUR,
        ends_at=at + 11 * HOUR,
        by=desk,
        at=at,
    )
    clocks.decide_pause(ticket=booking, pause=pause, approved=True, by=supervisor, at=at)
    assert Ticket.objects.get(pk=booking.pk).next_due_at == at + 82 * HOUR


def test_desk_does_not_decide_pauses(booking: Ticket, desk: User, manager: User, at: datetime) -> None:
    complete = Clock.objects.get(stream=booking.pk, kind="complete")
    pause = clocks.ask_pause(
        ticket=booking,
        clock=complete,
        reason="force_majeure",
        starts_at=at,
        ends_at=None,
        by=manager,
        at=at,
    )
    with pytest.raises(NotAllowed):
        clocks.decide_pause(ticket=booking, pause=pause, approved=True, by=desk, at=at)


def test_parts_shortage_never_pauses(booking: Ticket, desk: User, at: datetime) -> None:
    complete = Clock.objects.get(stream=booking.pk, kind="complete")
    with pytest.raises(PauseRefused):
        clocks.ask_pause(
            ticket=booking,
            clock=complete,
            reason="parts_shortage",
            starts_at=at,
            ends_at=None,
            by=desk,
            at=at,
        )
    assert Pause.objects.count() == 0


def test_unreachable_counts_the_logged_attempts(booking: Ticket, desk: User, at: datetime) -> None:
    complete = Clock.objects.get(stream=booking.pk, kind="complete")
    for hour in range(3):
        contacts.log_contact(ticket=booking, reached=False, by=desk, at=at + hour * HOUR)
    pause = clocks.ask_pause(
        ticket=booking,
        clock=complete,
        reason="customer_unreachable",
        starts_at=at,
        ends_at=None,
        by=desk,
        at=at + 3 * HOUR,
    )
    assert pause.state == "asked"


@pytest.mark.requirement("CNV-18")
def test_raised_next_day_is_due_a_day_later(east: Unit, desk: User, supervisor: User) -> None:
    eight = datetime.fromisoformat("2026-03-10T08:00:00+08:00")
    ticket = make_ticket(east, by=desk, at=eight)
    reclassify(ticket=ticket, urgency="urgent", by=desk, at=eight + 24 * HOUR)
    assert due(ticket, "complete") == eight + 48 * HOUR


@pytest.mark.requirement("CNV-18", "CMP-20")
def test_desk_does_not_lower(east: Unit, desk: User, supervisor: User, at: datetime) -> None:
    ticket = make_ticket(east, by=desk, at=at, urgency="urgent")
    with pytest.raises(NotAllowed):
        reclassify(ticket=ticket, urgency="general", reason="客户不急", by=desk, at=at + HOUR)
    assert (due(ticket, "complete"), Ticket.objects.get().urgency) == (at + 24 * HOUR, "urgent")


@pytest.mark.requirement("CNV-18")
def test_supervisor_lowers_from_the_start(east: Unit, desk: User, supervisor: User, at: datetime) -> None:
    ticket = make_ticket(east, by=desk, at=at, urgency="urgent")
    held = reclassify(ticket=ticket, urgency="general", reason="客户不急", by=supervisor, at=at + HOUR)
    assert (held.urgency, due(ticket, "complete")) == ("general", at + 72 * HOUR)
    assert Reclassification.objects.get().lowered is True


def test_another_class_brings_its_clocks(complaint: Ticket, desk: User, at: datetime) -> None:
    reclassify(ticket=complaint, complaint_class="product_quality", by=desk, at=at + HOUR)
    assert due(complaint, "reply") == at + 2 * HOUR
    assert Clock.objects.filter(stream=complaint.pk, kind="arrive").count() == 1


def test_nothing_new_changes_nothing(booking: Ticket, desk: User, at: datetime) -> None:
    reclassify(ticket=booking, urgency="general", by=desk, at=at)
    assert Reclassification.objects.count() == 0


def test_empty_note_is_refused(booking: Ticket, desk: User, at: datetime) -> None:
    with pytest.raises(TicketRefused):
        notes.add(ticket=booking, text="  ", by=desk, at=at)
    assert booking.notes.count() == 0


def test_nothing_is_agreed_on_a_closed_ticket(booking: Ticket, supervisor: User, at: datetime) -> None:
    lifecycle.cancel(ticket=booking, reason="客户取消", by=supervisor, at=at)
    with pytest.raises(TicketRefused):
        contacts.log_contact(ticket=booking, reached=True, by=supervisor, at=at, agreed_at=at + HOUR)
    assert (Clock.objects.running().count(), ContactLog.objects.count()) == (0, 0)


def test_closed_ticket_is_not_reclassified(booking: Ticket, supervisor: User, at: datetime) -> None:
    lifecycle.cancel(ticket=booking, reason="客户取消", by=supervisor, at=at)
    with pytest.raises(TicketRefused):
        reclassify(ticket=booking, fault=True, urgency="urgent", by=supervisor, at=at)
    assert (Clock.objects.running().count(), Ticket.objects.get().urgency) == (0, "general")


def test_fault_found_after_the_dispatch_promises_no_dispatch(
    complaint: Ticket, supervisor: User, technician: User, at: datetime
) -> None:
    reclassify(ticket=complaint, urgency="urgent", by=supervisor, at=at)
    lifecycle.follow(ticket=complaint, to="dispatched", assignee=technician, by=supervisor, at=at)
    reclassify(ticket=complaint, fault=True, by=supervisor, at=at)
    assert not Clock.objects.filter(stream=complaint.pk, kind="dispatch").exists()


@pytest.mark.parametrize(
    ("channel", "direction", "words"),
    [("phone", "in", "客户来电"), ("web", "in", "客户联系我方"), ("email", "out", "我方联系客户")],
)
def test_only_on_the_telephone_somebody_called(channel: str, direction: str, words: str) -> None:
    assert ContactLog(channel=channel, direction=direction).direction_words == words

"""Complaints that others watch: the media, and the group."""

from datetime import datetime

import pytest

from core.outbox import deliver_due
from deadlines.models import Todo
from notifications.models import Message
from org.enums import Post
from org.models import Unit, User
from tests.factories.org import appoint, make_user
from tests.factories.tickets import proposed
from tests.tickets.complaining import close
from tickets.models import Complaint, Statement, Ticket
from tickets.operations import complaints, instructing, media
from tickets.operations.errors import NotAllowed, TicketRefused


@pytest.fixture
def brand(group: Unit) -> User:
    return appoint(make_user("brand", "叶青"), group, Post.BRAND)


@pytest.mark.requirement("CMP-10")
def test_the_media_flag_sends_three_notices(
    complaint: Ticket, desk: User, brand: User, manager: User, head: User, at: datetime
) -> None:
    media.flag_media(ticket=complaint, note="记者来电", by=desk, at=at)
    told = Message.objects.filter(cause__contains=":media:", channel="inbox")
    assert {row.recipient for row in told} == {brand, manager, head}
    assert ({row.queued_at for row in told}, told.count()) == ({at}, 3)


def test_it_is_flagged_once(complaint: Ticket, desk: User, brand: User, at: datetime) -> None:
    media.flag_media(ticket=complaint, note="记者来电", by=desk, at=at)
    with pytest.raises(TicketRefused):
        media.flag_media(ticket=complaint, note="又来电", by=desk, at=at)


@pytest.mark.requirement("CMP-10")
def test_with_media_only_the_brand_role_makes_statements(
    complaint: Ticket, supervisor: User, group_officer: User, brand: User, at: datetime
) -> None:
    media.flag_media(ticket=complaint, note="记者来电", by=supervisor, at=at)
    for person in (supervisor, group_officer):
        with pytest.raises(NotAllowed):
            media.make_statement(ticket=complaint, audience="media", text="我方无责", by=person, at=at)
    media.make_statement(ticket=complaint, audience="media", text="正在核实", by=brand, at=at)
    assert [(row.by, row.text) for row in Statement.objects.all()] == [(brand, "正在核实")]


def test_the_brand_role_sees_flagged_complaints_only(
    complaint: Ticket, supervisor: User, brand: User, at: datetime
) -> None:
    assert (Ticket.objects.visible_to(brand).count(), Complaint.objects.visible_to(brand).count()) == (0, 0)
    media.flag_media(ticket=complaint, note="记者来电", by=supervisor, at=at)
    assert (Ticket.objects.visible_to(brand).count(), Complaint.objects.visible_to(brand).count()) == (1, 1)


@pytest.mark.requirement("CMP-07")
def test_the_group_follows_and_is_told_of_progress(
    complaint: Ticket, supervisor: User, group_officer: User, at: datetime
) -> None:
    complaints.classify(ticket=complaint, severity="major", by=supervisor, at=at)
    instructing.follow(ticket=complaint, follows=True, by=group_officer, at=at)
    complaints.handle(ticket=complaint, note="已上门", by=supervisor, at=at)
    deliver_due(at=at, limit=100)
    told = Message.objects.filter(cause__contains=":followed:", channel="inbox")
    assert [row.recipient for row in told] == [group_officer]


@pytest.mark.requirement("CMP-07")
def test_the_group_instructs_with_a_task_for_the_owner(
    complaint: Ticket, supervisor: User, group_officer: User, at: datetime
) -> None:
    todo = instructing.instruct(ticket=complaint, text="今天内答复客户", by=group_officer, at=at)
    row = Todo.objects.get(pk=todo.pk)
    assert (row.kind, row.owner, row.details) == ("instruction", supervisor, "今天内答复客户")
    with pytest.raises(NotAllowed):
        instructing.instruct(ticket=complaint, text="x", by=supervisor, at=at)


@pytest.mark.requirement("CMP-07")
def test_a_major_one_closes_only_after_the_group_confirmed(
    complaint: Ticket, supervisor: User, manager: User, group_officer: User, at: datetime
) -> None:
    proposed(complaint, severity="major", by=supervisor, at=at)
    with pytest.raises(NotAllowed):
        close(complaint, manager, at)
    assert Complaint.objects.get().stage == "closure_proposed"
    close(complaint, group_officer, at)
    assert Complaint.objects.get().stage == "closed"

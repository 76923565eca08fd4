"""Referrals of authorities."""

from collections.abc import Callable
from datetime import date, timedelta
from importlib import import_module
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client

from core.actors import SYSTEM
from deadlines.models import Clock, Firing
from deadlines.operations import sweep
from notifications.models import Message
from org.enums import Post
from org.models import Unit, User
from org.operations.calendar import load_published_years
from tests.core.worktime.instants import at as instant
from tests.factories.org import appoint, make_user
from tests.factories.packs import HALF_PAST_EIGHT, put_in_force
from tests.factories.tickets import COMPLAINT, make_ticket
from tickets.models import Complaint, Referral, Ticket
from tickets.operations import lifecycle, media, referrals, triage
from tickets.operations.errors import Blocked, TicketRefused

SignIn = Callable[..., Client]
RECEIVED = instant("2026-09-28 10:00")
GIVEN = {"authority": "市场监管局", "document": "沪市监转〔2026〕18号"}


@pytest.fixture
def depthead(east: Unit) -> User:
    return appoint(make_user("depthead", "卫部长"), east, Post.DEPARTMENT_HEAD)


@pytest.fixture
def referred(east: Unit, desk: User, supervisor: User, depthead: User, manager: User) -> Ticket:
    """A complaint that an authority referred with seven working days."""
    load_published_years(by=SYSTEM, at=RECEIVED, years=[2026])
    ticket = make_ticket(east, by=desk, at=RECEIVED, **COMPLAINT)
    referrals.receive(
        ticket=ticket, received_on=date(2026, 9, 28), working_days=7, by=supervisor, at=RECEIVED, **GIVEN
    )
    return Ticket.objects.select_related("stream", "region", "project").get(pk=ticket.pk)


def clock_of(ticket: Ticket, kind: str) -> Clock:
    return Clock.objects.get(stream=ticket.pk, kind=kind)


@pytest.mark.requirement("CMP-09")
def test_the_deadline_and_its_warning(referred: Ticket, depthead: User) -> None:
    assert clock_of(referred, "authority_deadline").due_at == instant("2026-10-14 00:00")
    warning = instant("2026-10-12 09:00")
    sweep(at=warning - timedelta(seconds=1))
    meeting = clock_of(referred, "meeting_warning")
    assert (meeting.next_fire_at, Firing.objects.filter(clock=meeting).count()) == (warning, 0)
    sweep(at=warning)
    fired = Firing.objects.get(clock=meeting)
    assert (fired.level, fired.nominal_at) == ("W1", warning)
    cause = f"clock:{meeting.pk}:1:W1"
    assert Message.objects.filter(cause=cause, recipient=depthead, channel="inbox").count() == 1


def test_the_hour_of_the_warning_is_the_packs(east: Unit, desk: User, supervisor: User) -> None:
    load_published_years(by=SYSTEM, at=RECEIVED, years=[2026])
    put_in_force(HALF_PAST_EIGHT)
    ticket = make_ticket(east, by=desk, at=RECEIVED, **COMPLAINT)
    referrals.receive(
        ticket=ticket, received_on=date(2026, 9, 28), working_days=7, by=supervisor, at=RECEIVED, **GIVEN
    )
    assert clock_of(ticket, "meeting_warning").next_fire_at == instant("2026-10-12 08:30")


@pytest.mark.requirement("CMP-09")
def test_with_a_resolution_no_warning_fires(referred: Ticket, supervisor: User) -> None:
    resolve(referred, supervisor)
    sweep(at=instant("2026-10-13 09:00"))
    meeting = clock_of(referred, "meeting_warning")
    assert (meeting.met_at is not None, Firing.objects.filter(clock=meeting).count()) == (True, 0)


def resolve(ticket: Ticket, by: User) -> None:
    referrals.resolve(
        ticket=ticket,
        met_on=date(2026, 10, 9),
        attendees="卫部长、周主管",
        resolution="更换整机并致歉",
        by=by,
        at=instant("2026-10-09 16:00"),
    )


@pytest.mark.requirement("CMP-08")
def test_the_reply_is_locked_until_the_resolution(referred: Ticket, supervisor: User, signed_in) -> None:
    client = signed_in(supervisor)
    page = f"/tickets/{referred.number}/complaint/"
    locked = client.get(page).content.decode()
    assert ("须先有会议决议" in locked, "authority-reply" in locked) == (True, False)
    with pytest.raises(TicketRefused):
        referrals.reply(ticket=referred, reply="已处理", by=supervisor, at=RECEIVED)
    assert Referral.objects.get().replied_at is None
    resolve(referred, supervisor)
    assert "authority-reply" in client.get(page).content.decode()
    referrals.reply(ticket=referred, reply="已处理", by=supervisor, at=instant("2026-10-10 10:00"))
    assert clock_of(referred, "authority_deadline").met_at == instant("2026-10-10 10:00")


@pytest.mark.requirement("CMP-08")
def test_a_resolution_names_day_and_attendees(referred: Ticket, supervisor: User) -> None:
    with pytest.raises(TicketRefused):
        referrals.resolve(
            ticket=referred,
            met_on=date(2026, 10, 9),
            attendees=" ",
            resolution="同意",
            by=supervisor,
            at=instant("2026-10-09 16:00"),
        )
    assert Referral.objects.get().resolved_at is None


@pytest.mark.requirement("CMP-08")
def test_it_is_reported_at_once_and_major(referred: Ticket, depthead: User, manager: User) -> None:
    told = Message.objects.filter(cause=f"ticket:{referred.pk}:referral:1", channel="inbox")
    assert {row.recipient for row in told} == {depthead, manager}
    assert Complaint.objects.get().severity == "major"


def test_an_unanswered_referral_keeps_the_ticket_open(referred: Ticket, supervisor: User) -> None:
    with pytest.raises(Blocked) as caught:
        lifecycle.resolve_by_phone(ticket=referred, by=supervisor, at=RECEIVED + timedelta(hours=1))
    assert "unanswered_referral" in [block.code for block in caught.value.blocks]


def test_the_page_takes_a_referral(complaint: Ticket, supervisor: User, signed_in) -> None:
    load_published_years(by=SYSTEM, at=RECEIVED, years=[2026])
    address = f"/tickets/{complaint.number}/referral/"
    sent = GIVEN | {"received_on": "2026-03-10"}
    names = {f"referral-{name}": value for name, value in sent.items()}
    assert signed_in(supervisor).post(address, names).status_code == 422
    assert signed_in(supervisor).post(address, names | {"referral-last_day": "2026-04-10"}).status_code == 302
    assert Referral.objects.get().last_day == date(2026, 4, 10)


@pytest.mark.requirement("SLA-34")
def test_the_earlier_deadline_drives_the_warnings(
    east: Unit, desk: User, supervisor: User, time_machine: Any, signed_in: SignIn
) -> None:
    """The company's own promise is agreed with the customer, the authority's paper comes afterwards."""
    load_published_years(by=SYSTEM, at=RECEIVED, years=[2026])
    ticket = make_ticket(east, by=desk, at=instant("2026-04-03 10:00"), **COMPLAINT)
    time_machine.move_to(instant("2026-04-03 11:00"), tick=False)
    client = signed_in(supervisor)
    called = {"reached": "yes", "direction": "out", "channel": "phone", "agreed_at": "2026-04-13T18:00"}
    came = GIVEN | {"received_on": "2026-04-03", "last_day": "2026-04-10"}
    answers = [post(client, ticket, "contacts", called), post(client, ticket, "referral", came)]
    arrive, authority = clock_of(ticket, "arrive"), clock_of(ticket, "authority_deadline")
    assert answers == [302, 302]
    assert (arrive.due_at, authority.due_at) == (instant("2026-04-13 18:00"), instant("2026-04-11 00:00"))
    sweep(at=instant("2026-04-12 00:00"))
    warned = {kind: warning_of(ticket, kind).body for kind in ("arrive", "authority_deadline", "complete")}
    assert "主管部门期限更早，最晚 2026-04-10 24:00；「到场」原为 2026-04-13 18:00:00" in warned["arrive"]
    assert "「政府部门期限」最晚 2026-04-11 00:00:00" in warned["authority_deadline"]
    assert "「完成」最晚 2026-04-04 11:00:00" in warned["complete"]


def post(client: Client, ticket: Ticket, verb: str, typed: dict[str, str]) -> int:
    """Fill in one of the forms of the ticket's pages."""
    named = {f"{verb}-{name}": value for name, value in (typed | {"key": str(uuid4())}).items()}
    return client.post(f"/tickets/{ticket.number}/{verb}/", named).status_code


def warning_of(ticket: Ticket, kind: str) -> Message:
    clock = clock_of(ticket, kind)
    cause = f"clock:{clock.pk}:{clock.version}:L1"
    return Message.objects.filter(cause=cause, channel="inbox").earliest("pk")


PAPER = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF"


def test_the_signed_resolution_is_kept_and_offered(referred: Ticket, supervisor: User, signed_in) -> None:
    sent = {
        "resolution-met_on": "2026-10-09",
        "resolution-attendees": "王部长",
        "resolution-resolution": "退换",
    }
    file = SimpleUploadedFile("决议.pdf", PAPER, content_type="text/plain")
    client = signed_in(supervisor)
    client.post(f"/tickets/{referred.number}/resolution/", sent | {"resolution-file": file})
    row = Referral.objects.get()
    page = client.get(f"/tickets/{referred.number}/complaint/").content.decode()
    assert (row.resolution_file.original_name, row.resolution_file.content_type) == (
        "决议.pdf",
        "application/pdf",
    )
    assert f"/files/{row.resolution_file.uuid}" in page


def test_a_file_of_another_kind_keeps_the_meeting_open(referred: Ticket, supervisor: User, signed_in) -> None:
    sent = {
        "resolution-met_on": "2026-10-09",
        "resolution-attendees": "王部长",
        "resolution-resolution": "退换",
    }
    file = SimpleUploadedFile("决议.pdf", b"#!/bin/sh\n")
    answer = signed_in(supervisor).post(
        f"/tickets/{referred.number}/resolution/", sent | {"resolution-file": file}
    )
    assert ("请上传照片" in answer.content.decode(), Referral.objects.get().resolved_at) == (True, None)


@pytest.mark.requirement("CMP-05")
def test_an_authority_and_journalists_are_one_criterion(referred: Ticket, supervisor: User) -> None:
    media.flag_media(ticket=referred, note="记者来电", by=supervisor, at=RECEIVED)
    assert Complaint.objects.get().severity == "major"
    triage.note_criteria(ticket=referred, injury=True, claim=None, by=supervisor, at=RECEIVED)
    assert Complaint.objects.get().severity == "crisis"


def test_a_warning_begun_before_its_hour_was_kept_says_nine(referred: Ticket) -> None:
    meeting = clock_of(referred, "meeting_warning")
    old = [{name: value for name, value in step.items() if name != "clock"} for step in meeting.chain]
    Clock.objects.filter(pk=meeting.pk).update(chain=old)
    step = import_module("deadlines.migrations.0017_hour_of_warnings")
    with connection.cursor() as cursor:
        cursor.execute(step.FORWARDS)
    assert clock_of(referred, "meeting_warning").chain == meeting.chain
    assert [one.get("clock") for one in meeting.chain] == ["09:00", None]

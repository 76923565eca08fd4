"""Pages that are out of date, and buttons pressed twice."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from org.models import Unit, User
from tests.factories.tickets import make_ticket
from tickets.models import Ticket
from tickets.operations.reclassify import reclassify

SignIn = Callable[..., Client]
CONTACT = {"contacts-reached": "no", "contacts-direction": "out", "contacts-channel": "phone"}


def field(page: Any, slug: str, name: str) -> Any:
    """The value a form of the page would send."""
    return next(form for action, form in page.context["actions"] if action.slug == slug)[name].value()


STALE = {
    "cancellation": {"reason": "客户取消"},
    "urgency": {"urgency": "urgent", "reason": "冒烟"},
    "classification": {"fault": "on", "reason": "误登"},
    "approval-request": {},
    "phone-resolution": {"resolution": "重启"},
}


@pytest.fixture
def changed(fault: Ticket, desk: User, at: datetime) -> Ticket:
    """A fault that somebody raised after `fault` was looked at."""
    return reclassify(ticket=fault, urgency="urgent", reason="冒烟", by=desk, at=at)


@pytest.mark.parametrize("slug", STALE)
def test_an_old_page_is_409_and_changes_nothing(
    slug: str, fault: Ticket, changed: Ticket, supervisor: User, signed_in: SignIn
) -> None:
    typed = STALE[slug] | {"version": fault.version}
    body = {f"{slug}-{name}": value for name, value in typed.items()}
    page = signed_in(supervisor).post(f"/tickets/{fault.number}/{slug}/", body)
    now = Ticket.objects.get(pk=fault.pk)
    assert (page.status_code, now.status, now.version) == (409, "registered", changed.version)
    assert "工单刚被他人更新" in page.content.decode()


@pytest.mark.parametrize("slug", ["archive", "reopening"])
def test_closed_tickets_are_guarded_too(
    slug: str, east: Unit, desk: User, supervisor: User, at: datetime, signed_in: SignIn
) -> None:
    ticket = make_ticket(east, by=desk, at=at, solved_by_phone=True)
    body = {f"{slug}-version": ticket.version - 1, f"{slug}-reason": "又坏了"}
    assert signed_in(supervisor).post(f"/tickets/{ticket.number}/{slug}/", body).status_code == 409
    assert Ticket.objects.get(pk=ticket.pk).status == "phone_resolved"


def test_a_new_owner_is_not_named_from_an_old_page(
    fault: Ticket, changed: Ticket, supervisor: User, manager: User, signed_in: SignIn
) -> None:
    body = {"owner-owner": manager.pk, "owner-version": fault.version}
    assert signed_in(supervisor).post(f"/tickets/{fault.number}/owner/", body).status_code == 409
    assert Ticket.objects.get(pk=fault.pk).owner == supervisor


def test_the_page_carries_the_version_and_sent_again_it_goes_through(
    fault: Ticket, changed: Ticket, supervisor: User, signed_in: SignIn
) -> None:
    browser, address = signed_in(supervisor), f"/tickets/{fault.number}/"
    body = {"cancellation-reason": "客户取消", "cancellation-version": str(fault.version)}
    page = browser.post(f"{address}cancellation/", body)
    shown = field(page, "cancellation", "version")
    assert shown == str(field(browser.get(address), "cancellation", "version")) == str(changed.version)
    assert browser.post(f"{address}cancellation/", body | {"cancellation-version": shown}).status_code == 302


def test_a_contact_sent_twice_is_logged_once(booking: Ticket, hotline: Client) -> None:
    address = f"/tickets/{booking.number}/"
    body = CONTACT | {"contacts-key": str(field(hotline.get(address), "contacts", "key"))}
    answers = [hotline.post(f"{address}contacts/", body) for _ in range(2)]
    assert [(answer.status_code, answer.url) for answer in answers] == [(302, address)] * 2
    assert booking.contacts.count() == 1


def test_a_note_sent_twice_is_kept_once(booking: Ticket, hotline: Client) -> None:
    body = {"notes-text": "客户再次来电", "notes-key": str(uuid4())}
    for _ in range(2):
        hotline.post(f"/tickets/{booking.number}/notes/", body)
    assert [note.text for note in booking.notes.all()] == ["客户再次来电"]


def test_other_words_under_a_used_key_are_409_with_a_new_key(booking: Ticket, hotline: Client) -> None:
    address, key = f"/tickets/{booking.number}/notes/", str(uuid4())
    hotline.post(address, {"notes-text": "第一条", "notes-key": key})
    page = hotline.post(address, {"notes-text": "第二条", "notes-key": key})
    again = field(page, "notes", "key")
    assert (page.status_code, booking.notes.count(), again == key) == (409, 1, False)
    assert hotline.post(address, {"notes-text": "第二条", "notes-key": again}).status_code == 302


def test_a_refused_contact_may_be_mended_under_its_key(booking: Ticket, hotline: Client) -> None:
    address, key = f"/tickets/{booking.number}/contacts/", {"contacts-key": str(uuid4())}
    refused = hotline.post(address, CONTACT | key | {"contacts-agreed_at": "2026-03-11T09:00"})
    mended = hotline.post(address, CONTACT | key)
    assert (refused.status_code, mended.status_code, booking.contacts.count()) == (409, 302, 1)

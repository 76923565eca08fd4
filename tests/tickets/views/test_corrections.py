"""Mending class, fault, category and owner from the page."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from core.models import Event
from core.words import say
from deadlines.models import Clock
from org.models import User
from tests.factories.tickets import make_category
from tickets.models import Reclassification, Ticket

SignIn = Callable[..., Client]
WHY = {"classification-reason": "登记时选错"}


def form(page: Any, slug: str) -> Any:
    return next(form for action, form in page.context["actions"] if action.slug == slug)


def last_words(ticket: Ticket) -> str:
    return say(Event.objects.filter(stream=ticket.pk, name="ticket.reclassified").latest("pk"))


def test_each_intent_shows_its_own_fields(booking: Ticket, complaint: Ticket, hotline: Client) -> None:
    fields = [
        list(form(hotline.get(f"/tickets/{ticket.number}/"), "classification").fields)
        for ticket in (booking, complaint)
    ]
    assert fields == [
        ["version", "fault", "category", "reason"],
        ["version", "complaint_class", "category", "reason"],
    ]


@pytest.mark.requirement("CMP-03")
def test_a_class_that_promises_more_moves_the_times(complaint: Ticket, hotline: Client) -> None:
    before = Clock.objects.running().get(stream=complaint.pk, kind="reply").due_at
    body = WHY | {"classification-complaint_class": "product_quality"}
    assert hotline.post(f"/tickets/{complaint.number}/classification/", body).status_code == 302
    complaint.complaint.refresh_from_db()
    after = Clock.objects.running().get(stream=complaint.pk, kind="reply").due_at
    assert (complaint.complaint.complaint_class, after < before) == ("product_quality", True)


def test_the_desk_does_not_relax_a_promise(fault: Ticket, hotline: Client) -> None:
    answer = hotline.post(f"/tickets/{fault.number}/classification/", WHY)
    held = Ticket.objects.get(pk=fault.pk)
    assert (answer.status_code, held.fault, held.version) == (403, True, fault.version)


def test_a_supervisor_takes_the_fault_tick_away(fault: Ticket, supervisor: User, signed_in: SignIn) -> None:
    assert signed_in(supervisor).post(f"/tickets/{fault.number}/classification/", WHY).status_code == 302
    assert Ticket.objects.get(pk=fault.pk).fault is False


def test_the_category_is_mended_and_told(booking: Ticket, hotline: Client) -> None:
    category = make_category()
    body = WHY | {"classification-category": category.pk}
    hotline.post(f"/tickets/{booking.number}/classification/", body)
    assert Ticket.objects.get(pk=booking.pk).category == category
    assert last_words(booking) == "重新分级：故障类别由「未分类」改为「空调不制冷」"
    assert [row.reason for row in Reclassification.objects.all()] == ["登记时选错"]


def test_nothing_new_writes_nothing(booking: Ticket, hotline: Client) -> None:
    hotline.post(f"/tickets/{booking.number}/classification/", WHY)
    assert Reclassification.objects.count() == 0
    assert Ticket.objects.get(pk=booking.pk).version == booking.version


def test_supervising_people_of_the_unit_and_above_may_be_owners(
    booking: Ticket,
    supervisor: User,
    manager: User,
    group_officer: User,
    technician: User,
    stranger: User,
    signed_in: SignIn,
) -> None:
    page = signed_in(supervisor).get(f"/tickets/{booking.number}/")
    offered = [key for key, _words in form(page, "owner").fields["owner"].choices]
    assert offered == ["", manager.pk, group_officer.pk]


def test_the_new_owner_answers_for_the_clocks(
    booking: Ticket, supervisor: User, manager: User, signed_in: SignIn
) -> None:
    signed_in(supervisor).post(f"/tickets/{booking.number}/owner/", {"owner-owner": manager.pk})
    running = Clock.objects.running().filter(stream=booking.pk)
    assert Ticket.objects.get(pk=booking.pk).owner == manager
    assert set(running.values_list("responsible", flat=True)) == {manager.pk}


def test_a_technician_cannot_be_made_owner(
    booking: Ticket, supervisor: User, technician: User, signed_in: SignIn
) -> None:
    body = {"owner-owner": technician.pk}
    assert signed_in(supervisor).post(f"/tickets/{booking.number}/owner/", body).status_code == 422
    assert Ticket.objects.get(pk=booking.pk).owner == supervisor

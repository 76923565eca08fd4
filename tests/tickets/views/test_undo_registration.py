"""A registration is undone before anybody hears of it."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from core.models import Deed
from core.outbox import deliver_due
from notifications.models import Message
from org.models import User
from tickets.enums import Status
from tickets.models import Ticket


@pytest.fixture
def registered(hotline: Client, typed: Callable[..., dict[str, Any]], supervisor: User) -> Ticket:
    hotline.post("/intake/booking/", typed())
    return Ticket.objects.get()


def undo(client: Client) -> None:
    client.post(f"/undo/{Deed.objects.latest('pk').group}/")


def test_an_undone_registration_is_cancelled_and_told_to_nobody(
    hotline: Client, registered: Ticket, at: datetime
) -> None:
    undo(hotline)
    deliver_due(at=at + timedelta(minutes=1))
    registered.refresh_from_db()
    assert (registered.status, registered.next_due_at) == (Status.CANCELLED, None)
    assert Message.objects.count() == 0


def test_without_undoing_the_supervisor_is_told_when_the_time_is_over(
    registered: Ticket, supervisor: User, at: datetime
) -> None:
    deliver_due(at=at + timedelta(seconds=9))
    before = Message.objects.filter(recipient=supervisor).count()
    deliver_due(at=at + timedelta(seconds=11))
    assert (before, Message.objects.filter(recipient=supervisor).exists()) == (0, True)

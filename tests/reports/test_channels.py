"""Tickets of a month by channel."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from org.models import Unit, User
from reports.queries.month import by_channel, registered
from reports.rules import month
from tests.factories.tickets import make_ticket
from tests.reports.conftest import local
from tickets.enums import Channel
from tickets.models import Ticket

MARCH = month(date(2026, 3, 1))
TEN = ("phone", "email", "web", "shop", "im", "chat", "app", "letter", "card", "fax")


@pytest.mark.requirement("INT-01")
def test_ten_channels_exist_and_their_counts_add_up_to_all(east: Unit, packs: None) -> None:
    for channel in (*TEN, "phone", "alarm"):
        make_ticket(east, at=local("2026-03-10T09:00"), channel=channel)
    make_ticket(east, at=local("2026-04-01T00:00"), channel="fax")
    counts = {code: size for code, _label, size in by_channel(Ticket.objects.all(), MARCH)}
    assert counts == dict.fromkeys(Channel.values, 1) | {"phone": 2}
    assert sum(counts.values()) == registered(Ticket.objects.all(), MARCH).count() == 12


def test_a_channels_number_opens_its_tickets(
    east: Unit, manager: User, packs: None, signed_in: Callable[[User], Client]
) -> None:
    fax = make_ticket(east, at=local("2026-03-10T09:00"), channel="fax")
    phone = make_ticket(east, at=local("2026-03-10T09:00"))
    address = "/reports/month/tickets/?month=2026-03&figure=registered&channel=fax"
    page = signed_in(manager).get(address).content.decode()
    assert (fax.number in page, phone.number in page) == (True, False)

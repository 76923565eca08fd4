"""A wardrobe repair closes only when its promise was handed over (WAR-42)."""

from datetime import date, datetime
from typing import Any

import pytest
from django.test import Client

from org.models import Unit, User
from packs.enums import Rank
from packs.models import Activation
from tests.factories.tickets import make_ticket
from tickets.enums import Status
from tickets.models import Ticket
from tickets.operations.moving import obstacles
from warranty.models import PromiseHandover
from warranty.operations.errors import WarrantyRefused
from warranty.operations.handing import hand_over_promise

CODE = "promise_handover"


@pytest.fixture
def wardrobe(east: Unit, desk: User, at: datetime) -> Ticket:
    Activation.objects.create(pack_id="wardrobe_store", rank=Rank.COMPANY)
    return make_ticket(east, by=desk, at=at)


def blocks(ticket: Ticket) -> list[str]:
    return [block.code for block in obstacles(ticket, Status.ARCHIVED) if block.code == CODE]


@pytest.mark.requirement("WAR-42")
def test_a_wardrobe_repair_closes_with_tick_and_date(
    client: Client, wardrobe: Ticket, desk: User, at: datetime, frozen: Any
) -> None:
    assert blocks(wardrobe) == [CODE]
    client.force_login(desk)
    address = f"/tickets/{wardrobe.number}/warranty/handover/"
    assert client.post(address, {"handover-on": "2026-03-10"}).status_code == 422
    assert client.post(address, {"handover-done": "on"}).status_code == 422
    assert blocks(wardrobe) == [CODE]
    assert client.post(address, {"handover-done": "on", "handover-on": "2026-03-10"}).status_code == 302
    assert (blocks(wardrobe), PromiseHandover.objects.get().handed_on) == ([], date(2026, 3, 10))


def test_other_packs_ask_for_nothing(east: Unit, desk: User) -> None:
    assert blocks(make_ticket(east, by=desk)) == []


def test_a_day_to_come_is_refused(wardrobe: Ticket, desk: User, at: datetime) -> None:
    with pytest.raises(WarrantyRefused):
        hand_over_promise(ticket=wardrobe, on=date(2026, 3, 11), by=desk, at=at)
    assert not PromiseHandover.objects.exists()

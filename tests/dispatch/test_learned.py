"""Repair files of a unit, and the first words of an article."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
import time_machine
from django.test import Client

from customers.models import Asset
from dispatch.models import RepairFile
from dispatch.queries.learned import first_words
from org.models import Unit, User
from tests.factories.dispatch import make_order, make_technician, sign
from tests.factories.tickets import make_category, make_ticket
from tickets.models import Ticket

SignIn = Callable[[User], Client]


@pytest.fixture
def repair(east: Unit, desk: User, supervisor: User) -> Callable[[datetime], Ticket]:
    """A finished repair of the same unit."""

    def make(at: datetime) -> Ticket:
        category = make_category()
        given = {"model_code": "AC-35", "serial": "AC-35-1", "category": category, "fault": True}
        ticket = make_ticket(east, by=desk, at=at, **given)
        sign(make_order(ticket, make_technician(east), by=supervisor, at=at), at)
        ticket.refresh_from_db()
        return ticket

    return make


@pytest.mark.requirement("ARC-05")
def test_a_unit_with_4_repairs_shows_4_entries_newest_first(
    repair: Callable[[datetime], Ticket], supervisor: User, at: datetime, signed_in: SignIn
) -> None:
    done = [repair(at + timedelta(days=30 * number)) for number in range(4)]
    asset = Asset.objects.get()
    assert RepairFile.objects.filter(asset=asset).count() == 4
    with time_machine.travel(at + timedelta(days=120), tick=False):
        page = signed_in(supervisor).get(f"/assets/{asset.pk}/").content.decode()
    shown = [page.index(f"/tickets/{ticket.number}/") for ticket in reversed(done)]
    assert (shown, page.count('class="row-link" href="/tickets/')) == (sorted(shown), 4)


def test_an_article_begins_with_what_the_repair_file_and_report_say(
    repair: Callable[[datetime], Ticket], at: datetime
) -> None:
    assert first_words(repair(at)) == {
        "kind": "solution",
        "title": "空调不制冷",
        "product": "AC-35",
        "category": "no_cooling",
        "problem": "不制冷",
        "cause": "电容老化",
        "solution": "更换电容",
    }

"""Faults that make a product unsafe: asked where a law counts them, kept with the repair (WAR-40)."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from core.actors import SYSTEM
from core.outbox import deliver_due
from customers.models import Asset
from dispatch.models import WorkOrder
from dispatch.operations import closing, onsite
from org.models import Unit, User
from org.operations.calendar import load_published_years
from tests.factories.customers import make_asset, make_customer, make_sale
from tests.factories.dispatch import REPAIR, go_on_site, make_order, plan
from tickets.models import Ticket
from warranty.models import Claim, RepairRecord, RightReached

DAY = timedelta(days=1)
WORDS = "安全性能故障"
DONE = {
    "result": "not_repaired",
    "cause_code": "wear",
    "cause": "制动管路渗漏",
    "solution": "更换油管",
    "parts": "油管",
}


@pytest.fixture
def car(east: Unit, at: datetime) -> Asset:
    return unit(east, "household_car")


def unit(east: Unit, product_class: str) -> Asset:
    load_published_years(by=SYSTEM, at=datetime.fromisoformat("2026-03-01T00:00Z"), years=range(2025, 2027))
    made = make_asset(make_customer(east), bought_on=None)
    made.model.product_class = product_class  # type: ignore[union-attr]
    made.model.save()  # type: ignore[union-attr]
    make_sale(made, bought_on=date(2026, 1, 5))
    made.refresh_from_db()
    return made


@pytest.fixture
def send(make_ticket, tech, supervisor, clock) -> Callable[[Asset, datetime], WorkOrder]:
    """Somebody is at the customer's, with findings and repair file written."""

    def go(asset: Asset, when: datetime) -> WorkOrder:
        clock.move_to(when, tick=False)
        ticket = make_ticket(asset=asset, fault=True, received_at=when)
        order = go_on_site(make_order(ticket, tech, by=supervisor, at=when, planned=plan(when)), when)
        found = onsite.Found("王建国", "踏板下沉", "更换油管")
        onsite.note_findings(order=order, found=found, by=tech.user, at=when)
        closing.file_repair(order=order, repair=REPAIR, by=tech.user, at=when)
        deliver(when)
        return order

    return go


def deliver(at: datetime) -> None:
    while deliver_due(at=at + timedelta(hours=1)):
        pass


def finish(browser: Client, order: WorkOrder, at: datetime, **more: str) -> None:
    answer = browser.post(reverse("dispatch:result", args=[order.number]), DONE | more)
    assert (answer.status_code, answer.url) == (302, reverse("dispatch:order", args=[order.number]))
    deliver(at)


@pytest.mark.parametrize(("product_class", "asked"), [("household_car", True), ("phone", False), ("", False)])
def test_it_is_asked_where_a_law_counts_it(
    send, signed_in, technician, supervisor, east, at, product_class, asked
) -> None:
    order = send(unit(east, product_class), at)
    done = signed_in(technician).get(reverse("dispatch:order", args=[order.number])).content.decode()
    claim = signed_in(supervisor).get(reverse("warranty:claim", args=[order.ticket.number])).content.decode()
    assert (WORDS in done, WORDS in claim) == (asked, asked)


def test_the_second_unsafe_repair_that_failed_gives_the_right(send, signed_in, technician, car, at) -> None:
    for number in range(2):
        order = send(car, at + number * DAY)
        assert not RightReached.objects.filter(right="safety_twice").exists()
        finish(signed_in(technician), order, at + number * DAY, safety_fault="yes")
    assert list(RepairRecord.objects.values_list("safety", "fixed")) == [(True, False)] * 2
    assert RightReached.objects.get(right="safety_twice").asset == car


@pytest.mark.parametrize("said", [{"safety_fault": "no"}, {}])
def test_other_failed_repairs_do_not_count(send, signed_in, technician, car, at, said) -> None:
    for number in range(2):
        order = send(car, at + number * DAY)
        finish(signed_in(technician), order, at + number * DAY, **said)
    assert RepairRecord.objects.filter(safety=True).count() == 0
    assert not RightReached.objects.filter(right="safety_twice").exists()


def stated(browser: Client, ticket: Ticket, answer: str) -> None:
    version = Claim.objects.get(pk=ticket.pk).version
    given = {"requested": "repair", "item_kind": "main_unit", "safety_fault": answer, "version": version}
    answered = browser.post(reverse("warranty:state", args=[ticket.number]), given)
    assert answered.status_code == 302


def test_the_desk_says_it_afterwards_and_takes_it_back(
    send, signed_in, technician, supervisor: User, car, at
) -> None:
    orders = []
    for number in range(2):
        orders.append(send(car, at + number * DAY))
        finish(signed_in(technician), orders[-1], at + number * DAY)
    desk = signed_in(supervisor)
    stated(desk, orders[0].ticket, "yes")
    stated(desk, orders[0].ticket, "no")
    assert RepairRecord.objects.filter(safety=True).count() == 0
    for order in orders:
        stated(desk, order.ticket, "yes")
    assert RightReached.objects.filter(asset=car, right="safety_twice").count() == 1


def test_the_unit_shows_what_kind_of_repair_it_was(send, signed_in, technician, supervisor, car, at) -> None:
    finish(signed_in(technician), send(car, at), at, safety_fault="yes")
    page = signed_in(supervisor).get(reverse("customers:asset", args=[car.pk])).content.decode()
    assert WORDS in page

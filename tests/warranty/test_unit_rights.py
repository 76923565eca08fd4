"""Rights that repairs give are noticed on the day they are reached, and told at once."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from core.actors import SYSTEM
from core.clock import at_local, local_day
from core.models import Event
from customers.models import Asset
from deadlines.models import Todo
from notifications.models import Message
from org.models import Unit, User
from org.operations.calendar import load_published_years
from packs.operations import install
from tests.factories.customers import make_asset, make_customer, make_sale
from tests.factories.tickets import make_ticket
from tickets.models import Ticket
from warranty.models import RightReached
from warranty.operations import repairs
from warranty.operations.rights import reach_due

SignIn = Callable[[User], Client]
DAY = timedelta(days=1)
SOLD = date(2026, 1, 5)


@pytest.fixture(autouse=True)
def packs(group: Unit, at: datetime) -> None:
    load_published_years(by=SYSTEM, at=at, years=range(2025, 2027))
    install(by=SYSTEM, at=at)


@pytest.fixture
def unit(east: Unit) -> Asset:
    made = make_asset(make_customer(east), bought_on=None)
    made.model.product_class = "air_conditioner"  # type: ignore[union-attr]
    made.model.save()  # type: ignore[union-attr]
    make_sale(made, bought_on=SOLD, card_months=12)
    made.refresh_from_db()
    return made


@pytest.fixture
def ticket(east: Unit, supervisor: User, desk: User, at: datetime) -> Ticket:
    return make_ticket(east, by=desk, at=at)


def mend(unit: Asset, ticket: Ticket, at: datetime, *, fixed: bool) -> None:
    """A repair of one day."""
    day = local_day(at)
    repairs.begin(asset=unit, stream=ticket.pk, on=day, by=SYSTEM, at=at)
    repairs.finish(asset=unit, stream=ticket.pk, fixed=fixed, on=day, by=SYSTEM, at=at)


def rights(unit: Asset) -> list[tuple[date, int]]:
    return list(unit.rights.values_list("on", "stream"))


def test_the_second_failed_repair_gives_the_right_at_that_moment(
    unit: Asset, ticket: Ticket, supervisor: User, at: datetime
) -> None:
    mend(unit, ticket, at, fixed=False)
    assert rights(unit) == []
    mend(unit, ticket, at + DAY, fixed=False)
    assert rights(unit) == [(local_day(at + DAY), ticket.pk)]
    event = Event.objects.get(stream=ticket.pk, name="warranty.right_reached")
    assert (event.at, event.facts["gives"][0]) == (at + DAY, "exchange")


def test_the_supervisor_has_a_task_and_a_message(
    unit: Asset, ticket: Ticket, supervisor: User, signed_in: SignIn, at: datetime
) -> None:
    for number in range(2):
        mend(unit, ticket, at + number * DAY, fixed=False)
    held = RightReached.objects.get()
    todo = Todo.objects.get(kind="warranty_right")
    told = Message.objects.filter(cause=f"right:{held.pk}", recipient=supervisor, channel="inbox")
    assert (todo.stream_id, todo.department, told.count()) == (ticket.pk, "supervisor", 1)
    assert str(todo) in signed_in(supervisor).get(reverse("org:mine")).content.decode()


def test_mended_repairs_give_no_right(unit: Asset, ticket: Ticket, at: datetime) -> None:
    for number in range(3):
        mend(unit, ticket, at + number * DAY, fixed=True)
    assert (rights(unit), Todo.objects.filter(kind="warranty_right").count()) == ([], 0)


def test_a_reopened_ticket_makes_the_second_failure(
    unit: Asset, ticket: Ticket, desk: User, at: datetime
) -> None:
    mend(unit, ticket, at, fixed=False)
    mend(unit, ticket, at + DAY, fixed=True)
    repairs.fail_last(stream=ticket.pk, by=desk, at=at + 3 * DAY)
    assert len(rights(unit)) == 1


def test_a_right_is_noted_once(unit: Asset, ticket: Ticket, at: datetime) -> None:
    for number in range(4):
        mend(unit, ticket, at + number * DAY, fixed=False)
    assert RightReached.objects.count() == 1


def test_a_repair_that_goes_on_gives_the_right_as_its_day_begins(
    unit: Asset, ticket: Ticket, at: datetime
) -> None:
    held = repairs.begin(asset=unit, stream=ticket.pk, on=date(2026, 3, 10), by=SYSTEM, at=at)
    due = held.right_due_on
    assert due == date(2026, 4, 10)
    assert (reach_due(at=at_local(due) - timedelta(seconds=1)), rights(unit)) == (0, [])
    assert (reach_due(at=at_local(due)), rights(unit)) == (1, [(due, ticket.pk)])


def test_once_reached_the_repair_waits_for_its_next_right(unit: Asset, ticket: Ticket, at: datetime) -> None:
    held = repairs.begin(asset=unit, stream=ticket.pk, on=date(2026, 3, 10), by=SYSTEM, at=at)
    reach_due(at=at + 31 * DAY)
    held.refresh_from_db()
    assert (held.right_due_on, reach_due(at=at + 40 * DAY)) == (date(2026, 6, 9), 0)


def test_a_unit_that_came_back_is_never_looked_at(unit: Asset, ticket: Ticket, at: datetime) -> None:
    mend(unit, ticket, at, fixed=True)
    assert (reach_due(at=at + 90 * DAY), rights(unit)) == (0, [])


def test_the_unit_s_page_tells_days_left_and_one_repair_before_exchange(
    unit: Asset, ticket: Ticket, desk: User, signed_in: SignIn, at: datetime, time_machine: object
) -> None:
    time_machine.move_to(at + DAY, tick=False)  # type: ignore[attr-defined]
    mend(unit, ticket, at, fixed=False)
    page = signed_in(desk).get(reverse("customers:asset", args=[unit.pk])).content.decode()
    assert [word in page for word in ("再有一次未修好即可换货", "还差 1 次", "未修复", "法定")] == [True] * 4


def test_a_reached_right_stands_on_the_unit_s_page(
    unit: Asset, ticket: Ticket, desk: User, signed_in: SignIn, at: datetime, time_machine: object
) -> None:
    time_machine.move_to(at + 3 * DAY, tick=False)  # type: ignore[attr-defined]
    for number in range(2):
        mend(unit, ticket, at + number * DAY, fixed=False)
    page = signed_in(desk).get(reverse("customers:asset", args=[unit.pk])).content.decode()
    assert ("可换货、退货" in page, "再有一次未修好即可换货" in page) == (True, False)


def test_without_a_day_of_purchase_nothing_is_computed(east: Unit, desk: User, signed_in: SignIn) -> None:
    bare = make_asset(make_customer(east), bought_on=None)
    page = signed_in(desk).get(reverse("customers:asset", args=[bare.pk])).content.decode()
    assert "不知道购买日期" in page

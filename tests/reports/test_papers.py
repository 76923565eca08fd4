"""Papers of trips: reminders of feedback forms, and days of attendance that are proven."""

from collections.abc import Callable

import pytest
from django.test import Client

from dispatch.models import Visit
from notifications.models import Message
from org.models import Unit, User
from reports import operations
from reports.enums import Paper
from reports.queries.papers import trips
from reports.rules import Span
from tests.factories.dispatch import leave, make_order, make_technician
from tests.factories.tickets import FAULT, make_ticket
from tests.reports.conftest import local

SignIn = Callable[[User], Client]


@pytest.fixture
def visit(east: Unit, supervisor: User, packs: None) -> Visit:
    """A trip that ended on 2026-03-10 at 18:00."""
    ticket = make_ticket(east, at=local("2026-03-10T09:00"), **FAULT)
    order = make_order(ticket, make_technician(east), by=supervisor, at=local("2026-03-10T09:10"))
    leave(order, local("2026-03-10T09:20"))
    made = Visit.objects.get(order=order)
    Visit.objects.filter(pk=made.pk).update(checked_out_at=local("2026-03-10T18:00"))
    return Visit.objects.select_related("order__ticket").get(pk=made.pk)


def hand_in(visit: Visit, paper: str, when: str, by: User) -> None:
    operations.hand_in(visit=visit, paper=paper, handed_at=local(when), by=by, at=local("2026-03-13T09:00"))


def state(visit: Visit, by: User, at: str = "2026-03-13T09:00") -> str:
    day = Span(local("2026-03-10T00:00").date(), local("2026-03-10T00:00").date())
    (trip,) = trips(by, day, at=local(at))
    return trip.state


@pytest.mark.requirement("RPT-17")
def test_a_trip_without_feedback_form_is_reminded_of_after_24_hours(visit: Visit) -> None:
    assert operations.remind_of_forms(at=local("2026-03-11T18:00")) == 0
    assert operations.remind_of_forms(at=local("2026-03-11T18:01")) == 1
    assert operations.remind_of_forms(at=local("2026-03-11T18:02")) == 0
    told = Message.objects.filter(cause=f"form:{visit.pk}", channel="inbox")
    assert visit.order.technician.user_id in {message.recipient_id for message in told}


@pytest.mark.requirement("RPT-17")
def test_nobody_is_reminded_of_a_form_that_was_handed_in(visit: Visit, supervisor: User) -> None:
    hand_in(visit, Paper.FEEDBACK_FORM, "2026-03-11T17:00", supervisor)
    assert operations.remind_of_forms(at=local("2026-03-11T18:01")) == 0
    assert not Message.objects.filter(cause=f"form:{visit.pk}").exists()


@pytest.mark.requirement("RPT-18")
@pytest.mark.parametrize(
    ("order", "slip", "wanted"),
    [
        ("2026-03-11T18:00", "2026-03-11T09:00", "proven"),
        ("2026-03-11T18:01", "2026-03-11T09:00", "unproven"),
        ("2026-03-11T09:00", "2026-03-12T09:00", "unproven"),
    ],
)
def test_order_and_slip_prove_the_day_only_within_24_hours(
    visit: Visit, supervisor: User, order: str, slip: str, wanted: str
) -> None:
    hand_in(visit, Paper.ORDER, order, supervisor)
    hand_in(visit, Paper.SLIP, slip, supervisor)
    assert state(visit, supervisor) == wanted


@pytest.mark.requirement("RPT-18")
@pytest.mark.parametrize(("at", "wanted"), [("2026-03-11T18:00", "open"), ("2026-03-11T18:01", "unproven")])
def test_a_day_without_papers_is_open_and_then_unproven(
    visit: Visit, supervisor: User, at: str, wanted: str
) -> None:
    assert state(visit, supervisor, at) == wanted


def test_a_paper_is_handed_in_once_and_not_before_the_return(visit: Visit, supervisor: User) -> None:
    hand_in(visit, Paper.ORDER, "2026-03-11T09:00", supervisor)
    for when in ("2026-03-11T10:00", "2026-03-10T17:59"):
        with pytest.raises(operations.NotReady):
            hand_in(visit, Paper.ORDER, when, supervisor)
    assert visit.papers.count() == 1


def test_the_clerk_registers_a_paper_on_the_page(visit: Visit, supervisor: User, signed_in: SignIn) -> None:
    data = {"paper": Paper.SLIP, "at": "2026-03-11T09:00"}
    answer = signed_in(supervisor).post(f"/reports/papers/{visit.pk}/", data)
    assert (answer.status_code, [row.paper for row in visit.papers.all()]) == (302, ["slip"])


def test_another_region_registers_nothing(visit: Visit, stranger: User, signed_in: SignIn) -> None:
    data = {"paper": Paper.SLIP, "at": "2026-03-11T09:00"}
    answer = signed_in(stranger).post(f"/reports/papers/{visit.pk}/", data)
    assert (answer.status_code, visit.papers.count()) == (404, 0)

"""The room's pages: who opens them, what they do, what they refuse."""

from datetime import datetime
from typing import Any

import pytest
from django.test import Client

from core.clock import now
from org.models import User
from parts.models import Depot, Loan, Shortfall, StandbyUnit
from parts.operations.quota import settle
from parts.queries.quota import Need
from tests.factories.packs import default_packs
from tests.factories.parts import make_loan, make_standby_order
from tickets.models import Ticket

LISTS = ("/parts/", "/parts/units/", "/parts/orders/", "/parts/loans/", "/parts/quota/")


@pytest.fixture
def browser(manager: User, signed_in: Any) -> Client:
    return signed_in(manager)


@pytest.mark.parametrize("path", LISTS)
def test_lists_open_empty(path: str, browser: Client) -> None:
    default_packs()
    assert browser.get(path).status_code == 200


@pytest.mark.parametrize("path", LISTS)
def test_technicians_have_no_business_here(path: str, technician: User, signed_in: Any) -> None:
    assert signed_in(technician).get(path).status_code == 403


def test_a_shortfall_stands_on_the_page(browser: Client, depot: Depot, at: datetime) -> None:
    default_packs()
    row = settle(need=Need(depot.unit, 3100, 13, 11), at=at)
    page = browser.get("/parts/quota/").content.decode()
    assert ("未补足" in page, row.pk, browser.get(f"/parts/quota/{row.pk}/").status_code) == (
        True,
        Shortfall.objects.get().pk,
        200,
    )


def test_units_are_taken_in_on_the_page(browser: Client, unit: StandbyUnit) -> None:
    given = {"model": unit.model_id, "serial": "by-b", "depot": unit.depot_id}
    answer = browser.post("/parts/units/new/", given)
    made = StandbyUnit.objects.get(serial="BY-B")
    again = browser.post("/parts/units/new/", given)
    assert (answer.url, again.status_code) == (f"/parts/units/{made.pk}/", 422)


def test_moves_are_made_on_the_page(browser: Client, unit: StandbyUnit, technician: User) -> None:
    where = f"/parts/units/{unit.pk}/"
    loaded = browser.post(f"{where}moves/loaded/", {"technician": technician.pk})
    unit.refresh_from_db()
    again = browser.post(f"{where}moves/transferred/", {"depot": unit.depot_id})
    assert (loaded.status_code, unit.van, again.status_code) == (302, technician, 422)
    assert technician.name in browser.get(where).content.decode()


def test_an_unknown_move_is_not_there(browser: Client, unit: StandbyUnit) -> None:
    assert browser.post(f"/parts/units/{unit.pk}/moves/lent/").status_code == 404


def test_who_only_keeps_another_region_finds_nothing(
    unit: StandbyUnit, stranger: User, signed_in: Any
) -> None:
    away = signed_in(stranger)
    assert [
        away.get(f"/parts/{page}/").status_code for page in (f"units/{unit.pk}", f"depots/{unit.depot_id}")
    ] == [
        404,
        404,
    ]


def test_from_order_to_loan_and_back(
    browser: Client, ticket: Ticket, unit: StandbyUnit, manager: User, at: datetime
) -> None:
    default_packs()
    order = make_standby_order(ticket, by=manager, at=at)
    where = f"/parts/orders/{order.number}/"
    too_early = browser.post(f"{where}loan/", {"due_back_on": "2099-01-01", "condition": "完好"})
    assigned = browser.post(f"{where}assignment/", {"unit": unit.pk})
    lent = browser.post(f"{where}loan/", {"due_back_on": "2099-01-01", "condition": "完好"})
    loan = Loan.objects.get()
    assert (too_early.status_code, assigned.status_code, lent.url) == (
        422,
        302,
        f"/parts/loans/{loan.number}/",
    )
    page = browser.get(lent.url).content.decode()
    back = browser.post(f"{lent.url}return/", {"condition": "完好"})
    assert (unit.serial in page, back.status_code, Loan.objects.open().count()) == (True, 302, 0)


def test_the_slip_is_a_pdf(
    browser: Client, ticket: Ticket, unit: StandbyUnit, manager: User, at: datetime
) -> None:
    loan = make_loan(unit, ticket, by=manager, at=at)
    answer = browser.get(f"/parts/loans/{loan.number}/slip/")
    assert (answer["Content-Type"], answer.content[:5]) == ("application/pdf", b"%PDF-")


def test_a_loan_is_made_longer_on_the_page(
    browser: Client, ticket: Ticket, unit: StandbyUnit, manager: User
) -> None:
    loan = make_loan(unit, ticket, by=manager, at=now())
    where = f"/parts/loans/{loan.number}/extension/"
    past = browser.post(where, {"due_back_on": "2020-01-01"})
    longer = browser.post(where, {"due_back_on": "2099-01-01"})
    loan.refresh_from_db()
    assert (past.status_code, longer.status_code, loan.due_back_on.year) == (422, 302, 2099)


def test_an_order_is_cancelled_with_a_reason(
    browser: Client, ticket: Ticket, manager: User, at: datetime
) -> None:
    default_packs()
    order = make_standby_order(ticket, by=manager, at=at)
    where = f"/parts/orders/{order.number}/cancellation/"
    answers = [browser.post(where, {"reason": reason}).status_code for reason in ("", "已修复")]
    order.refresh_from_db()
    assert (answers, order.state) == ([422, 302], "cancelled")


def test_depots_are_registered_and_corrected(browser: Client, depot: Depot) -> None:
    given = {"unit": depot.unit_id, "tier": "2", "name": "二级库", "parent": depot.pk, "is_active": "on"}
    made = browser.post("/parts/depots/new/", given)
    wrong = browser.post("/parts/depots/new/", given | {"name": "另一库", "tier": "3"})
    mended = browser.post(f"/parts/depots/{depot.pk}/", {"name": "华东总库", "is_active": "on"})
    depot.refresh_from_db()
    assert (made.status_code, wrong.status_code, mended.status_code) == (302, 422, 302)
    assert depot.name == "华东总库"


def test_the_ticket_shows_what_was_lent(
    browser: Client, ticket: Ticket, unit: StandbyUnit, manager: User, at: datetime
) -> None:
    loan = make_loan(unit, ticket, by=manager, at=at)
    page = browser.get(f"/tickets/{ticket.number}/").content.decode()
    assert (loan.number in page, unit.serial in page) == (True, True)

"""What the technician sees of earlier jobs."""

from datetime import timedelta

import pytest

from customers.operations import ensure_asset
from dispatch.queries.orders import past_jobs
from tests.factories.dispatch import finish, make_order, plan
from tickets.operations import permits


@pytest.fixture
def customers_ticket(make_ticket, waiting):
    """Another ticket of the same customer."""
    return lambda **given: make_ticket(contact=waiting.contact, name="", phone="", **given)


def test_earlier_jobs_of_the_region_are_shown(customers_ticket, waiting):
    assert past_jobs(customers_ticket()) == [waiting]


def test_other_regions_jobs_of_the_customer_are_not_shown(customers_ticket, waiting, south):
    elsewhere = customers_ticket(region=south)
    assert elsewhere.customer == waiting.customer
    assert (past_jobs(elsewhere), past_jobs(waiting)) == ([], [])


def test_a_known_units_history_is_that_of_the_unit(customers_ticket, waiting, desk, at):
    unit, _notes = ensure_asset(customer=waiting.customer, serial="SN1", model_code="AC-35", by=desk, at=at)
    first, second = customers_ticket(asset=unit), customers_ticket(asset=unit)
    assert past_jobs(second) == [first]


def test_the_history_tells_what_was_found_and_done(
    customers_ticket, waiting, supervisor, tech, technician, signed_in, at, time_machine
):
    time_machine.move_to(at, tick=False)
    done = permits.approve(ticket=waiting, by=supervisor, at=at)
    finish(make_order(done, tech, by=supervisor, at=at), at)
    later = make_order(
        customers_ticket(fault=True),
        tech,
        by=supervisor,
        at=at,
        planned=plan(at, starts_in=timedelta(hours=8)),
    )
    page = signed_in(technician).get(f"/work/{later.number}/").text
    assert ("电容老化" in page, "更换电容" in page) == (True, True)

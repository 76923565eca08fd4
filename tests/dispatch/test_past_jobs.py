"""What the technician sees of earlier jobs."""

import pytest

from customers.operations import ensure_asset
from dispatch.queries.orders import past_jobs


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

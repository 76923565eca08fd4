"""Before the departure."""

from datetime import timedelta

import pytest

from dispatch.enums import OrderStatus, Preparation
from dispatch.errors import Incomplete
from dispatch.operations import preparing
from tests.factories.dispatch import prepare


def codes(error: Incomplete) -> list[str]:
    return [block.code for block in error.blocks]


def test_a_prepared_job_departs(order, at):
    prepare(order, at)
    visit = preparing.depart(order=order, by=order.technician.user, at=at)
    order.refresh_from_db()
    assert (order.status, visit.departed_at, visit.departed_late) == (OrderStatus.DEPARTED, at, False)

"""A depot with a unit in it, and a ticket that may need one."""

from datetime import datetime

import pytest

from org.models import Unit, User
from parts.models import Depot, StandbyUnit
from tests.factories.parts import make_depot, make_standby
from tests.factories.tickets import make_ticket
from tickets.models import Ticket


@pytest.fixture
def ticket(east: Unit, desk: User, at: datetime) -> Ticket:
    return make_ticket(east, by=desk, at=at)


@pytest.fixture
def depot(east: Unit, manager: User, at: datetime) -> Depot:
    return make_depot(east, by=manager, at=at)


@pytest.fixture
def unit(depot: Depot, manager: User, at: datetime) -> StandbyUnit:
    return make_standby(depot, by=manager, at=at, serial="BY-A")

"""Times of the report tests."""

from collections.abc import Callable
from datetime import datetime

import pytest

from core.actors import SYSTEM
from core.clock import LOCAL
from org.models import Unit
from org.operations.calendar import load_published_years
from tests.factories.packs import INSTALLED, default_packs
from tests.factories.tickets import COMPLAINT, make_ticket
from tickets.models import Ticket


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=LOCAL)


@pytest.fixture
def packs(group: Unit) -> None:
    """Packs and the calendar of working days, as a company has them from the first start."""
    default_packs()
    load_published_years(by=SYSTEM, at=INSTALLED, years=(2025, 2026))


@pytest.fixture
def complain(packs: None) -> Callable[..., Ticket]:
    """A complaint registered at a local time."""

    def make(region: Unit, when: str, **given: object) -> Ticket:
        return make_ticket(region, at=local(when), **(COMPLAINT | given))

    return make

"""Times of the report tests."""

from collections.abc import Callable
from datetime import datetime

import pytest

from core.clock import LOCAL
from org.models import Unit
from tests.factories.packs import default_packs
from tests.factories.tickets import COMPLAINT, make_ticket
from tickets.models import Ticket


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=LOCAL)


@pytest.fixture
def packs(group: Unit) -> None:
    default_packs()


@pytest.fixture
def complain(packs: None) -> Callable[..., Ticket]:
    """A complaint registered at a local time."""

    def make(region: Unit, when: str, **given: object) -> Ticket:
        return make_ticket(region, at=local(when), **(COMPLAINT | given))

    return make

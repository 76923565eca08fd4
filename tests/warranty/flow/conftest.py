"""A working calendar and the packs of the house."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import time_machine

from tests.factories.claims import working_days
from tests.factories.packs import default_packs

AT = datetime(2026, 3, 10, 5, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _house(db: None) -> None:
    default_packs()
    working_days()


@pytest.fixture
def frozen(at: datetime) -> Iterator[None]:
    with time_machine.travel(at, tick=False):
        yield


@pytest.fixture
def at() -> datetime:
    return AT

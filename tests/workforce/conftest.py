"""The calendar of working days and the figures, at 10:00 on Wednesday 2026-03-11."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest
import time_machine

from core.actors import SYSTEM
from core.clock import LOCAL
from org.models import Unit
from org.operations.calendar import load_published_years
from tests.factories.packs import INSTALLED, default_packs


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=LOCAL)


@pytest.fixture(autouse=True)
def ground(group: Unit) -> Iterator[Any]:
    default_packs()
    load_published_years(by=SYSTEM, at=INSTALLED, years=(2025, 2026))
    with time_machine.travel(local("2026-03-11T10:00"), tick=False) as clock:
        yield clock

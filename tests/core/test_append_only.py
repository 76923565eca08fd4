"""Rows that are written once stay as they are: in Python and in the database (TKT-33)."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.db import InternalError, connection, transaction

from core.actors import SYSTEM
from core.events import record
from core.models import AppendOnlyError, Event
from tests.core.test_events import LampLit
from tests.factories.core import make_stream

IN_PYTHON: dict[str, Callable[[Event], object]] = {
    "save": lambda row: row.save(),
    "delete": lambda row: row.delete(),
    "update of many": lambda row: Event.objects.update(actor_name="他人"),
    "delete of many": lambda row: Event.objects.all().delete(),
    "update in bulk": lambda row: Event.objects.bulk_update([row], ["actor_name"]),
    "save as another": lambda row: Event.objects.update_or_create(pk=row.pk, defaults={"name": "x"}),
}
IN_SQL = {
    "update": "UPDATE core_event SET actor_name = 'x'",
    "delete": "DELETE FROM core_event",
    "stream": "UPDATE core_stream SET kind = 'x'",
}


@pytest.fixture
def event(db: None, at: datetime) -> Event:
    return record(make_stream(), LampLit(40), by=SYSTEM, at=at)


@pytest.mark.parametrize("way", IN_PYTHON)
def test_python_refuses(event: Event, way: str) -> None:
    with pytest.raises(AppendOnlyError), transaction.atomic():
        IN_PYTHON[way](event)
    assert list(Event.objects.values_list("actor_name", flat=True)) == ["系统"]


@pytest.mark.parametrize("way", IN_SQL)
def test_the_database_refuses(event: Event, way: str) -> None:
    with pytest.raises(InternalError, match="written once"), transaction.atomic():
        connection.cursor().execute(IN_SQL[way])
    assert list(Event.objects.values_list("actor_name", flat=True)) == ["系统"]

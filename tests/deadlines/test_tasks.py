"""The wake-up of the sweep, and what /readyz says about it."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from core.heartbeat import age
from deadlines.models import Firing
from deadlines.tasks import sweep
from tests.core.worktime.instants import at
from tests.factories.deadlines import URGENT, begin

START = at("2026-03-10 10:00")


def lag() -> dict[str, object]:
    found: dict[str, object] = Client().get("/readyz").json()["checks"]["sweep_lag"]
    return found


@pytest.mark.requirement("SLA-31")
def test_it_fires_all_that_is_due_and_gives_a_sign_of_life(east, pack_set):
    begin(URGENT, START, east, pack_set)
    with time_machine.travel(at("2026-03-10 13:00"), tick=False):
        sweep()
    assert Firing.objects.count() == 3
    assert age("sweep", at=at("2026-03-10 13:00")) == timedelta()


def test_a_level_that_waits_two_minutes_is_told(east, pack_set):
    begin(URGENT, START, east, pack_set)
    with time_machine.travel(at("2026-03-10 11:38:01"), tick=False):
        assert lag() == {"ok": False, "lag_s": 121}


def test_nothing_waiting_is_fine(east, pack_set):
    begin(URGENT, START, east, pack_set)
    with time_machine.travel(at("2026-03-10 11:35"), tick=False):
        assert lag() == {"ok": True, "lag_s": 0}

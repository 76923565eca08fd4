"""What load balancers ask."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client, override_settings

from core.clock import now
from core.heartbeat import beat
from core.models import Heartbeat
from tests.core.test_claiming import waiting

pytestmark = pytest.mark.django_db


@pytest.fixture
def alive() -> None:
    """Worker and sweep have just given signs of life."""
    for name in ("worker", "sweep"):
        beat(name, at=now())


def ready() -> tuple[int, dict[str, bool]]:
    answer = Client().get("/readyz")
    return answer.status_code, {name: check["ok"] for name, check in answer.json()["checks"].items()}


def test_the_process_is_alive() -> None:
    assert Client().get("/healthz").json() == {"status": "ok"}


@pytest.mark.usefixtures("alive")
def test_ready_when_all_parts_answer() -> None:
    status, checks = ready()
    assert (status, set(checks.values()), {"database", "redis", "worker", "sweep"} - set(checks)) == (
        200,
        {True},
        set(),
    )


@pytest.mark.usefixtures("alive")
@pytest.mark.parametrize("name", ["worker", "sweep"])
def test_a_silent_part_is_named(name: str) -> None:
    Heartbeat.objects.filter(name=name).update(at=now() - timedelta(minutes=5))
    status, checks = ready()
    assert (status, [part for part, ok in checks.items() if not ok]) == (503, [name])


def test_a_part_that_never_spoke_is_named() -> None:
    status, checks = ready()
    assert (status, checks["worker"]) == (503, False)


@pytest.mark.usefixtures("alive")
def test_waiting_work_is_told() -> None:
    waiting(1, now() - timedelta(hours=1))
    status, checks = ready()
    assert (status, checks["outbox"]) == (503, False)


@pytest.mark.usefixtures("alive")
def test_redis_gone_is_told(settings: Any) -> None:
    gone = settings.CACHES["default"] | {"LOCATION": "redis://127.0.0.1:1/0"}
    with override_settings(CACHES={"default": gone}):
        status, checks = ready()
    assert (status, checks["redis"]) == (503, False)


def test_no_secrets_are_told() -> None:
    assert "password" not in Client().get("/readyz").content.decode().lower()


@pytest.mark.parametrize("address", ["/healthz", "/readyz"])
def test_nothing_is_posted(address: str, signed_in: Callable[..., Client]) -> None:
    assert Client().post(address).status_code == 405

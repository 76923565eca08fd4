"""What a worker does when it starts."""

from typing import Any

import pytest

from aftersales import celery
from aftersales.schedule import SCHEDULE


def test_a_worker_looks_at_everything_and_at_what_came_of_it_however_late_it_comes_to_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sent: list[tuple[str, dict[str, Any]]] = []
    monkeypatch.setattr(celery.app, "send_task", lambda task, **options: sent.append((task, options)))
    celery.look_at_once()
    looks = ({"countdown": 0}, {"countdown": celery.SECOND_LOOK})
    assert sent == [(entry["task"], look) for look in looks for entry in SCHEDULE.values()]

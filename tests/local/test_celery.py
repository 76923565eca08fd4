"""What a worker does when it starts."""

from typing import Any

import pytest

from aftersales import celery
from aftersales.schedule import SCHEDULE


def test_a_worker_looks_at_everything_once_however_late_it_comes_to_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sent: list[tuple[str, dict[str, Any]]] = []
    monkeypatch.setattr(celery.app, "send_task", lambda task, **options: sent.append((task, options)))
    celery.look_at_once()
    assert sent == [(entry["task"], {}) for entry in SCHEDULE.values()]

"""What load balancers and watchers ask: alive, and ready to work."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.core.cache import cache
from django.db import connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from core import heartbeat, outbox
from core.clock import now
from core.models import Delivery

LONGEST_SILENCE = timedelta(seconds=60)


@require_safe
def healthz(_request: HttpRequest) -> JsonResponse:
    """The web process answers."""
    return JsonResponse({"status": "ok"})


@require_safe
def readyz(_request: HttpRequest) -> JsonResponse:
    """Database, Redis, worker and sweep; 503 with the failing parts named."""
    checks = results()
    ready = all(result["ok"] for result in checks.values())
    return JsonResponse(
        {"status": "ready" if ready else "not ready", "checks": checks}, status=200 if ready else 503
    )


def results() -> dict[str, dict[str, Any]]:
    """What each registered check says now; every one has "ok"."""
    return {name: _try(check) for name, check in CHECKS.items()}


def _try(check: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    try:
        return check()
    except Exception as error:  # whatever fails, the answer is "not ready"
        return {"ok": False, "error": type(error).__name__}


def _database() -> dict[str, Any]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return {"ok": True}


def _redis() -> dict[str, Any]:
    cache.set("readyz", "1", 10)
    return {"ok": cache.get("readyz") == "1"}


def _sign_of_life(name: str) -> Callable[[], dict[str, Any]]:
    def check() -> dict[str, Any]:
        age = heartbeat.age(name, at=now())
        return {
            "ok": age is not None and age <= LONGEST_SILENCE,
            "age_s": None if age is None else round(age.total_seconds()),
        }

    return check


def _outbox() -> dict[str, Any]:
    lag = outbox.lag(Delivery, at=now())
    return {"ok": lag <= LONGEST_SILENCE * 5, "lag_s": round(lag.total_seconds())}


CHECKS: dict[str, Callable[[], dict[str, Any]]] = {
    "database": _database,
    "redis": _redis,
    "worker": _sign_of_life("worker"),
    "sweep": _sign_of_life("sweep"),
    "outbox": _outbox,
}

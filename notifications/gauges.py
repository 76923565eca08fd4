"""What /metrics tells of waiting work, disks, backups and restores; nothing here reads what is done."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from core import backups, heartbeat, restorations
from core.disks import disks
from core.doors import GAUGES, Gauge
from core.models import Delivery, Job, WorkState
from core.outbox import lag
from notifications.models import Letter, Message
from notifications.queries import callable_now

PROCESSES = ("worker", "sweep")


def _work() -> dict[str, QuerySet[Any]]:
    """Rows that workers claim, by the name of the work. Jobs are never parked: they fail, and tell their owner."""
    return {
        "events": Delivery.objects.all(),
        "messages": Message.objects.all(),
        "webhooks": callable_now(),
        "letters": Letter.objects.all(),
        "jobs": Job.objects.all(),
    }


def _waiting(_at: datetime) -> dict[str, float]:
    return {name: rows.filter(state=WorkState.OPEN).count() for name, rows in _work().items()}


def _parked(_at: datetime) -> dict[str, float]:
    shown = {name: rows for name, rows in _work().items() if name != "jobs"}
    return {name: rows.filter(state=WorkState.PARKED).count() for name, rows in shown.items()}


def _lags(at: datetime) -> dict[str, float]:
    return {name: lag(rows, at=at).total_seconds() for name, rows in _work().items()}


def _ages(at: datetime) -> dict[str, float]:
    found = {name: heartbeat.age(name, at=at) for name in PROCESSES}
    return {name: age.total_seconds() for name, age in found.items() if age is not None}


def _free(_at: datetime) -> dict[str, float]:
    return {disk.folder: disk.free_percent for disk in disks()}


def _restored(_at: datetime) -> dict[str, float]:
    return {"": float(restorations.unreleased() is not None)}


def _backup(at: datetime) -> dict[str, float]:
    age = backups.check(at=at)["age_s"]
    return {} if age is None else {"": float(str(age))}


def register() -> None:
    """Fill the door."""
    GAUGES.register(Gauge("waiting", "Work not done yet", _waiting, "work"))
    GAUGES.register(Gauge("parked", "Work that failed too often", _parked, "work"))
    GAUGES.register(Gauge("lag_seconds", "Age of the oldest due work that nobody has in hand", _lags, "work"))
    GAUGES.register(Gauge("restored_unreleased", "1 while a restored house may send nothing", _restored))
    GAUGES.register(Gauge("silence_seconds", "Since the last sign of life", _ages, "process"))
    GAUGES.register(Gauge("backup_age_seconds", "Since the last proven backup", _backup))
    GAUGES.register(Gauge("disk_free_percent", "Free space", _free, "folder"))

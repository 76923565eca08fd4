"""What /metrics tells of messages, events and disks."""

from datetime import datetime
from typing import Any

from core import backups, heartbeat
from core.disks import disks
from core.doors import GAUGES, Gauge
from core.models import Delivery, WorkState
from core.outbox import lag
from notifications.models import Message

WORK: dict[str, Any] = {"events": Delivery, "messages": Message}
PROCESSES = ("worker", "sweep")


def _count(state: str) -> dict[str, float]:
    return {name: model.objects.filter(state=state).count() for name, model in WORK.items()}


def _lags(at: datetime) -> dict[str, float]:
    return {name: lag(model, at=at).total_seconds() for name, model in WORK.items()}


def _ages(at: datetime) -> dict[str, float]:
    found = {name: heartbeat.age(name, at=at) for name in PROCESSES}
    return {name: age.total_seconds() for name, age in found.items() if age is not None}


def _free(_at: datetime) -> dict[str, float]:
    return {disk.folder: disk.free_percent for disk in disks()}


def _backup(at: datetime) -> dict[str, float]:
    age = backups.check(at=at)["age_s"]
    return {} if age is None else {"": float(str(age))}


def register() -> None:
    """Fill the door."""
    GAUGES.register(Gauge("waiting", "Work not done yet", lambda at: _count(WorkState.OPEN), "work"))
    GAUGES.register(
        Gauge("parked", "Work that failed too often", lambda at: _count(WorkState.PARKED), "work")
    )
    GAUGES.register(Gauge("lag_seconds", "Age of the oldest due work", _lags, "work"))
    GAUGES.register(Gauge("silence_seconds", "Since the last sign of life", _ages, "process"))
    GAUGES.register(Gauge("backup_age_seconds", "Since the last proven backup", _backup))
    GAUGES.register(Gauge("disk_free_percent", "Free space", _free, "folder"))

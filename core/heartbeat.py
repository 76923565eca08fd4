"""Signs of life of the processes behind the web server."""

from datetime import datetime, timedelta

from core.models import Heartbeat


def beat(name: str, *, at: datetime) -> None:
    """Note that a kind of process is alive."""
    Heartbeat.objects.update_or_create(name=name, defaults={"at": at})


def age(name: str, *, at: datetime) -> timedelta | None:
    """Time since the last sign of life; None when there was none yet."""
    last = Heartbeat.objects.filter(name=name).values_list("at", flat=True).first()
    return at - last if last else None

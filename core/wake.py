"""Wake-ups: they shorten the wait, nothing depends on them."""

import logging

from celery import current_app
from django.conf import settings
from kombu.exceptions import KombuError, OperationalError
from redis.exceptions import RedisError

log = logging.getLogger(__name__)


def wake(task: str) -> None:
    """Ask a worker to look for due work now; the schedule looks anyway, so a silent broker is only logged."""
    if not getattr(settings, "WAKE_WORKERS", True):
        return
    try:
        current_app.send_task(task, expires=60, retry=False)
    except (KombuError, OperationalError, RedisError, OSError) as error:
        log.warning("no wake-up for %s: %s", task, error)

"""Periodic work of the whole house."""

from typing import Any

from celery import shared_task
from django.conf import settings

from aftersales.backups import back_up
from core import backups, restorations
from core.alone import alone
from core.clock import now


@shared_task
def make_backup(**_: Any) -> None:
    """The backup of today, once its hour has come; one worker of all machines.

    A restored house that nobody has released makes none: it may be a copy that shares the folder of backups.
    """
    day = backups.due_day(at=now(), hour=settings.BACKUP_HOUR)
    if day is None or settings.BACKUP_HOUR < 0 or restorations.unreleased():
        return
    with alone("aftersales.make_backup") as mine:
        if mine:
            back_up(day)

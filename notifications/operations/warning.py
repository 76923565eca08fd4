"""Telling administrators what endangers the house."""

from datetime import datetime

from core.clock import local_day
from core.disks import low_disks
from core.words import later
from notifications.enums import Severity
from notifications.operations.queueing import notify
from org.models import User


def warn_of_disks(*, at: datetime, people: list[User]) -> int:
    """One message a day and disk to each of the people; returns the number of messages."""
    return sum(
        notify(
            cause=f"disk:{local_day(at)}:{disk.folder}"[:120],
            users=people,
            subject=later("磁盘空间不足"),
            body=later(
                "%(folder)s 仅剩 %(percent)s%%（%(gb)s GB），请清理或扩容。",
                folder=disk.folder,
                percent=disk.free_percent,
                gb=disk.free_gb,
            ),
            at=at,
            severity=Severity.HIGH,
        )
        for disk in low_disks()
    )

"""Telling administrators what endangers the house."""

from datetime import datetime

from core import backups
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


def warn_of_backups(*, at: datetime, people: list[User]) -> int:
    """One message a day to each of the people while the newest proven backup is too old (ARC-01)."""
    newest = backups.last_good()
    if newest is None or backups.check(at=at)["ok"]:
        return 0
    return notify(
        cause=f"backup:{local_day(at)}",
        users=people,
        subject=later("两天内没有通过恢复验证的备份"),
        body=later("最近一次可恢复的备份是 %(day)s，请到「系统运行」查看原因。", day=newest.day.isoformat()),
        at=at,
        severity=Severity.HIGH,
    )

"""The register of the daily backups."""

from datetime import date, datetime, timedelta

from core.clock import local, local_day
from core.models import Backup

# A day without a good backup is told from here on.
LONGEST_WITHOUT = timedelta(hours=48)


def due_day(*, at: datetime, hour: int) -> date | None:
    """The day whose backup is still to be made: today from `hour` local time on, until one was good."""
    day = local_day(at)
    if local(at).hour < hour or Backup.objects.filter(day=day, error="", tested_at__isnull=False).exists():
        return None
    return day


def begin(*, day: date, at: datetime) -> Backup:
    """The row of a day, begun anew."""
    fresh = {"started_at": at, "finished_at": None, "tested_at": None, "file": "", "size": 0, "error": ""}
    return Backup.objects.update_or_create(day=day, defaults=fresh)[0]


def written(backup: Backup, *, file: str, size: int, at: datetime) -> None:
    backup.file, backup.size, backup.finished_at = file, size, at
    backup.save(update_fields=["file", "size", "finished_at"])


def tested(backup: Backup, *, at: datetime) -> None:
    backup.tested_at = at
    backup.save(update_fields=["tested_at"])


def failed(backup: Backup, error: BaseException) -> None:
    """Keep what went wrong; the next run tries again."""
    backup.error = f"{type(error).__name__}: {error}"[:300]
    backup.save(update_fields=["error"])


def last_good() -> Backup | None:
    return Backup.objects.filter(error="", tested_at__isnull=False).order_by("-day").first()


def check(*, at: datetime) -> dict[str, object]:
    """For the operations page: is there a good backup of the last two days?"""
    newest = last_good()
    age = at - newest.tested_at if newest and newest.tested_at else None
    return {
        "ok": age is not None and age <= LONGEST_WITHOUT,
        "age_s": None if age is None else round(age.total_seconds()),
    }

"""Files of jobs: kept for a while, then cleaned away."""

from datetime import datetime, timedelta
from pathlib import Path, PurePath

from django.conf import settings
from django.core.files import File
from django.core.files.base import ContentFile
from django.db import transaction

from core.models import Job, JobFile, JobReject

MOST_AT_ONCE = 1000


def keep(job: Job, name: str, content: bytes | Path, purpose: str, *, at: datetime) -> JobFile:
    """Store a file of a job under a name that leads nowhere; downloads get the given one."""
    row = JobFile(job=job, purpose=purpose, name=PurePath(name.replace("\\", "/")).name[-160:], at=at)
    place = f"{row.uuid}{PurePath(row.name).suffix.lower()[:12]}"
    if isinstance(content, bytes):
        row.size = len(content)
        row.file.save(place, ContentFile(content), save=False)
    else:
        row.size = content.stat().st_size
        with content.open("rb") as stream:
            row.file.save(place, File(stream), save=False)
    row.save()
    return row


def drop(job: Job, purpose: str, *, at: datetime) -> None:
    """Take away what an interrupted attempt left."""
    for row in job.files.filter(purpose=purpose, removed_at=None):
        _remove(row, at)


def clean(*, at: datetime) -> int:
    """Remove contents and rejected rows of work that ended JOB_FILES_DAYS ago; returns the files removed."""
    before = at - timedelta(days=settings.JOB_FILES_DAYS)
    old = list(JobFile.objects.filter(removed_at=None, job__finished_at__lt=before)[:MOST_AT_ONCE])
    for row in old:
        _remove(row, at)
    JobReject.objects.filter(job__finished_at__lt=before).delete()
    return len(old)


@transaction.atomic
def _remove(row: JobFile, at: datetime) -> None:
    row.removed_at = at
    row.save(update_fields=["removed_at"])
    transaction.on_commit(lambda: row.file.storage.delete(row.file.name or ""))

"""Files of copies: made for one customer, taken once by each side, then gone (PRV-04)."""

from datetime import datetime

from django.db import transaction

from core.erasing import Subject
from privacy.models import RightsRequest


def remove_file(row: RightsRequest) -> None:
    """The content goes when the change is committed."""
    name, storage = row.copy.name, row.copy.storage
    if name:
        row.copy = ""
        row.save(update_fields=["copy"])
        transaction.on_commit(lambda: storage.delete(name))


def remove_copies(subject: Subject, _at: datetime) -> int:
    """No copy outlives the erasing of what it holds."""
    for row in RightsRequest.objects.filter(customer__in=subject.ids).exclude(copy=""):
        remove_file(row)
    return 0

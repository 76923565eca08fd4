"""Loans that should be back by now."""

from datetime import datetime

from django.db import transaction

from core.actors import SYSTEM
from core.clock import local_day
from core.events import record
from core.streams import lock_streams
from parts.events import LoanOverdue
from parts.models import Loan
from parts.operations.telling import tell_overdue

BATCH = 200


def watch_loans(*, at: datetime) -> int:
    """Tell once of each loan whose day is over; returns how many were told."""
    late = Loan.objects.open().filter(due_back_on__lt=local_day(at), overdue_told_at=None)
    return sum(
        _tell(key, at)
        for key in list(late.order_by("due_back_on", "pk").values_list("pk", flat=True)[:BATCH])
    )


@transaction.atomic
def _tell(key: int, at: datetime) -> bool:
    lock_streams(Loan.objects.values_list("stream", flat=True).get(pk=key))
    held = Loan.objects.select_related("stream", "unit__depot__unit", "lent_by").get(pk=key)
    if held.returned_at or held.overdue_told_at or held.due_back_on >= local_day(at):
        return False
    held.overdue_told_at = at
    held.save(update_fields=["overdue_told_at"])
    said = LoanOverdue(held.pk, held.number, held.unit.serial, held.due_back_on.isoformat())
    record(held.stream, said, by=SYSTEM, at=at)
    tell_overdue(held, at=at)
    return True

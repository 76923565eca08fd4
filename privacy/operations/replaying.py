"""After a restore: erase again what was erased after the backup was made (PRV-04)."""

from datetime import datetime

from core.actors import SYSTEM
from customers.models import Customer
from privacy.models import Erasure
from privacy.operations.erasing import erase
from privacy.operations.listing import keep, lines


def replay(*, at: datetime) -> int:
    """Bring list and database together; returns how many customers were erased again.

    A key that now means somebody else, as its stream was opened at another time, is left alone.
    """
    listed = list(lines())
    done = set(Erasure.objects.values_list("customer_id", "at"))
    missing = [line for line in listed if (line[0], line[2]) not in done]
    count = sum(_again(*line, at) for line in missing)
    _complete({(customer, decided) for customer, _opened, decided in listed})
    return count


def _again(key: int, opened_at: datetime, decided: datetime, at: datetime) -> int:
    customer = Customer.objects.filter(pk=key, stream__opened_at=opened_at).first()
    if customer is None:
        return 0
    erase(customer=customer, at=decided, by=SYSTEM, done_at=at, replayed=True)
    return 1


def _complete(listed: set[tuple[int, datetime]]) -> None:
    """Lines that a full disk or another machine's restore has lost."""
    for row in Erasure.objects.select_related("customer__stream").order_by("pk"):
        if (row.customer_id, row.at) not in listed:
            keep(row)

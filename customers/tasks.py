"""Wake-ups of customers."""

from typing import Any

from celery import shared_task

from core.clock import now
from customers.operations.checking import MOST, check_sales


@shared_task
def check_sales_of_yesterday(**_: Any) -> None:
    """Sales without warranty card and product file, soon after midnight (WAR-43)."""
    while check_sales(at=now()) == MOST:
        pass

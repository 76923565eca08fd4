"""What is lent, and to be brought back."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import QuerySet

from core.pages import Page, keyset
from parts.models import Loan

SHOWN = (
    "unit__model",
    "unit__depot",
    "stream",
    "customer",
    "lent_by",
    "returned_by",
    "returned_to",
    "asset__model",
)


def open_loans(stream_id: int) -> list[Loan]:
    """Units that the customer of a ticket or case still has (WAR-48)."""
    return list(of_stream(stream_id).open())


def of_stream(stream_id: int) -> Any:
    """All loans of a ticket or case, the latest first."""
    return Loan.objects.filter(stream=stream_id).select_related("unit__model", "lent_by", "returned_by")


def loans(user: Any, which: str, day: date, *, cursor: str | None = None) -> Page:
    """One page of the visible loans: `open` or `late` by the day to bring them back, else those returned."""
    rows = listed(user, which, day)
    order = ("-returned_at", "-pk") if which == "returned" else ("due_back_on", "pk")
    return keyset(rows, order=order, cursor=cursor)


def listed(user: Any, which: str, day: date) -> QuerySet[Loan]:
    """All visible loans of a tab, in no order."""
    rows = Loan.objects.visible_to(user).select_related(*SHOWN)
    if which == "returned":
        return rows.exclude(returned_at=None)
    return rows.open().filter(due_back_on__lt=day) if which == "late" else rows.open()


def late_loans(user: Any, day: date, most: int = 50) -> Sequence[Loan]:
    """Visible loans whose day to bring them back is over, the oldest day first."""
    return list(listed(user, "late", day).order_by("due_back_on", "pk")[:most])

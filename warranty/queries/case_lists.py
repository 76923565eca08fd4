"""Lists of cases, newest first, or open ones by what is due."""

from datetime import datetime, timedelta
from typing import Any

from core.clock import day_end, local_day
from core.pages import Page, keyset
from warranty.case_enums import CaseState
from warranty.models import Case
from warranty.models.case import CaseQuerySet

NEWEST = ("-opened_at", "-pk")
BY_DUE = ("next_due_at", "pk")
SHOWN = ("stream", "ticket__stream", "ticket__customer", "region", "project", "old_asset__model")
SOON = timedelta(days=3)


def case_page(
    user: Any, *, at: datetime, which: str = "", due: str = "", kind: str = "", cursor: str | None = None
) -> Page:
    """One page; with a due filter only open cases, the most urgent first."""
    rows = Case.objects.visible_to(user).select_related(*SHOWN)
    rows = _state(rows, which)
    if kind:
        rows = rows.filter(kind=kind)
    if not due:
        return keyset(rows, order=NEWEST, cursor=cursor)
    return keyset(_due(rows, due, at), order=BY_DUE, cursor=cursor)


def _state(rows: CaseQuerySet, which: str) -> CaseQuerySet:
    if which in CaseState.values:
        return rows.filter(state=which)
    return rows if which == "all" else rows.open()


def _due(rows: CaseQuerySet, due: str, at: datetime) -> CaseQuerySet:
    """Overdue: it was due before now; today: by 24:00; soon: within three days."""
    today = local_day(at)
    until = {"overdue": at, "today": day_end(today), "soon": day_end(today + SOON)}.get(due)
    return rows.open().filter(next_due_at__lte=until) if until else rows.open()


def waiting(user: Any, *, at: datetime) -> dict[str, int]:
    """How many open cases a person sees, are late, and wait for a decision; three counts of open rows."""
    rows = Case.objects.visible_to(user).open()
    return {
        "open": rows.count(),
        "late": rows.filter(next_due_at__lt=at).count(),
        "undecided": rows.filter(state=CaseState.APPRAISED).count(),
    }


def of_ticket(ticket_id: int) -> list[Case]:
    """All cases of a ticket, newest first."""
    rows = Case.objects.filter(ticket=ticket_id).select_related("stream", "new_asset", "old_asset__model")
    return list(rows.order_by("-pk"))

"""Numbers of the start page, each counted no further than it is shown."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from tickets.enums import Stage
from tickets.models import Ticket

MOST = 99


def tile_counts(user: Any, *, at: datetime) -> dict[str, str]:
    """Open tickets, those past their time, own ones, complaints not yet classified; "99+" beyond that."""
    seen = Ticket.objects.visible_to(user).open().order_by()
    return {
        "open": _capped(seen),
        "overdue": _capped(seen.filter(next_due_at__lt=at)),
        "mine": _capped(seen.filter(owner=user)),
        "unclassified": _capped(seen.filter(complaint__severity="", complaint__stage=Stage.VERIFYING)),
    }


def _capped(rows: QuerySet[Ticket]) -> str:
    count = rows[: MOST + 1].count()
    return f"{MOST}+" if count > MOST else str(count)

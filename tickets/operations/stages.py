"""The one writer of a complaint's stage."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from core.actors import Actor
from core.events import record
from tickets.enums import Stage
from tickets.events import ComplaintStageChanged
from tickets.models import Complaint
from tickets.operations.errors import TicketRefused
from tickets.transitions import may_step


def step(complaint: Complaint, to: str, *, by: Actor, at: datetime, **fields: Any) -> None:
    """Move a held complaint and write other fields with it; raises TicketRefused outside the table."""
    old = complaint.stage
    if not may_step(old, to):
        words = {"old": Stage(old).label, "to": Stage(to).label}
        raise TicketRefused(_("投诉当前为「%(old)s」，不能转入「%(to)s」，请刷新页面。") % words)
    fields["stage"] = to
    for name, value in fields.items():
        setattr(complaint, name, value)
    complaint.save(update_fields=list(fields))
    record(complaint.pk, ComplaintStageChanged(old=old, to=to), by=by, at=at)

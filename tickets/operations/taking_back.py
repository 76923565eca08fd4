"""Taking back one imported ticket: it is cancelled, never deleted (ARC-03)."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from core.models import Event
from core.words import written
from deadlines.enums import BreachReason
from org.models import User
from tickets.models import ImportRow
from tickets.models.imports import RowState
from tickets.operations.errors import TicketRefused
from tickets.operations.lifecycle import cancel
from tickets.operations.moving import hold


@transaction.atomic
def take_back_row(*, row: ImportRow, by: User, at: datetime) -> None:
    """Cancel the ticket of a row and free the row for another import; nothing for one taken back before.

    Raises TicketRefused when somebody worked on the ticket meanwhile.
    """
    held = ImportRow.objects.select_for_update(of=("self",)).select_related("batch").get(pk=row.pk)
    if held.state != RowState.ACCEPTED or held.ticket_id is None:
        return
    ticket = hold(held.ticket)
    since = Event.objects.filter(stream=ticket.pk, at__gt=held.batch.finished_at)
    if since.exclude(name__startswith="clock").exists():
        raise TicketRefused(_("工单 %(number)s 已有人处理") % {"number": ticket.number})
    reason = written("撤回导入「%(file)s」", file=held.batch.file_name)
    cancel(ticket=ticket, reason=reason, by=by, at=at, breach_reason=BreachReason.BEFORE_GO_LIVE)
    held.state = RowState.WITHDRAWN
    held.save(update_fields=["state"])

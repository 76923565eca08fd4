"""Was the same unit repaired for the same fault shortly before? (TKT-25)"""

from datetime import timedelta

from django.db.models import OuterRef, Subquery
from django.db.models.functions import Coalesce

from core.models import Event
from packs.queries import figure
from tickets.enums import ServiceType, Status
from tickets.events import TicketStatusChanged
from tickets.models import RepeatRepair, Ticket

REPAIRS = (ServiceType.REPAIR, ServiceType.COMPLAINT)


def repeat_days(ticket: Ticket) -> int:
    """Within which the same fault of the same unit is a repeat; the day of its registration counts."""
    days: int = figure(ticket.pack_set, "conventions", "repeat_repair_days")
    return days


def earlier_repair(ticket: Ticket) -> Ticket | None:
    """The last ticket of the unit with the same fault code whose repair ended within the pack's days before.

    It ended when the work was done, else when the ticket closed without a visit; an open one is no repair yet.
    """
    if ticket.asset_id is None or ticket.category_id is None or ticket.service_type not in REPAIRS:
        return None
    since = ticket.registered_at - timedelta(days=repeat_days(ticket))
    rows = Ticket.objects.filter(
        asset=ticket.asset_id, category=ticket.category_id, service_type__in=REPAIRS
    ).exclude(pk=ticket.pk)
    ended = rows.exclude(status=Status.CANCELLED).annotate(repaired_at=Coalesce(_work_done(), "closed_at"))
    found = ended.filter(repaired_at__gte=since, repaired_at__lte=ticket.registered_at)
    return found.select_related("stream").order_by("-repaired_at", "-pk").first()


def _work_done() -> Subquery:
    """When the work on a ticket was done last."""
    done = Event.objects.filter(
        stream=OuterRef("pk"), name=TicketStatusChanged.name, facts__to=Status.WORK_DONE
    )
    return Subquery(done.order_by("-pk").values("at")[:1])


def asks_for_cause(ticket: Ticket) -> bool:
    """Is it a repeat repair whose cause nobody has named?"""
    return RepeatRepair.objects.filter(ticket=ticket.pk, cause="").exists()

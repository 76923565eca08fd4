"""Was the same unit repaired for the same fault shortly before? (TKT-25)"""

from datetime import timedelta

from django.db.models import Q

from packs.queries import figure
from tickets.enums import ServiceType, Status
from tickets.models import RepeatRepair, Ticket

REPAIRS = (ServiceType.REPAIR, ServiceType.COMPLAINT)


def repeat_days(ticket: Ticket) -> int:
    """Within which the same fault of the same unit is a repeat; the day of its registration counts."""
    days: int = figure(ticket.pack_set, "conventions", "repeat_repair_days")
    return days


def earlier_repair(ticket: Ticket) -> Ticket | None:
    """The last ticket of the unit with the same fault code that came or ended within the pack's days before."""
    if ticket.asset_id is None or ticket.category_id is None or ticket.service_type not in REPAIRS:
        return None
    since = ticket.registered_at - timedelta(days=repeat_days(ticket))
    rows = Ticket.objects.filter(
        Q(registered_at__gte=since) | Q(closed_at__gte=since),
        asset=ticket.asset_id,
        category=ticket.category_id,
        service_type__in=REPAIRS,
        registered_at__lt=ticket.registered_at,
    )
    return rows.exclude(status=Status.CANCELLED).select_related("stream").order_by("-registered_at").first()


def asks_for_cause(ticket: Ticket) -> bool:
    """Is it a repeat repair whose cause nobody has named?"""
    return RepeatRepair.objects.filter(ticket=ticket.pk, cause="").exists()

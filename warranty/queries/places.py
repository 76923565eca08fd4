"""What the papers of a product say: where it is repaired (WAR-21), and that its promise is handed over (WAR-42)."""

from customers.models import RepairAddress
from packs.queries import figure_or
from tickets.enums import ServiceType
from tickets.models import Ticket


def places_of(ticket: Ticket) -> list[RepairAddress]:
    """The addresses of the ticket's model; none without a known model."""
    model = ticket.asset.model_id if ticket.asset else None
    return list(RepairAddress.objects.filter(model=model).order_by("-designated", "pk")) if model else []


def asks_for_handover(ticket: Ticket) -> bool:
    """Does the pack want the promise restated and handed over after a repair?"""
    repaired = ticket.service_type == ServiceType.REPAIR
    return repaired and bool(figure_or(ticket.pack_set, "promise_handover", "required", False))

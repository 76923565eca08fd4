"""Where a product is repaired, by its own service booklet (WAR-21)."""

from customers.models import RepairAddress
from tickets.models import Ticket


def places_of(ticket: Ticket) -> list[RepairAddress]:
    """The addresses of the ticket's model; none without a known model."""
    model = ticket.asset.model_id if ticket.asset else None
    return list(RepairAddress.objects.filter(model=model).order_by("-designated", "pk")) if model else []

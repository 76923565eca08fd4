"""Whether the promise is handed over after a repair (WAR-42)."""

from packs.queries import figure_or
from tickets.enums import ServiceType
from tickets.models import Ticket


def asks_for_handover(ticket: Ticket) -> bool:
    """Does the pack want the promise restated and handed over after a repair?"""
    repaired = ticket.service_type == ServiceType.REPAIR
    return repaired and bool(figure_or(ticket.pack_set, "promise_handover", "required", False))

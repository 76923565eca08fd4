"""What warranty shows on the pages of others."""

from typing import Any

from tickets.enums import ServiceType
from tickets.models import Ticket
from warranty.permissions import can_state
from warranty.queries import standing
from warranty.queries.judging import answer_of
from warranty.verdict_words import card_of


def verdict_panel(ticket: Ticket, user: Any) -> dict[str, Any] | None:
    """The verdict in force; an invitation to state a claim for who may, on repairs."""
    held = standing.of(ticket)
    if held is None:
        wanted = ticket.service_type == ServiceType.REPAIR and ticket.is_open and can_state(user, ticket)
        return {"ticket": ticket, "card": None} if wanted else None
    pack = str(held.judgement.packs[0]).partition("@")[0]
    card = card_of(answer_of(held.judgement), pack, held, reported_at=ticket.registered_at)
    return {"ticket": ticket, "card": card}

"""Which cases the verdict in force lets begin."""

from customers.enums import AssetState
from tickets.models import Ticket
from warranty.case_enums import CaseKind
from warranty.case_rules import kinds_for
from warranty.queries import standing


def kinds_offered(ticket: Ticket) -> tuple[str, ...]:
    """Kinds of cases for a ticket with a unit in use; none before anything was judged."""
    in_use = ticket.asset is not None and ticket.asset.state == AssetState.IN_USE
    found = standing.of(ticket) if in_use else None
    return kinds_for(found.verdict, found.settled) if found else ()


def offered(ticket: Ticket) -> list[tuple[str, str]]:
    """The same with their words, for a form."""
    return [(kind, str(CaseKind(kind).label)) for kind in kinds_offered(ticket)]

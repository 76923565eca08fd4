"""What coming costs the customer where nobody typed it: as agreed, as quoted, or by the price list (WAR-44)."""

from decimal import Decimal

from knowledge.queries import prices_in_force
from tickets.models import Ticket
from tickets.queries.consents import last_answer

CODE = "visit"
"""The number under which price lists hold the fee for coming."""


def visit_fee(ticket: Ticket | None) -> Decimal | None:
    """In CNY; None where no list has such a price."""
    if ticket is not None:
        said = last_answer(ticket)
        if said is not None and said.agreed and said.amount is not None:
            return said.amount
        quoted = ticket.quotes.filter(price__code=CODE).order_by("-pk").first()
        if quoted is not None:
            return quoted.amount
    found = prices_in_force().filter(code=CODE).first()
    return found.amount if found else None

"""Who may do what with a claim; a right comes from a post at the ticket's unit or above."""

from typing import Any

from org.enums import Right
from org.permissions import has, holds_post
from tickets.models import Ticket
from tickets.permissions import works_on


def can_state(user: Any, ticket: Ticket) -> bool:
    """Writes down facts of a claim: who takes in requests there, and the technician on the job."""
    return has(user, Right.REGISTER, ticket) or works_on(user, ticket)


def can_override(user: Any, ticket: Ticket) -> bool:
    """Puts another verdict in place: who may promise something to customers there (WAR-06)."""
    return has(user, Right.COMMIT, ticket)


def can_quote(user: Any, ticket: Ticket) -> bool:
    """Drafts and sends a quotation, and records what the customer said to it (WAR-32)."""
    return has(user, Right.REGISTER, ticket)


def can_back_test(user: Any) -> bool:
    """Judges the verdicts of the whole company again by a draft of a pack, and reads what came out."""
    return has(user, Right.MANAGE_PACKS) or has(user, Right.PUBLISH_PACKS)


def can_read_rules(user: Any) -> bool:
    """Whoever works here may read by which rules the house judges."""
    return holds_post(user)

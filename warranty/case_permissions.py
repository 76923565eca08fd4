"""Who may do what with a case; a right comes from a post at its unit or above."""

from decimal import Decimal
from typing import Any

from org.enums import Right
from org.permissions import has
from tickets.models import Ticket
from tickets.permissions import works_on
from tickets.queries.tiers import may_grant, post_for
from warranty.models import Case


def can_list_cases(user: Any) -> bool:
    """Sees the cases of a branch."""
    return has(user, Right.SEE_TICKETS)


def can_start(user: Any, ticket: Ticket) -> bool:
    """Opens a case: whoever takes in requests there."""
    return has(user, Right.REGISTER, ticket)


def can_handle(user: Any, case: Case) -> bool:
    """Parcels in and out, papers, files, closing: whoever takes in requests there."""
    return has(user, Right.REGISTER, case)


def can_appraise(user: Any, case: Case) -> bool:
    """Says what goods were found to be: who leads work there, and the technician on the job."""
    return has(user, Right.DISPATCH, case) or works_on(user, case.ticket)


def can_decide(user: Any, case: Case) -> bool:
    """Decides what the customer gets, and asks for refunds above the own tier."""
    return has(user, Right.COMMIT, case)


def can_refund(user: Any, case: Case, amount: Decimal) -> bool:
    """Grants a refund of this amount by the tiers of compensation (CMP-18)."""
    return may_grant(user, case, post_for(amount, case.ticket.pack_set))


def can_pay(user: Any, case: Case) -> bool:
    """Writes down payments and costs: who leads work there."""
    return has(user, Right.DISPATCH, case)

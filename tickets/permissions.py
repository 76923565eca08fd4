"""Who may do what with a ticket; a right comes from a post at its unit or above (ORG-04, ORG-12)."""

from typing import Any

from org.enums import Right
from org.models import Unit
from org.permissions import has
from tickets.models import Complaint, Ticket


def can_register(user: Any) -> bool:
    return has(user, Right.REGISTER)


def can_register_at(user: Any, region: Unit, project: Unit | None) -> bool:
    """May the person take in requests for this branch?"""
    return user.scope.can(Right.REGISTER, region_id=region.pk, project_id=project.pk if project else None)


def can_override_intake_at(user: Any, region: Unit, project: Unit | None) -> bool:
    """May the person keep a dissatisfied caller's request from being a complaint (CMP-01)?"""
    return _at(user, Right.OVERRIDE_INTAKE, region, project)


def can_lower_urgency_at(user: Any, region: Unit, project: Unit | None) -> bool:
    return _at(user, Right.LOWER_URGENCY, region, project)


def _at(user: Any, right: str, region: Unit, project: Unit | None) -> bool:
    scope = getattr(user, "scope", None)
    return bool(scope and scope.can(right, region_id=region.pk, project_id=project.pk if project else None))


def can_read(user: Any) -> bool:
    """Sees the tickets of a branch, not only own work."""
    return has(user, Right.SEE_TICKETS)


def can_list(user: Any) -> bool:
    return has(user, Right.SEE_TICKETS) or has(user, Right.SEE_OWN_WORK)


def works_on(user: Any, ticket: Ticket) -> bool:
    """Is the ticket the technician's own?"""
    return ticket.assignee_id == user.pk and has(user, Right.SEE_OWN_WORK)


def can_ask_approval(user: Any, ticket: Ticket) -> bool:
    return has(user, Right.ASK_APPROVAL, ticket)


def can_approve(user: Any, ticket: Ticket) -> bool:
    return has(user, Right.APPROVE_DISPATCH, ticket)


def can_dispatch(user: Any, ticket: Ticket) -> bool:
    return has(user, Right.DISPATCH, ticket)


def can_cancel(user: Any, ticket: Ticket) -> bool:
    return has(user, Right.CANCEL_TICKET, ticket)


def can_resolve_by_phone(user: Any, ticket: Ticket) -> bool:
    return has(user, Right.REGISTER, ticket)


def can_reopen(user: Any, ticket: Ticket) -> bool:
    return has(user, Right.FOLLOW_UP, ticket)


def can_archive(user: Any, ticket: Ticket) -> bool:
    return has(user, Right.ARCHIVE, ticket)


def can_log_contact(user: Any, ticket: Ticket) -> bool:
    return has(user, Right.REGISTER, ticket) or works_on(user, ticket)


can_add_note = can_log_contact


def can_send_link(user: Any, ticket: Ticket) -> bool:
    """Sends the customer the private link, and revokes it."""
    return has(user, Right.REGISTER, ticket)


can_ask_pause = can_log_contact


def can_disclose(user: Any, ticket: Ticket) -> bool:
    """Reads number and address whole with a reason: who has to call the customer, and who leads (PRV-02)."""
    return can_log_contact(user, ticket) or has(user, Right.DISCLOSE, ticket)


def can_decide_pause(user: Any, ticket: Ticket) -> bool:
    return has(user, Right.DECIDE_PAUSE, ticket)


def can_raise_urgency(user: Any, ticket: Ticket) -> bool:
    return has(user, Right.REGISTER, ticket)


def can_lower_urgency(user: Any, ticket: Ticket) -> bool:
    return has(user, Right.LOWER_URGENCY, ticket)


# Class, fault and category are corrected by whoever may raise; what relaxes a promise the operation refuses.
can_correct = can_raise_urgency


def can_give_breach_reason(user: Any, ticket: Ticket) -> bool:
    return has(user, Right.REGISTER, ticket)


def can_hand_over(user: Any, ticket: Ticket) -> bool:
    """Naming another responsible person."""
    return has(user, Right.DISPATCH, ticket)


def can_handle_complaint(user: Any, ticket: Ticket) -> bool:
    return has(user, Right.HANDLE_COMPLAINT, ticket)


def can_propose_closure(user: Any, ticket: Ticket) -> bool:
    return has(user, Right.PROPOSE_CLOSURE, ticket)


def can_confirm_closure(user: Any, complaint: Complaint) -> bool:
    """Major complaints are confirmed by the group alone, others from the region up (CMP-07, ORG-04)."""
    right = Right.CONFIRM_MAJOR if complaint.is_major else Right.CLOSE_COMPLAINT
    return has(user, right, complaint.ticket)


def can_see_imports(user: Any) -> bool:
    """Lists hold calls of all regions, so their pages are the group's."""
    return has(user, Right.READ_REPORTS) and user.scope.within(Right.READ_REPORTS).group

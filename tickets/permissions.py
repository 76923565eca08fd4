"""Who may do what with a ticket; a right comes from a post at its unit or above (ORG-04, ORG-12)."""

from datetime import datetime
from decimal import Decimal
from typing import Any

from deadlines.models import Todo
from org.enums import Right, UnitKind
from org.models import Unit
from org.permissions import covers, has
from packs.queries import in_force
from tickets.models import Complaint, Letter, Ticket
from tickets.queries.tiers import may_grant, post_for


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
    return any(has(user, right) for right in (Right.SEE_TICKETS, Right.SEE_OWN_WORK, Right.SPEAK_OUTWARD))


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


def can_merge(user: Any, ticket: Ticket) -> bool:
    """Who may end tickets makes one of two."""
    return can_cancel(user, ticket)


def can_resolve_by_phone(user: Any, ticket: Ticket) -> bool:
    return has(user, Right.REGISTER, ticket)


def can_reopen(user: Any, ticket: Ticket) -> bool:
    return has(user, Right.FOLLOW_UP, ticket)


def can_archive(user: Any, ticket: Ticket) -> bool:
    return has(user, Right.ARCHIVE, ticket)


def can_log_contact(user: Any, ticket: Ticket) -> bool:
    return has(user, Right.REGISTER, ticket) or works_on(user, ticket)


def can_charge(user: Any, ticket: Ticket) -> bool:
    """Writes down what is charged: whoever leads the work there."""
    return has(user, Right.DISPATCH, ticket)


def can_pay(user: Any, ticket: Ticket) -> bool:
    """Writes down that compensation was paid, and corrects receipts: who leads the work there."""
    return has(user, Right.DISPATCH, ticket)


def can_read_income(user: Any) -> bool:
    return has(user, Right.READ_REPORTS) and has(user, Right.SEE_TICKETS)


def can_read_answering(user: Any) -> bool:
    """How calls were answered: whoever leads."""
    return has(user, Right.SUPERVISE)


def can_file_letter(user: Any, letter: Letter) -> bool:
    """Answers and files what came in for the branch."""
    return has(user, Right.REGISTER, letter)


def can_append(user: Any, ticket: Ticket) -> bool:
    """Notes that a customer came again: whoever takes in requests there."""
    return has(user, Right.REGISTER, ticket)


can_add_note = can_log_contact
# Who is with the customer collects, apologises, records damage and asks for compensation.
can_collect = can_log_contact
can_redress = can_log_contact


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


def can_import(user: Any) -> bool:
    """Takes over lists of other systems, for all regions: the group's officers and administrators."""
    return can_see_imports(user) and has(user, Right.MANAGE_PACKS)


def can_see_imports(user: Any) -> bool:
    """Lists hold calls of all regions, so their pages are the group's."""
    return has(user, Right.READ_REPORTS) and user.scope.within(Right.READ_REPORTS).group


def can_see_complaints(user: Any) -> bool:
    """The lists, archives and scores of complaints."""
    return has(user, Right.SEE_TICKETS) or has(user, Right.SPEAK_OUTWARD)


def can_name_handler(user: Any, ticket: Ticket) -> bool:
    """Who leads names a handler; whoever handles complaints may take one on."""
    return has(user, Right.DISPATCH, ticket)


def can_speak(user: Any, ticket: Ticket) -> bool:
    """Statements are the handling side's, and with media about the brand role's alone (CMP-10)."""
    complaint = getattr(ticket, "complaint", None)
    if complaint is None:
        return False
    return has(user, Right.SPEAK_OUTWARD if complaint.has_media else Right.HANDLE_COMPLAINT, ticket)


def can_instruct(user: Any, ticket: Ticket) -> bool:
    """The group follows and instructs (CMP-07)."""
    return has(user, Right.CONFIRM_MAJOR, ticket)


def can_penalise(user: Any, ticket: Ticket) -> bool:
    return has(user, Right.PENALISE, ticket)


def can_promise(user: Any, ticket: Ticket) -> bool:
    """May the person commit the company at all (INT-29)?"""
    return has(user, Right.COMMIT, ticket)


def can_ask_commitment(user: Any, ticket: Ticket) -> bool:
    """Everybody else who speaks with the customer asks for it."""
    return can_log_contact(user, ticket)


def can_commit(user: Any, ticket: Ticket, amount: Decimal | None, *, at: datetime) -> bool:
    """Has a post that covers the ticket the right, and for money the tier (INT-29, CMP-18)?"""
    if amount is None:
        return can_promise(user, ticket)
    return may_grant(user, ticket, post_for(amount, in_force(at=at)))


def can_plan_handovers(user: Any, project: Unit) -> bool:
    """Who closes complaints of the region prepares its handovers (CMP-22)."""
    return covers(user, Right.HANDLE_COMPLAINT, project)


def can_see_region(user: Any) -> bool:
    """The dashboard of a region: who closes its complaints, and the group."""
    return any(
        Right.CLOSE_COMPLAINT in held.rights and held.kind != UnitKind.PROJECT for held in user.scope.held
    )


def can_write_for_task(user: Any, todo: Todo) -> bool:
    """Whoever accepted a task that is not finished writes to the customer about it (ORG-16)."""
    return todo.owner_id == user.pk and todo.accepted_at is not None and todo.done_at is None


def can_try_drafts(user: Any) -> bool:
    """Calculates over the whole company what a draft of a pack would have done, and reads it."""
    return has(user, Right.MANAGE_PACKS) or has(user, Right.PUBLISH_PACKS)

"""Who may do what in dispatch."""

from typing import Any

from dispatch.models import WorkOrder
from org.enums import Right
from org.permissions import has
from tickets.models import Ticket


def can_see_queue(user: Any) -> bool:
    """The approval queue: those who dispatch or approve."""
    return has(user, Right.DISPATCH)


def can_dispatch(user: Any, ticket: Ticket) -> bool:
    return has(user, Right.DISPATCH, ticket)


def can_approve(user: Any, ticket: Ticket) -> bool:
    return has(user, Right.APPROVE_DISPATCH, ticket)


def can_work(user: Any, order: WorkOrder) -> bool:
    """Only the person who was sent carries an order out."""
    return has(user, Right.WORK) and order.technician.user_id == user.pk


def can_see_today(user: Any) -> bool:
    """The technician's own page."""
    return has(user, Right.WORK)


def can_record(user: Any, order: WorkOrder) -> bool:
    """Back at the company: the technician or the desk of the unit (TKT-21)."""
    return can_work(user, order) or has(user, Right.REGISTER, order.ticket)


def can_decide_plan(user: Any, ticket: Ticket) -> bool:
    """Heads fix the solution of what was escalated (TKT-10)."""
    return has(user, Right.APPROVE_DISPATCH, ticket)


def sees_plain_phone(user: Any, order: WorkOrder) -> bool:
    """The number stays masked except on the assigned technician's live job."""
    return order.live and can_work(user, order)


def can_keep_technicians(user: Any) -> bool:
    """The register of technicians: who dispatches them, and who manages people."""
    return has(user, Right.DISPATCH) or has(user, Right.MANAGE_PEOPLE)


def can_consent(user: Any, order: WorkOrder) -> bool:
    """The front desk answers for added and dropped items, never who proposed them (TKT-13)."""
    return has(user, Right.REGISTER, order.ticket) and order.technician.user_id != user.pk


def can_hand_over_people(user: Any) -> bool:
    """Whoever approves leave hands the work of a leaver over."""
    return has(user, Right.APPROVE_LEAVE)


def can_order_standby(user: Any, ticket: Ticket) -> bool:
    """Asks for a unit for a ticket: whoever keeps them there."""
    return has(user, Right.KEEP_STOCK, ticket)

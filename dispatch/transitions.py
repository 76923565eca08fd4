"""Allowed moves of a work order and the ticket status that each state stands for."""

from dispatch.enums import OrderStatus
from tickets.enums import Status

START = OrderStatus.DISPATCHED

MOVES: dict[str, frozenset[str]] = {
    OrderStatus.DISPATCHED: frozenset({OrderStatus.ACCEPTED, OrderStatus.WITHDRAWN, OrderStatus.DECLINED}),
    OrderStatus.ACCEPTED: frozenset({OrderStatus.DEPARTED, OrderStatus.REASSIGNED, OrderStatus.WITHDRAWN}),
    # A visit that ends without work leads back to the preparation of the next one; who falls ill is replaced.
    OrderStatus.DEPARTED: frozenset({OrderStatus.ON_SITE, OrderStatus.ACCEPTED, OrderStatus.REASSIGNED}),
    OrderStatus.ON_SITE: frozenset({OrderStatus.WORK_DONE, OrderStatus.ACCEPTED, OrderStatus.REASSIGNED}),
    OrderStatus.WORK_DONE: frozenset({OrderStatus.SIGNED, OrderStatus.ON_SITE}),
    OrderStatus.SIGNED: frozenset({OrderStatus.RECORDED}),
    OrderStatus.RECORDED: frozenset(),
    OrderStatus.WITHDRAWN: frozenset(),
    OrderStatus.DECLINED: frozenset(),
    OrderStatus.REASSIGNED: frozenset(),
}

TICKET_STATUS: dict[str, str] = {
    OrderStatus.DISPATCHED: Status.DISPATCHED,
    OrderStatus.ACCEPTED: Status.ACCEPTED,
    OrderStatus.DEPARTED: Status.DEPARTED,
    OrderStatus.ON_SITE: Status.ON_SITE,
    OrderStatus.WORK_DONE: Status.WORK_DONE,
    OrderStatus.SIGNED: Status.SIGNED,
    OrderStatus.RECORDED: Status.RECORDED,
    OrderStatus.WITHDRAWN: Status.APPROVED,
    OrderStatus.DECLINED: Status.APPROVED,
    OrderStatus.REASSIGNED: Status.APPROVED,
}

LIVE: frozenset[str] = frozenset(status for status, moves in MOVES.items() if moves)
# From here on the job takes no more of the technician's planned time.
FREEING: frozenset[str] = (frozenset(MOVES) - LIVE) | {OrderStatus.SIGNED}
TAKEN_BACK: frozenset[str] = frozenset({OrderStatus.WITHDRAWN, OrderStatus.DECLINED, OrderStatus.REASSIGNED})


def allowed(before: str, after: str) -> bool:
    """May an order go from one state to another (TKT-01)?"""
    return after in MOVES[before]

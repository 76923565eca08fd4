"""Who sees and keeps depots, standby units and loans."""

from typing import Any

from org.enums import Right
from org.models import Unit
from org.permissions import covers, has
from parts.models import Depot, Loan, StandbyOrder, StandbyUnit


def can_see(user: Any) -> bool:
    """Opens the pages of the room at all."""
    return has(user, Right.SEE_STOCK)


def can_keep(user: Any) -> bool:
    """Keeps stock somewhere."""
    return has(user, Right.KEEP_STOCK)


def can_keep_at(user: Any, unit: Unit) -> bool:
    """Keeps what stands in the depots of a branch."""
    return covers(user, Right.KEEP_STOCK, unit)


def can_keep_depot(user: Any, depot: Depot) -> bool:
    """Keeps this depot."""
    return can_keep_at(user, depot.unit)


def can_keep_unit(user: Any, unit: StandbyUnit) -> bool:
    """Keeps this standby unit, by its depot."""
    return can_keep_at(user, unit.depot.unit)


def can_take_back(user: Any, loan: Loan) -> bool:
    """Takes a unit back: who keeps its depot, and the technician who lent it."""
    return can_keep_unit(user, loan.unit) or (loan.lent_by_id == user.pk and has(user, Right.WORK))


def can_handle(user: Any, order: StandbyOrder) -> bool:
    """Assigns, delivers and cancels what was ordered for a branch."""
    return can_keep_at(user, order.branch)

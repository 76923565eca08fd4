"""What goes along when two customers become one."""

from core.doors import MOVERS, Mover
from parts.models import Loan, StandbyOrder


def register() -> None:
    """Loans and orders of a customer go along."""
    MOVERS.register(Mover(Loan))
    MOVERS.register(Mover(StandbyOrder))

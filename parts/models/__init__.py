"""Tables of depots, standby units and loans."""

from parts.models.depot import Depot
from parts.models.loan import Loan
from parts.models.order import StandbyOrder
from parts.models.shortfall import Shortfall
from parts.models.standby import StandbyMove, StandbyUnit

__all__ = ["Depot", "Loan", "Shortfall", "StandbyMove", "StandbyOrder", "StandbyUnit"]

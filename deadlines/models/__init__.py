"""Tables of clocks and to-dos."""

from deadlines.models.clock import Clock
from deadlines.models.firing import Firing
from deadlines.models.pause import Pause
from deadlines.models.todo import Todo

__all__ = ["Clock", "Firing", "Pause", "Todo"]

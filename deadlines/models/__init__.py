"""Tables of clocks and to-dos."""

from deadlines.models.clock import Clock
from deadlines.models.firing import Firing
from deadlines.models.notice import Acknowledgement, Held, Snooze
from deadlines.models.pause import Pause
from deadlines.models.todo import Todo
from deadlines.models.watch import Rescue, SweepGap

__all__ = ["Acknowledgement", "Clock", "Firing", "Held", "Pause", "Rescue", "Snooze", "SweepGap", "Todo"]

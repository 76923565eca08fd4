"""The promises of the demo's first days, watched as the sweep would have watched them."""

from datetime import datetime

from deadlines.operations import sweep
from deadlines.queries import sweep_state


def watch_promises(*, until: datetime) -> None:
    """Fire every level that passed before an instant at its own time, the earliest first.

    Left to the first sweep after the start they would count as a lag of days.
    """
    while (due := sweep_state(until).oldest_due_at) is not None and sweep(at=due):
        pass

"""The way of a report: expected, draft, submitted, signed, sending, sent."""

from reports.enums import RunState

EDGES: dict[str, frozenset[str]] = {
    RunState.EXPECTED: frozenset({RunState.DRAFT}),
    RunState.DRAFT: frozenset({RunState.SUBMITTED, RunState.SENDING, RunState.SENT}),
    RunState.SUBMITTED: frozenset({RunState.DRAFT, RunState.SIGNED}),
    RunState.SIGNED: frozenset({RunState.SENDING, RunState.SENT}),
    RunState.SENDING: frozenset({RunState.SENT}),
    RunState.SENT: frozenset(),
}
UNSENT = frozenset(EDGES) - {RunState.SENT}


class WrongMove(Exception):
    """A report does not go that way."""

    def __init__(self, old: str, to: str) -> None:
        self.old, self.to = old, to
        super().__init__(f"{old} -> {to}")


def check(old: str, to: str) -> None:
    """Raises WrongMove unless the report may go from one state to the other."""
    if to not in EDGES[old]:
        raise WrongMove(old, to)

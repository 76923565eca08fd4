"""Allowed moves of a draft."""

from packs.enums import DraftState

EDGES: dict[str, frozenset[str]] = {
    DraftState.EDITING: frozenset({DraftState.SUBMITTED, DraftState.WITHDRAWN}),
    DraftState.SUBMITTED: frozenset({DraftState.APPROVED, DraftState.EDITING, DraftState.WITHDRAWN}),
    DraftState.APPROVED: frozenset({DraftState.PUBLISHED, DraftState.WITHDRAWN}),
    DraftState.PUBLISHED: frozenset(),
    DraftState.WITHDRAWN: frozenset(),
}
LIVE = frozenset(state for state, onward in EDGES.items() if onward)


def allowed(before: str, after: str) -> bool:
    """May a draft go from one state to the other?"""
    return after in EDGES[before]

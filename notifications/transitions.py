"""Allowed moves of an attempt: what is unknown may still become known, what is known stays."""

from notifications.enums import AttemptState

MOVES: dict[str, frozenset[str]] = {
    AttemptState.SENDING: frozenset({AttemptState.SENT, AttemptState.FAILED, AttemptState.UNKNOWN}),
    AttemptState.UNKNOWN: frozenset({AttemptState.SENT, AttemptState.FAILED}),
    AttemptState.SENT: frozenset(),
    AttemptState.FAILED: frozenset(),
}


def may(old: str, new: str) -> bool:
    """Is the move from `old` to `new` in the table?"""
    return new in MOVES[old]

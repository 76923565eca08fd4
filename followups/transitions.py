"""Allowed moves of feedback slips."""

from followups.enums import SlipState

WAY = tuple(SlipState.values)


def may_follow(old: str, to: str) -> bool:
    """A slip goes its way step by step and never back (FUP-05)."""
    return WAY.index(to) == WAY.index(old) + 1

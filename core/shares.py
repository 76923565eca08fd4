"""Minimum shares in whole units (CNV-09)."""


def at_least(whole: int, part: int, of: int) -> int:
    """The smallest count that is not below `part` of `of` (20 of 100, 4 of 1,000) of the whole."""
    return -(-whole * part // of)

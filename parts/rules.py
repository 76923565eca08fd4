"""Arithmetic of standby units."""

from collections.abc import Iterable


def required(parts: Iterable[tuple[int, int]]) -> int:
    """Units that a region must keep: (installed, per mille) of each pack, rounded up (PRT-05, CNV-09)."""
    return sum(-(-installed * per_mille // 1000) for installed, per_mille in parts)

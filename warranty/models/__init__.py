"""Tables of warranty."""

from warranty.models.repairs import RepairRecord, RightReached

__all__ = ["RepairRecord", "RightReached"]

"""Who may read the packs."""

from typing import Any

from org.enums import Right
from org.permissions import has


def can_browse_packs(user: Any) -> bool:
    """Whoever reads reports or keeps the packs."""
    return has(user, Right.READ_REPORTS) or has(user, Right.MANAGE_PACKS)

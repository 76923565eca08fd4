"""Who registers and who settles requests about personal data."""

from typing import Any

from org.enums import Right
from org.permissions import has


def can_protect(user: Any) -> bool:
    """Opens the registers of privacy at all."""
    return has(user, Right.PROTECT_PRIVACY)

"""Who reads scripts and prices, and who keeps them."""

from typing import Any

from org.enums import Right
from org.permissions import has


def can_read(user: Any) -> bool:
    """Whoever speaks with customers, on the phone or at their place."""
    return has(user, Right.SEE_TICKETS) or has(user, Right.SEE_OWN_WORK)


def can_keep(user: Any) -> bool:
    """Changes lines, shared texts and prices."""
    return has(user, Right.KEEP_KNOWLEDGE)

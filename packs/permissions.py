"""Who may read, draft and publish the packs."""

from typing import Any

from org.enums import Right
from org.permissions import has


def can_browse_packs(user: Any) -> bool:
    """Whoever reads reports or keeps the packs."""
    return has(user, Right.READ_REPORTS) or has(user, Right.MANAGE_PACKS)


def can_draft(user: Any) -> bool:
    """Writes new versions, which bind nobody until the group publishes them."""
    return has(user, Right.MANAGE_PACKS)


def can_publish(user: Any) -> bool:
    """Approves and publishes versions and puts packs in force: the group role alone (ORG-02)."""
    return has(user, Right.PUBLISH_PACKS)


def can_approve(user: Any, draft: Any) -> bool:
    """Another person than all who wrote it (ORG-25)."""
    return can_publish(user) and user.pk not in draft.writers

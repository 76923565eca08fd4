"""Who sees what calls for an emergency, and who decides."""

from typing import Any

from emergency.models import Proposal
from org.enums import Right
from org.permissions import covers, has


def can_see_proposals(user: Any) -> bool:
    """Who leads sees what is proposed."""
    return has(user, Right.SEE_TICKETS) and (
        has(user, Right.DECIDE_EMERGENCY) or has(user, Right.DECIDE_PAUSE)
    )


def can_decide(user: Any, proposal: Proposal) -> bool:
    """Manager and above of the unit."""
    return covers(user, Right.DECIDE_EMERGENCY, proposal.unit)

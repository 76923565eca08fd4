"""Tables of follow-up."""

from followups.models.call import Attempt, Call

__all__ = ["Attempt", "Call"]

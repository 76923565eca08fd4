"""The one writer of an attempt's state."""

from datetime import datetime

from notifications import transitions
from notifications.enums import AttemptState
from notifications.gateways import Answer
from notifications.models import Attempt


def close(attempt: Attempt, answer: Answer, *, at: datetime) -> Attempt:
    """Write what became of an attempt; what is known already stays. The caller has locked the message."""
    attempt.refresh_from_db(fields=["state", "unknown_at"])
    if not transitions.may(attempt.state, answer.state):
        return attempt
    attempt.state, attempt.finished_at = answer.state, at
    attempt.gateway_id, attempt.error = answer.gateway_id, answer.error
    if answer.state == AttemptState.UNKNOWN:
        attempt.unknown_at = at
    attempt.save(update_fields=["state", "finished_at", "gateway_id", "error", "unknown_at"])
    return attempt

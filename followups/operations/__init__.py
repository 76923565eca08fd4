"""Every write of follow-up."""

from followups.operations.calls import CallClosed, answer, log_failed_attempt, open_call

__all__ = ["CallClosed", "answer", "log_failed_attempt", "open_call"]

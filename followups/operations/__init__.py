"""Every write of follow-up."""

from followups.operations.calls import CallClosed, TooEarly, answer, log_failed_attempt, open_call

__all__ = ["CallClosed", "TooEarly", "answer", "log_failed_attempt", "open_call"]

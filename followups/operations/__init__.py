"""Every write of follow-up."""

from followups.errors import CallClosed, ContactedToday, FollowUpRefused, OwnRegion, TooEarly
from followups.operations.calls import answer, assign, log_failed_attempt, open_call, open_complaint_call
from followups.operations.deliveries import Handed, answer_delivery, register
from followups.operations.installations import Noted, end_installation, note_installation
from followups.operations.regular import answer_regular, schedule
from followups.operations.tracing import name_tracer

__all__ = [
    "CallClosed",
    "ContactedToday",
    "FollowUpRefused",
    "Handed",
    "Noted",
    "OwnRegion",
    "TooEarly",
    "answer",
    "answer_delivery",
    "answer_regular",
    "assign",
    "end_installation",
    "log_failed_attempt",
    "name_tracer",
    "note_installation",
    "open_call",
    "open_complaint_call",
    "register",
    "schedule",
]

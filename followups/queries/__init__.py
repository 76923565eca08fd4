"""Reads of follow-up, for its pages and for the rooms above."""

from followups.queries.calls import calls_of, closed_calls, due_calls, waiting
from followups.queries.plans import evaluated, missing_plans
from followups.queries.surveys import survey_result
from followups.queries.visits import received_between
from followups.sampling import is_enough, needed, wilson

__all__ = [
    "calls_of",
    "closed_calls",
    "due_calls",
    "evaluated",
    "is_enough",
    "missing_plans",
    "needed",
    "received_between",
    "survey_result",
    "waiting",
    "wilson",
]

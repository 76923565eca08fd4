"""What would be promised for plain facts: every clock, refusal and flag, computed and never stored.

A subject is a function from a `Case` to an `Answer`; each room registers the subjects it knows. They use the
rules of the live operations on sections that are only imagined.
"""

from deadlines.preview.answers import Answer, ClockAnswer, Refused, of_promise, on_days
from deadlines.preview.cases import Case, FactFault
from deadlines.preview.subjects import register_subject, subjects

__all__ = [
    "Answer",
    "Case",
    "ClockAnswer",
    "FactFault",
    "Refused",
    "of_promise",
    "on_days",
    "register_subject",
    "subjects",
]

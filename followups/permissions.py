"""Who makes follow-up calls."""

from typing import Any

from followups.models import Call
from org.enums import Right
from org.permissions import has


def can_follow_up(user: Any) -> bool:
    return has(user, Right.FOLLOW_UP)


def can_answer(user: Any, call: Call) -> bool:
    return has(user, Right.FOLLOW_UP, call)

"""Rights that wait for somebody to act, among the work of supervisors."""

from datetime import datetime
from typing import Any

from core.doors import WorkLine
from core.streams import url_of
from deadlines.models import Todo
from org.enums import Right
from org.permissions import has
from warranty.operations.rights import TASK

MOST = 100


def lines(user: Any, _at: datetime) -> list[WorkLine]:
    """Tasks about rights that nobody has taken on; one's own stand among the to-dos."""
    if not has(user, Right.DISPATCH):
        return []
    rows = Todo.objects.visible_to(user).open().filter(kind=TASK).exclude(owner=user)
    shown = rows.select_related("stream").order_by("opened_at", "pk")[:MOST]
    return [WorkLine(todo, url_of(todo.stream), todo.due_at) for todo in shown]

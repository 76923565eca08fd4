"""Tasks of who is away go to the deputy before they are due, or are shown to the manager (ORG-24)."""

from datetime import datetime

from django.db import transaction

from core.actors import SYSTEM
from core.words import later
from deadlines.models import Todo
from deadlines.operations.todos import TodoClosed, hand_over_todo
from deadlines.queries import owned_by_absent
from notifications.operations import notify
from org.enums import Post
from org.models import User
from org.queries import PostBook, acting


def stand_in(*, at: datetime, limit: int = 200) -> int:
    """Hand tasks of absent owners over that fall due while they are away; returns how many moved.

    Without a deputy the manager of the unit is told once and sees the task on the page of absences.
    """
    return sum(_stand_in(todo, at) for todo in owned_by_absent(at)[:limit])


@transaction.atomic
def _stand_in(todo: Todo, at: datetime) -> bool:
    owner = todo.owner
    deputy = acting(owner, at) if owner else None
    if owner is None or deputy is None or deputy.pk == owner.pk:
        _show(todo, at)
        return False
    try:
        hand_over_todo(todo=todo, owner=deputy, by=SYSTEM, at=at)
    except TodoClosed:
        return False
    _tell(
        todo,
        [deputy],
        "stand-in",
        later("%(person)s请假，由您代办：%(title)s", title=todo.title, person=str(owner)),
        at,
    )
    return True


def _show(todo: Todo, at: datetime) -> None:
    people = PostBook(at=at).holders(Post.MANAGER, todo.unit_id)
    _tell(
        todo,
        people,
        "unattended",
        later("%(person)s请假且无代班人，请指派：%(title)s", title=todo.title, person=str(todo.owner)),
        at,
    )


def _tell(todo: Todo, people: list[User], cause: str, words: object, at: datetime) -> None:
    notify(
        cause=f"todo:{todo.pk}:{cause}:{todo.owner_id}",
        users=people,
        subject=words,  # type: ignore[arg-type]
        body=words,  # type: ignore[arg-type]
        stream=todo.stream_id,
        at=at,
    )

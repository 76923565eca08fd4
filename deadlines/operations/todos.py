"""To-dos: opened by the room whose rule asks for them, accepted, handed over, finished."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from core.actors import Actor
from core.clock import iso
from core.events import record
from core.models import Stream
from core.streams import lock_streams
from deadlines.events import TodoAccepted, TodoFinished, TodoHandedOver, TodoOpened
from deadlines.models import Todo
from org.models import Unit, User


class TodoClosed(Exception):
    """The to-do is done, or somebody else has accepted it."""


@transaction.atomic
def open_todo(
    *,
    stream: Stream | int,
    kind: str,
    title: str,
    unit: Unit,
    at: datetime,
    by: Actor,
    owner: User | None = None,
    department: str = "",
    due_at: datetime | None = None,
    not_before: datetime | None = None,
) -> Todo:
    """A task for a person, or for whoever holds the post `department` at the unit (ORG-05, ORG-06)."""
    stream_id = stream if isinstance(stream, int) else stream.pk
    lock_streams(stream_id)
    todo = Todo.objects.create(
        stream_id=stream_id,
        kind=kind,
        title=title,
        unit=unit,
        owner=owner,
        department=department,
        opened_at=at,
        due_at=due_at,
        not_before=not_before,
    )
    record(stream_id, TodoOpened(todo.pk, kind, iso(due_at) if due_at else None), by=by, at=at)
    return todo


@transaction.atomic
def accept_todo(*, todo: Todo, at: datetime, by: User) -> Todo:
    """Take a to-do on; raises TodoClosed when somebody was quicker or it is done."""
    held = _locked(todo)
    if held.accepted_at is not None or held.owner_id not in (None, by.pk):
        raise TodoClosed(_("该待办已由他人接受。"))
    held.owner, held.accepted_at = by, at
    held.save(update_fields=["owner", "accepted_at"])
    record(held.stream_id, TodoAccepted(held.pk, held.kind), by=by, at=at)
    return held


@transaction.atomic
def finish_todo(*, todo: Todo, result: str, at: datetime, by: Actor) -> Todo:
    """Close a to-do with its result; raises TodoClosed when it is done already."""
    held = _locked(todo)
    held.done_at, held.result = at, result
    held.save(update_fields=["done_at", "result"])
    record(held.stream_id, TodoFinished(held.pk, held.kind), by=by, at=at)
    return held


@transaction.atomic
def hand_over_todo(*, todo: Todo, owner: User, at: datetime, by: Actor) -> Todo:
    """Another person becomes responsible and accepts anew (ORG-24); raises TodoClosed when it is done."""
    held = _locked(todo)
    held.owner, held.accepted_at = owner, None
    held.save(update_fields=["owner", "accepted_at"])
    record(held.stream_id, TodoHandedOver(held.pk, held.kind, owner.pk), by=by, at=at)
    return held


def _locked(todo: Todo) -> Todo:
    lock_streams(todo.stream_id)
    held = Todo.objects.get(pk=todo.pk)
    if held.done_at is not None:
        raise TodoClosed(_("该待办已完成。"))
    return held

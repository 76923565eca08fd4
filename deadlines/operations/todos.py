"""To-dos: opened by the room whose rule asks for them, accepted, handed over, finished."""

from datetime import datetime

from django.db import transaction

from core.actors import Actor
from core.clock import iso
from core.events import record
from core.models import Stream
from core.streams import lock_streams
from core.words import Later, in_house
from core.words import later as _
from deadlines.enums import TaskKind
from deadlines.events import TodoAccepted, TodoFinished, TodoHandedOver, TodoOpened
from deadlines.models import Todo
from notifications.operations import notify
from org.enums import Department
from org.models import Unit, User
from org.queries import contacts_of
from org.rules import POST_OF_DEPARTMENT


class NoDepartment(ValueError):
    """A task without a department that answers for it."""


class TodoClosed(Exception):
    """The to-do is done, or somebody else has accepted it."""


@transaction.atomic
def open_todo(
    *,
    stream: Stream | int,
    kind: str,
    title: str | Later,
    unit: Unit,
    at: datetime,
    by: Actor,
    owner: User | None = None,
    department: str = "",
    due_at: datetime | None = None,
    not_before: datetime | None = None,
    responsible_department: str = Department.AFTER_SALES,
    details: str = "",
    supplier: str = "",
) -> Todo:
    """A task for a person, or for whoever holds the post `department` at the unit (ORG-05, ORG-06).

    One department answers for it. Raises NoDepartment where none is named.
    """
    if responsible_department not in Department.values:
        raise NoDepartment(_("每项任务须有一个责任部门。"))
    stream_id = stream if isinstance(stream, int) else stream.pk
    lock_streams(stream_id)
    todo = Todo.objects.create(
        stream_id=stream_id,
        kind=kind,
        title=in_house(title),
        said=title.as_json() if isinstance(title, Later) else None,
        unit=unit,
        owner=owner,
        department=department,
        opened_at=at,
        due_at=due_at,
        not_before=not_before,
        responsible_department=responsible_department,
        details=details,
        supplier=supplier,
        opened_by=by if isinstance(by, User) else None,
    )
    record(stream_id, TodoOpened(todo.pk, kind, iso(due_at) if due_at else None), by=by, at=at)
    return todo


@transaction.atomic
def assign_task(
    *,
    stream: Stream | int,
    kind: str,
    title: str,
    unit: Unit,
    responsible_department: str,
    at: datetime,
    by: Actor,
    details: str = "",
    due_at: datetime | None = None,
    owner: User | None = None,
    supplier: str = "",
) -> Todo:
    """Give a department a task; its contacts are told and one of them accepts (ORG-06).

    Raises NoDepartment without a responsible department (ORG-05).
    """
    todo = open_todo(
        stream=stream,
        kind=TaskKind(kind).value,
        title=title,
        unit=unit,
        owner=owner,
        department=POST_OF_DEPARTMENT.get(responsible_department, ""),
        responsible_department=responsible_department,
        details=details,
        supplier=supplier,
        due_at=due_at,
        at=at,
        by=by,
    )
    notify(
        cause=f"task:{todo.pk}",
        users=[owner] if owner else contacts_of(responsible_department, unit, at=at),
        subject=_("新的%(kind)s：%(title)s") % {"kind": TaskKind(kind).label, "title": title},
        body=_("请在部门任务中接受并办理。"),
        stream=todo.stream_id,
        at=at,
    )
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

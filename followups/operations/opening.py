"""Writing a call with its to-do."""

from datetime import datetime
from typing import Any

from core.actors import Actor
from core.clock import iso
from core.events import record
from core.words import later as _
from deadlines.models import Todo
from deadlines.operations import finish_todo, open_todo
from followups.enums import CallKind
from followups.events import CallOpened
from followups.models import Call
from org.enums import Post
from org.models import User

TODO_KINDS: dict[str, str] = {
    CallKind.AFTER_SERVICE: "follow_up_call",
    CallKind.AFTER_INSTALLATION: "installation_call",
    CallKind.DELIVERY: "delivery_call",
    CallKind.COMPLAINT: "satisfaction_call",
    CallKind.REGULAR: "regular_call",
}


def write_call(
    *,
    kind: str,
    due_at: datetime,
    by: Actor,
    at: datetime,
    not_before: datetime | None = None,
    assignee: User | None = None,
    **subject: Any,
) -> Call:
    """A call whose stream the caller holds; `subject` are its other columns."""
    call = Call.objects.create(
        kind=kind, opened_at=at, due_at=due_at, not_before=not_before or at, assignee=assignee, **subject
    )
    open_todo(
        stream=call.subject_id,
        kind=TODO_KINDS[kind],
        title=_title(call),
        unit=call.unit,
        owner=assignee,
        department="" if assignee else Post.CLERK,
        due_at=due_at,
        not_before=not_before,
        by=by,
        at=at,
    )
    record(call.subject_id, CallOpened(call.pk, iso(due_at), kind), by=by, at=at)
    return call


def finish_todos(call: Call, result: str, *, by: Actor, at: datetime) -> None:
    """The call needs nobody any more."""
    for todo in Todo.objects.filter(stream=call.subject_id, kind=TODO_KINDS[call.kind], done_at=None):
        finish_todo(todo=todo, result=result, by=by, at=at)


def _title(call: Call) -> str:
    if call.kind == CallKind.DELIVERY and call.delivery:
        return _("回访交付 %(number)s 的客户") % {"number": call.delivery.number}
    if call.ticket is None:
        return _("定期回访客户")
    number = {"number": call.ticket.number}
    if call.kind == CallKind.AFTER_INSTALLATION:
        return _("安装后回访工单 %(number)s 的客户") % number
    if call.kind == CallKind.COMPLAINT:
        return _("就投诉处理回访工单 %(number)s 的客户") % number
    return _("回访工单 %(number)s 的客户") % number

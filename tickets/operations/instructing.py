"""The group follows regional complaints and gives instructions (CMP-07)."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from core.events import record
from core.words import written
from deadlines.enums import TaskKind
from deadlines.models import Todo
from deadlines.operations import assign_task
from org.enums import Department
from org.models import User
from tickets import permissions
from tickets.enums import NoteKind
from tickets.events import ComplaintFollowed, InstructionGiven
from tickets.models import Following, Ticket
from tickets.operations import notes
from tickets.operations.errors import NotAllowed, TicketRefused
from tickets.operations.moving import complaint_of


@transaction.atomic
def instruct(*, ticket: Ticket, text: str, by: User, at: datetime, due_at: datetime | None = None) -> Todo:
    """An order of the group; a task for the handler or owner, whose result is the answer.

    Raises NotAllowed for anybody else, TicketRefused once the complaint is closed.
    """
    held, complaint = complaint_of(ticket)
    if not permissions.can_instruct(by, held):
        raise NotAllowed(_("只有集团可以督办投诉。"))
    if not complaint.is_open:
        raise TicketRefused(_("投诉已结案，请刷新页面。"))
    row = notes.write(held, text, NoteKind.INSTRUCTION, by=by, at=at)
    todo = assign_task(
        stream=held.pk,
        kind=TaskKind.INSTRUCTION,
        title=written("%(number)s 集团督办", number=held.number),
        details=row.text,
        unit=held.unit,
        owner=complaint.handler or held.owner,
        responsible_department=Department.AFTER_SALES,
        due_at=due_at,
        by=by,
        at=at,
    )
    record(held.pk, InstructionGiven(note=row.pk, todo=todo.pk), by=by, at=at)
    return todo


@transaction.atomic
def follow(*, ticket: Ticket, follows: bool, by: User, at: datetime) -> Ticket:
    """Begin or end to be told of each step; repeating it changes nothing. Raises NotAllowed."""
    held, complaint = complaint_of(ticket)
    if not permissions.can_instruct(by, held):
        raise NotAllowed(_("只有集团可以跟踪投诉。"))
    rows = Following.objects.filter(complaint=complaint, user=by)
    if follows == rows.exists():
        return held
    if follows:
        Following.objects.create(complaint=complaint, user=by, since=at)
    else:
        rows.delete()
    record(held.pk, ComplaintFollowed(follows=follows), by=by, at=at)
    return held

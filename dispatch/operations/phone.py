"""Steps that phones send, at once or hours later: each takes effect once, what cannot is kept."""

import io
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import IO, Any
from uuid import UUID

from django.db import transaction

from core import attachments
from core.events import record
from core.idempotency import fingerprint, once
from core.models.attachment import Purpose
from core.streams import lock_streams
from core.words import later as _
from deadlines.models import Todo
from deadlines.operations import finish_todo, open_todo
from dispatch.device import Fact, Limits, Stamps, happened
from dispatch.enums import PostOutcome
from dispatch.errors import Stale
from dispatch.events import ClockDoubted, KeptDecided, StepKept
from dispatch.models import PhoneFile, PhonePost, WorkOrder
from dispatch.operations.telling import tell_leaders
from org.enums import Post
from org.models import User
from packs.queries import current_figure
from tickets.operations import notes

KEPT_TODO = "phone_kept"
Answer = dict[str, Any]


@dataclass(frozen=True)
class Sent:
    """A step on its way: the phone's key and times, and the fingerprint of what it carries."""

    key: UUID
    step: str
    digest: str
    stamps: Stamps


@dataclass(frozen=True)
class Left:
    """What a step carried that could not take effect, and why."""

    outcome: str
    reason: str
    fields: Mapping[str, list[str]] = field(default_factory=dict)
    files: list[IO[bytes]] = field(default_factory=list)


def apply(
    *, order: WorkOrder, sent: Sent, run: Callable[[datetime], Answer], by: User, at: datetime
) -> tuple[Answer, bool]:
    """Carry a step out at the instant of its fact, once; a repeat gets the first answer and the flag True.

    Raises core.idempotency.KeyReused when the key came with another body, and whatever `run` raises.
    """
    body = fingerprint([order.pk, sent.step, sent.digest])
    return once(
        actor=by,
        key=sent.key,
        fingerprint=body,
        at=at,
        run=lambda: _apply(order, sent, run, by=by, at=at),
    )


def _apply(
    order: WorkOrder, sent: Sent, run: Callable[[datetime], Answer], *, by: User, at: datetime
) -> Answer:
    lock_streams(order.ticket_id)
    fact = _fact(order, sent, at)
    answer = run(fact.at)
    PhonePost.objects.create(**_row(order, sent, fact, by, at), outcome=PostOutcome.APPLIED)
    if fact.doubted:
        said = ClockDoubted(order.pk, sent.step, round(fact.skew.total_seconds()))
        record(order.ticket_id, said, by=by, at=at)
    _supersede(order, sent.step, by=by, at=at)
    return answer


def _fact(order: WorkOrder, sent: Sent, at: datetime) -> Fact:
    limits = Limits(
        earliest=_last_step(order),
        oldest=timedelta(hours=current_figure("phone", "oldest_hours", at=at)),
        tolerance=timedelta(minutes=current_figure("phone", "skew_minutes", at=at)),
    )
    return happened(sent.stamps, received_at=at, limits=limits)


def _last_step(order: WorkOrder) -> datetime:
    """No step of an order happened before the one before it."""
    known = WorkOrder.objects.values_list("dispatched_at", "accepted_at", "done_at", "signed_at").get(
        pk=order.pk
    )
    visits = order.visits.values_list("departed_at", "arrived_at", "checked_out_at")
    last = visits.order_by("-n").first() or ()
    return max(one for one in (*known, *last) if one)


def _row(order: WorkOrder, sent: Sent, fact: Fact, by: User, at: datetime) -> dict[str, Any]:
    return {
        "order": order,
        "by": by,
        "key": sent.key,
        "step": sent.step,
        "done_at_device": sent.stamps.done_at,
        "sent_at_device": sent.stamps.sent_at,
        "received_at": at,
        "skew_seconds": round(fact.skew.total_seconds()),
        "at": fact.at,
        "doubted": fact.doubted,
    }


@transaction.atomic
def keep(*, order: WorkOrder, sent: Sent, left: Left, by: User, at: datetime) -> PhonePost:
    """Keep a step that cannot take effect, with its pictures, for the supervisor; once per key."""
    lock_streams(order.ticket_id)
    held = PhonePost.objects.filter(by=by, key=sent.key).first()
    if held is not None:
        return held
    row = PhonePost.objects.create(
        **_row(order, sent, _fact(order, sent, at), by, at),
        outcome=left.outcome,
        reason=left.reason,
        fields={name: list(values) for name, values in left.fields.items()},
        todo=_todo(order, by=by, at=at),
    )
    for file in left.files:
        _keep_file(row, file, by=by, at=at)
    record(order.ticket_id, StepKept(order.pk, row.pk, sent.step, left.outcome), by=by, at=at)
    tell_leaders(
        order, _("%(person)s的派工单 %(number)s 有离线补录，请查看。"), cause=f"kept:{row.todo_id}", at=at
    )
    return row


def _keep_file(row: PhonePost, file: IO[bytes], *, by: User, at: datetime) -> None:
    """A picture that cannot be read is why the step was refused; the rest is kept."""
    file.seek(0)
    with suppress(attachments.BadFile):
        kept = attachments.store(
            stream=row.order.ticket_id, file=io.BytesIO(file.read()), purpose=Purpose.PHOTO, by=by, at=at
        )
        PhoneFile.objects.create(post=row, file=kept)


def _todo(order: WorkOrder, *, by: User, at: datetime) -> Todo:
    """One to-do of the supervisor while anything of the order waits."""
    waiting = PhonePost.objects.waiting().filter(order=order, todo__done_at=None).select_related("todo")
    held = waiting.exclude(todo=None).first()
    if held is not None and held.todo is not None:
        return held.todo
    return open_todo(
        stream=order.ticket_id,
        kind=KEPT_TODO,
        title=_("%(number)s 有离线补录，请决定") % {"number": order.number},
        department=Post.SUPERVISOR,
        unit=order.ticket.unit,
        by=by,
        at=at,
    )


@transaction.atomic
def decide(*, post: PhonePost, adopted: bool, note: str, text: str, by: User, at: datetime) -> PhonePost:
    """The supervisor adopts what was kept as a note of the ticket, or not; raises Stale when decided before.

    `text` is what the step carried, in words; pictures hang on the ticket either way.
    """
    lock_streams(post.order.ticket_id)
    held = PhonePost.objects.select_related("order__ticket", "todo").get(pk=post.pk)
    if held.decided_at:
        raise Stale(_("这条补录已有决定。"))
    if adopted:
        notes.add(ticket=held.order.ticket, text=text, by=by, at=at)
    _decide([held], adopted=adopted, note=note.strip(), by=by, at=at)
    return held


def _supersede(order: WorkOrder, step: str, *, by: User, at: datetime) -> None:
    """The technician mended a refused step and sent it again."""
    refused = PhonePost.objects.waiting().filter(order=order, step=step, by=by, outcome=PostOutcome.REFUSED)
    _decide(list(refused.select_related("todo")), adopted=False, note=_("技师已改正重发"), by=by, at=at)


def _decide(rows: list[PhonePost], *, adopted: bool, note: str, by: User, at: datetime) -> None:
    for row in rows:
        row.adopted, row.decision, row.decided_by, row.decided_at = adopted, note, by, at
        row.save(update_fields=["adopted", "decision", "decided_by", "decided_at"])
        record(row.order.ticket_id, KeptDecided(row.order_id, row.pk, row.step, adopted), by=by, at=at)
    for todo in {row.todo for row in rows if row.todo and not row.todo.done_at}:
        if not PhonePost.objects.waiting().filter(todo=todo).exists():
            finish_todo(todo=todo, result=note or _("已决定"), by=by, at=at)

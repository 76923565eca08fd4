"""At the customer's: arrival, findings, differences, help from above, photos."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import IO

from django.db import transaction

from core import attachments
from core.events import record
from core.models.attachment import Purpose
from core.streams import lock_streams
from core.uploads.kinds import Family
from core.words import later as _
from deadlines.models import Todo
from deadlines.operations import finish_todo, open_todo
from dispatch import figures
from dispatch.enums import OrderStatus
from dispatch.errors import DispatchRefused, Stale
from dispatch.events import FindingsNoted, JobEscalated, MismatchNoted, PhotosAdded, PlanDecided
from dispatch.models import Escalation, Finding, Mismatch, Photo, Visit, WorkOrder
from dispatch.operations.moving import hold, move, visit_of
from dispatch.operations.standby import estimate
from dispatch.operations.telling import leaders, tell
from dispatch.transitions import LIVE
from org.enums import Post
from org.models import User

SOLUTION_TODO = "solution"


@dataclass(frozen=True)
class Found:
    """The talk with the person in charge (TKT-08)."""

    contact_person: str
    findings: str
    proposal: str


@dataclass(frozen=True)
class Difference:
    """Reported fault, actual fault and what is done about it (TKT-09)."""

    reported: str
    actual: str
    action: str


@transaction.atomic
def arrive(*, order: WorkOrder, by: User, at: datetime, minutes: int | None = None) -> Visit:
    """Check in at the customer's, which meets the arrival clock; raises Stale.

    `minutes` is how long the repair will take, where the technician can tell at once (SLA-11).
    """
    held = hold(order, OrderStatus.DEPARTED)
    visit = visit_of(held)
    visit.arrived_at = at
    visit.save(update_fields=["arrived_at"])
    move(held, OrderStatus.ON_SITE, by=by, at=at)
    return visit if minutes is None else estimate(order=held, minutes=minutes, by=by, at=at)


@transaction.atomic
def note_findings(*, order: WorkOrder, found: Found, by: User, at: datetime) -> Finding:
    """Contact person, findings and proposal, all three (TKT-08); raises DispatchRefused or Stale."""
    held = hold(order, OrderStatus.ON_SITE)
    _need(found.contact_person, found.findings, found.proposal)
    row = Finding.objects.create(
        visit=visit_of(held),
        contact_person=found.contact_person.strip(),
        findings=found.findings.strip(),
        proposal=found.proposal.strip(),
        by=by,
        at=at,
    )
    record(held.ticket_id, FindingsNoted(held.pk, row.pk), by=by, at=at)
    return row


@transaction.atomic
def note_mismatch(*, order: WorkOrder, difference: Difference, by: User, at: datetime) -> Mismatch:
    """The situation differs from the report: all three parts (TKT-09); raises DispatchRefused or Stale."""
    held = hold(order, OrderStatus.ON_SITE)
    _need(difference.reported, difference.actual, difference.action)
    row = Mismatch.objects.create(
        visit=visit_of(held),
        reported=difference.reported.strip(),
        actual=difference.actual.strip(),
        action=difference.action.strip(),
        by=by,
        at=at,
    )
    record(held.ticket_id, MismatchNoted(held.pk, row.pk), by=by, at=at)
    return row


@transaction.atomic
def escalate(*, order: WorkOrder, problem: str, departments: str, by: User, at: datetime) -> Escalation:
    """Hand what cannot be solved to the department head: notice and solution task at once (TKT-10)."""
    held = hold(order, OrderStatus.ON_SITE)
    _need(problem)
    heads = leaders(held, Post.DEPARTMENT_HEAD, at=at) or leaders(held, Post.SUPERVISOR, at=at)
    head = heads[0] if heads else None
    todo = open_todo(
        stream=held.ticket.stream,
        kind=SOLUTION_TODO,
        title=_("为 %(number)s 确定解决方案") % {"number": held.number},
        owner=head,
        department="" if head else Post.DEPARTMENT_HEAD,
        unit=held.ticket.unit,
        by=by,
        at=at,
    )
    row = Escalation.objects.create(
        visit=visit_of(held),
        problem=problem.strip(),
        departments=departments.strip(),
        head=head,
        todo=todo,
        by=by,
        at=at,
    )
    said = JobEscalated(held.pk, row.pk, head.pk if head else None, head.name if head else "")
    record(held.ticket_id, said, by=by, at=at)
    words = _("%(number)s 现场无法解决，请确定方案") % {"number": held.number}
    tell(held, heads, words, cause=f"escalation:{row.pk}", at=at)
    return row


@transaction.atomic
def decide_plan(*, escalation: Escalation, plan: str, by: User, at: datetime) -> Escalation:
    """Fix the solution of what was escalated; the technician is told. Raises Stale or DispatchRefused."""
    order = escalation.visit.order
    lock_streams(order.ticket_id)
    held = Escalation.objects.select_related(
        "todo", "visit__order__technician__user", "visit__order__ticket__stream"
    ).get(pk=escalation.pk)
    _need(plan)
    if held.planned_at:
        raise Stale(_("方案已由他人确定。"))
    held.plan, held.planned_by, held.planned_at = plan.strip(), by, at
    held.save(update_fields=["plan", "planned_by", "planned_at"])
    finish_todo(todo=held.todo, result=_("方案已确定"), by=by, at=at)
    order = held.visit.order
    record(order.ticket_id, PlanDecided(order.pk, held.pk), by=by, at=at)
    words = _("%(number)s 的上报已有方案，请查看") % {"number": order.number}
    tell(order, [order.technician.user], words, cause=f"plan:{held.pk}", at=at)
    return held


def decide_by_todo(*, todo: Todo, result: str, by: User, at: datetime) -> Todo:
    """The head writes the solution on the list of to-dos: its result is the plan (TKT-10)."""
    return decide_plan(escalation=Escalation.objects.get(todo=todo), plan=result, by=by, at=at).todo


@transaction.atomic
def add_photos(*, order: WorkOrder, files: Iterable[IO[bytes]], by: User, at: datetime) -> list[Photo]:
    """Keep pictures of the job without their position; raises core.attachments.BadFile and stores none."""
    held = hold(order, *LIVE)
    chosen = list(files)
    if not chosen:
        raise DispatchRefused(_("请先选择照片。"))
    most = figures.most_photos(held.ticket)
    if held.photos.count() + len(chosen) > most:
        raise DispatchRefused(_("每张派工单最多 %(most)s 张照片。") % {"most": most})
    rows = [_keep(held, file, by, at) for file in chosen]
    record(held.ticket_id, PhotosAdded(held.pk, [row.pk for row in rows]), by=by, at=at)
    return rows


@transaction.atomic
def add_evidence(*, order: WorkOrder, file: IO[bytes], by: User, at: datetime) -> Photo:
    """Keep a film, a document or a picture of the fault with the time it came (TKT-28); raises BadFile."""
    held = hold(order, *LIVE)
    if held.photos.count() >= (most := figures.most_photos(held.ticket)):
        raise DispatchRefused(_("每张派工单最多 %(most)s 张照片。") % {"most": most})
    row = _keep(held, file, by, at, attachments.EVIDENCE)
    record(held.ticket_id, PhotosAdded(held.pk, [row.pk]), by=by, at=at)
    return row


def _keep(
    order: WorkOrder,
    file: IO[bytes],
    by: User,
    at: datetime,
    accept: Collection[Family] = attachments.PICTURES,
) -> Photo:
    kept = attachments.store(
        stream=order.ticket_id, file=file, purpose=Purpose.PHOTO, accept=accept, by=by, at=at
    )
    return Photo.objects.create(order=order, file=kept)


def _need(*words: str) -> None:
    if not all(text.strip() for text in words):
        raise DispatchRefused(_("请把各项填写完整。"))

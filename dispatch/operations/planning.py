"""Who is planned when: written here, checked by the database."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.db import IntegrityError, connection, transaction
from django.utils.translation import gettext as _

from core.actors import Actor
from core.clock import iso
from core.events import record
from dispatch.errors import Overlap
from dispatch.events import OrderReplanned
from dispatch.models import Assignment, Technician, Visit, WorkOrder
from dispatch.models.assignment import NO_OVERLAP
from dispatch.rules import Plan


def assign(visit: Visit, technician: Technician, plan: Plan) -> Assignment:
    """Plan a person for a visit; raises Overlap at once when the time is taken."""
    with _told_of_overlap():
        row = Assignment.objects.create(
            visit=visit, technician=technician, planned=(plan.starts_at, plan.ends_at)
        )
        _check_now()
    return row


def replan(
    order: WorkOrder, starts_at: datetime, *, by: Actor, at: datetime, ends_at: datetime | None = None
) -> None:
    """Move the live plan of a held order to another time, of the same length unless said; raises Overlap."""
    row = Assignment.objects.filter(visit__order=order, live=True).get()
    plan = Plan(starts_at, ends_at) if ends_at else row.plan.moved_to(starts_at)
    if plan == row.plan:
        return
    was = [iso(row.starts_at), iso(row.ends_at)]
    put_back(row, (plan.starts_at, plan.ends_at))
    said = OrderReplanned(order.pk, order.number, iso(plan.starts_at), iso(plan.ends_at), was)
    record(order.ticket_id, said, by=by, at=at)


def put_back(row: Assignment, planned: tuple[datetime, ...]) -> None:
    """Write a live planned time; raises Overlap at once when it is taken."""
    with _told_of_overlap():
        row.planned, row.live = planned, True
        row.save(update_fields=["planned", "live"])
        _check_now()


@contextmanager
def _told_of_overlap() -> Iterator[None]:
    """A savepoint in which the exclusion constraint speaks in words."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        if NO_OVERLAP not in str(error):
            raise
        raise Overlap(_("该技师在这段时间已有其他派工单，不能重叠。")) from error


def _check_now() -> None:
    """Ask the deferred constraint before the commit, so that the person is told in words."""
    with connection.cursor() as cursor:
        cursor.execute(f"SET CONSTRAINTS {NO_OVERLAP} IMMEDIATE")
        cursor.execute(f"SET CONSTRAINTS {NO_OVERLAP} DEFERRED")

"""The plan follows the time that somebody else agreed with the customer."""

from datetime import datetime

from django.db import transaction

from core.actors import Actor
from core.words import later as _
from dispatch.errors import Overlap
from dispatch.models import Assignment, WorkOrder
from dispatch.operations.moving import hold
from dispatch.operations.planning import replan
from dispatch.operations.preparing import REACHABLE
from dispatch.operations.telling import leaders, tell
from dispatch.rules import Plan
from dispatch.spans import span_words
from org.enums import Post
from tickets.models import ContactLog


@transaction.atomic
def keep_agreed(*, contact: ContactLog, by: Actor, at: datetime) -> WorkOrder | None:
    """Move the plan of the order under way to the agreed arrival, same length, and tell the technician.

    Returns the order whose plan was looked at. Nothing happens for a time that a later contact replaced, that
    was agreed before the dispatch, when nobody is on the way any more, or when the plan says so already. An
    overlap leaves the plan; the technician and the supervisors are told of it. Doing it twice changes nothing.
    """
    order = WorkOrder.objects.live().filter(ticket=contact.ticket_id, dispatched_at__lte=contact.at).first()
    if order is None or contact.agreed_at is None:
        return None
    held = hold(order)
    plan = Assignment.objects.filter(visit__order=held, live=True).first()
    if held.status not in REACHABLE or plan is None or _replaced(contact):
        return None
    if plan.starts_at != contact.agreed_at:
        wanted = plan.plan.moved_to(contact.agreed_at)
        _follow(held, contact, wanted, by=by, at=at)
    return held


def _follow(order: WorkOrder, contact: ContactLog, plan: Plan, *, by: Actor, at: datetime) -> None:
    person = order.technician
    known = {
        "number": order.number,
        "person": person.name,
        "span": span_words(plan.starts_at, plan.ends_at),
    }
    try:
        replan(order, plan.starts_at, by=by, at=at)
    except Overlap:
        words = _(
            "派工单 %(number)s 已与客户约定 %(span)s，但%(person)s届时另有派工单，计划未改，请改约或改派。"
        )
        people = [person.user, *leaders(order, Post.SUPERVISOR, at=at)]
        tell(order, people, words % known, cause=f"agreed-overlap:{contact.pk}", at=at)
    else:
        words = _("派工单 %(number)s 已与客户改约，计划改为 %(span)s") % known
        tell(order, [person.user], words, cause=f"agreed:{contact.pk}", at=at)


def _replaced(contact: ContactLog) -> bool:
    """Was another time agreed after this one?"""
    agreed = ContactLog.objects.filter(ticket=contact.ticket_id, agreed_at__isnull=False)
    return agreed.order_by("-at", "-pk").values_list("pk", flat=True).first() != contact.pk

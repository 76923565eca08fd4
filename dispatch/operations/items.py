"""Added and dropped work: proposed on site, agreed by the front desk, and by the customer where it costs (TKT-13)."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db import transaction

from core.events import record
from core.streams import lock_streams
from core.words import in_house
from core.words import later as _
from deadlines.operations import finish_todo, open_todo
from dispatch.enums import ItemChange, ItemState, OrderStatus
from dispatch.errors import DispatchRefused, Stale
from dispatch.events import ItemDecided, ItemProposed
from dispatch.models import WorkItem, WorkOrder
from dispatch.operations.moving import hold, visit_of
from dispatch.operations.telling import tell
from org.enums import Post
from org.models import User

CONSENT_TODO = "item_consent"


@dataclass(frozen=True)
class Proposal:
    """What is added or dropped, and what it costs the customer; None for nothing."""

    change: str
    words: str
    amount: Decimal | None = None


@transaction.atomic
def propose(*, order: WorkOrder, proposal: Proposal, by: User, at: datetime) -> WorkItem:
    """Ask the front desk for consent before the item is worked on; raises DispatchRefused or Stale."""
    held = hold(order, OrderStatus.ON_SITE)
    if proposal.change not in ItemChange.values or not proposal.words.strip():
        raise DispatchRefused(_("请写明增减的内容。"))
    todo = open_todo(
        stream=held.ticket.stream,
        kind=CONSENT_TODO,
        title=_("%(number)s 有增减项，请确认") % {"number": held.number},
        department=Post.HOTLINE,
        unit=held.ticket.unit,
        by=by,
        at=at,
    )
    row = WorkItem.objects.create(
        visit=visit_of(held),
        change=proposal.change,
        words=proposal.words.strip(),
        amount=proposal.amount or None,
        todo=todo,
        by=by,
        at=at,
    )
    record(held.ticket_id, ItemProposed(held.pk, row.pk, row.change), by=by, at=at)
    return row


@transaction.atomic
def consent(
    *, item: WorkItem, agreed: bool, customer_agreed: bool, by: User, at: datetime, note: str = ""
) -> WorkItem:
    """The desk agrees or not; a charged item needs the customer's consent as well. The technician is told.

    Raises Stale when it was decided, DispatchRefused without the customer's consent.
    """
    held = _held(item)
    if agreed and held.amount and not customer_agreed:
        raise DispatchRefused(_("收费项目须先征得客户同意。"))
    held.customer_agreed, held.note = customer_agreed, note.strip()
    order = _decide(held, ItemState.AGREED if agreed else ItemState.REFUSED, by, at)
    words = _("%(number)s 的增减项：%(state)s") % {
        "number": order.number,
        "state": ItemState(held.state).label,
    }
    tell(order, [order.technician.user], words, cause=f"item:{held.pk}", at=at)
    return held


@transaction.atomic
def withdraw_item(*, item: WorkItem, by: User, at: datetime) -> WorkItem:
    """The technician takes the proposal back; raises Stale when it was decided."""
    held = _held(item)
    _decide(held, ItemState.WITHDRAWN, by, at)
    return held


def _held(item: WorkItem) -> WorkItem:
    lock_streams(item.visit.order.ticket_id)
    rows = WorkItem.objects.select_related(
        "todo", "visit__order__technician__user", "visit__order__ticket__stream"
    )
    held = rows.get(pk=item.pk)
    if held.state != ItemState.PROPOSED:
        raise Stale(_("这一项已有结论。"))
    return held


def _decide(held: WorkItem, state: str, by: User, at: datetime) -> WorkOrder:
    held.state, held.decided_by, held.decided_at = state, by, at
    held.save(update_fields=["state", "decided_by", "decided_at", "customer_agreed", "note"])
    finish_todo(todo=held.todo, result=in_house(ItemState(held.state).label), by=by, at=at)
    order = held.visit.order
    record(order.ticket_id, ItemDecided(order.pk, held.pk, state), by=by, at=at)
    return order

"""Rights to exchange or return that repairs gave: noticed on the day they are reached, told at once."""

from datetime import datetime

from django.db import transaction

from core.actors import SYSTEM, Actor
from core.clock import local_day
from core.events import record
from core.streams import lock_streams
from core.words import later as _
from customers.models import Asset
from deadlines.operations import open_todo
from notifications.operations import notify
from org.enums import Post
from org.models import Unit
from org.queries import holders
from tickets.models import Ticket
from warranty.events import RightGained
from warranty.judge import Right
from warranty.models import RepairRecord, RightReached
from warranty.models.case import Case
from warranty.queries.unit import next_day, rights_of_unit

TASK = "warranty_right"
MOST = 200


@transaction.atomic
def look(*, asset: Asset, stream: int, by: Actor, at: datetime) -> list[RightReached]:
    """Note the rights of a unit that are new today: an event, a task for the supervisor and a message each.

    Every open repair keeps the next day on which its right falls due, for `reach_due`.
    """
    lock_streams(asset.pk, stream)
    found = rights_of_unit(asset, local_day(at))
    RepairRecord.objects.open().filter(asset=asset).update(right_due_on=next_day(found))
    known = set(asset.rights.values_list("right", flat=True))
    made = []
    for right, policy in found:
        if right.reached and right.rule.id not in known:
            known.add(right.rule.id)
            made.append(_note(asset, stream, right, policy, by, at))
    return made


def _note(asset: Asset, stream: int, right: Right, policy: str, by: Actor, at: datetime) -> RightReached:
    held = RightReached.objects.create(
        asset=asset, right=right.rule.id, on=right.since, stream_id=stream, rule=policy[:80], at=at
    )
    said = RightGained(held.pk, asset.pk, right.rule.title, list(right.rule.gives))
    record(stream, said, by=by, at=at)
    _tell(held, right, at)
    return held


def _tell(held: RightReached, right: Right, at: datetime) -> None:
    unit = _unit(held)
    named = {"unit": held.asset.serial or str(held.asset.model or ""), "right": right.rule.title}
    title = _("设备 %(unit)s 达到条件：%(right)s") % named
    open_todo(
        stream=held.stream_id,
        kind=TASK,
        title=title,
        unit=unit,
        department=Post.SUPERVISOR,
        by=SYSTEM,
        at=at,
    )
    notify(
        cause=f"right:{held.pk}",
        users=holders(Post.SUPERVISOR, unit, at=at),
        subject=title,
        body=_("请告知客户并办理退换。依据：%(rule)s。") % {"rule": held.rule},
        at=at,
        stream=held.stream_id,
        severity="high",
    )


def _unit(held: RightReached) -> Unit:
    """Where the ticket or case belongs; a stream of another kind: where the customer does."""
    ticket = Ticket.objects.filter(pk=held.stream_id).select_related("region", "project").first()
    if ticket is None:
        case = (
            Case.objects.filter(pk=held.stream_id).select_related("ticket__region", "ticket__project").first()
        )
        ticket = case.ticket if case else None
    owner = held.asset.customer
    return ticket.unit if ticket else owner.project or owner.region


def reach_due(*, at: datetime, limit: int = MOST) -> int:
    """Look at units whose right falls due by the day's date; reads open repairs only. Returns how many."""
    due = RepairRecord.objects.open().filter(right_due_on__lte=local_day(at)).select_related("asset__model")
    rows = list(due.order_by("right_due_on", "pk")[:limit])
    for row in rows:
        look(asset=row.asset, stream=row.stream_id, by=SYSTEM, at=at)
    return len(rows)

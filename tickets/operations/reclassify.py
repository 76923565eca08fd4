"""A ticket turns out to be of another urgency or class (CMP-20, CNV-18)."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from core.events import record
from deadlines import operations as deadlines
from deadlines.enums import ClockKind
from org.models import User
from tickets import permissions
from tickets.enums import Urgency
from tickets.events import TicketReclassified
from tickets.models import FaultCategory, Reclassification, Ticket
from tickets.operations.clocks import refresh_due, rules_now
from tickets.operations.errors import NotAllowed, TicketRefused
from tickets.operations.moving import change, hold
from tickets.transitions import BEFORE_ARRIVAL, BEFORE_DISPATCH, EDGES

# Up to which states these promises can still be kept.
UNTIL = {ClockKind.DISPATCH: BEFORE_DISPATCH, ClockKind.ARRIVE: BEFORE_ARRIVAL}


@transaction.atomic
def reclassify(
    *,
    ticket: Ticket,
    by: User,
    at: datetime,
    urgency: str | None = None,
    complaint_class: str | None = None,
    fault: bool | None = None,
    category: FaultCategory | None = None,
    reason: str = "",
    version: int | None = None,
) -> Ticket:
    """Write the new values and recompute the promises; anyone may raise, only a supervisor lowers.

    What is None stays as it is.

    Raises NotAllowed, and TicketRefused for a closed ticket, a lowering without reason or a class without
    complaint.
    """
    held = hold(ticket, version=version)
    if not held.is_open:
        raise TicketRefused(_("工单已关闭，不能再调整。"))
    changes = [*_changes(held, urgency, complaint_class, fault), *_category(held, category)]
    if not changes:
        return held
    _check(held, changes, by, reason)
    _write(held, changes, category)
    recompute(held, by=by, at=at)
    row = Reclassification.objects.create(
        ticket=held, changes=changes, lowered=_lowers(changes), reason=reason.strip(), by=by, at=at
    )
    record(held.pk, TicketReclassified(reclassification=row.pk, changes=changes), by=by, at=at)
    return held


def recompute(ticket: Ticket, *, by: User, at: datetime) -> None:
    """Bring the running clocks to the rules of the ticket's present facts; raises NotAllowed.

    A closed ticket promises nothing more, and nobody promises again to send or to arrive once that is done.
    """
    if not ticket.is_open:
        return
    rules = [rule for rule in rules_now(ticket) if ticket.status in UNTIL.get(rule.kind, EDGES)]
    approver = by if permissions.can_lower_urgency(by, ticket) else None
    try:
        deadlines.reclassify(
            stream=ticket.stream,
            rules=rules,
            at=at,
            by=by,
            unit=ticket.unit,
            responsible=ticket.owner,
            approved_by=approver,
        )
    except deadlines.ApprovalNeeded as error:
        raise NotAllowed(_("放宽时限须由主管决定。")) from error
    refresh_due(ticket)


def _changes(
    ticket: Ticket, urgency: str | None, complaint_class: str | None, fault: bool | None
) -> list[list[str]]:
    """[field, old, new] of what is new, in a fixed order."""
    complaint = getattr(ticket, "complaint", None)
    if complaint_class and complaint is None:
        raise TicketRefused(_("只有投诉才有投诉类别。"))
    wanted: list[tuple[str, Any, Any]] = [
        ("urgency", ticket.urgency, urgency),
        ("complaint_class", complaint.complaint_class if complaint else "", complaint_class),
        ("fault", ticket.fault, fault),
    ]
    return [[name, str(old), str(new)] for name, old, new in wanted if new not in (None, "", old)]


def _category(ticket: Ticket, new: FaultCategory | None) -> list[list[str]]:
    """The change of the fault category by names, which stay true when the register is renamed."""
    if new is None or new.pk == ticket.category_id:
        return []
    return [["category", ticket.category.name if ticket.category else "", new.name]]


def _lowers(changes: list[list[str]]) -> bool:
    return any(new == Urgency.GENERAL for name, _old, new in changes if name == "urgency")


def _check(ticket: Ticket, changes: list[list[str]], by: User, reason: str) -> None:
    if not _lowers(changes):
        return
    if not permissions.can_lower_urgency(by, ticket):
        raise NotAllowed(_("只有主管可以降低紧急程度。"))
    if not reason.strip():
        raise TicketRefused(_("降低紧急程度请填写理由。"))


def _write(ticket: Ticket, changes: list[list[str]], category: FaultCategory | None) -> None:
    new: dict[str, Any] = {name: value for name, _old, value in changes}
    if "complaint_class" in new:
        ticket.complaint.complaint_class = new.pop("complaint_class")
        ticket.complaint.save(update_fields=["complaint_class"])
    if "fault" in new:
        new["fault"] = new["fault"] == "True"
    if "category" in new:
        new["category"] = category
    change(ticket, **new)

"""Asking for money and granting it: one way for promises, compensation, refunds and overrides (CMP-18)."""

from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from core.models import Stream
from core.money import cny
from org.models import Approval, User
from org.operations import approvals
from packs.queries import AnySet, in_force
from tickets.operations.errors import NotAllowed
from tickets.queries.tiers import may_decide, post_for


@transaction.atomic
def ask(
    *,
    stream: Stream | int,
    kind: str,
    amount: Decimal | None,
    by: User | None,
    at: datetime,
    reason: str = "",
    subject: str = "",
    due_at: datetime | None = None,
    pack_set: AnySet | None = None,
) -> Approval:
    """A request that waits for the post of the amount's tier, fixed now; one open per stream, kind and subject.

    The tiers are the company's in force, or those of a frozen set.
    """
    return approvals.ask(
        stream=stream,
        kind=kind,
        by=by,
        at=at,
        reason=reason,
        amount=None if amount is None else cny(amount),
        due_at=due_at,
        subject=subject,
        post=post_for(amount, pack_set or in_force(at=at)),
    )


@transaction.atomic
def decide(
    *, approval: Approval, place: Any, by: User, at: datetime, approved: bool, note: str = ""
) -> Approval:
    """Grant or return; `place` is the ticket or case with its region and project.

    Raises NotAllowed below the tier, approvals.SamePerson for one's own request, approvals.AlreadyDecided.
    """
    if approval.asker_id != by.pk and not may_decide(by, place, approval, at=at):
        raise NotAllowed(_("该金额须由上一级审批。"))
    return approvals.decide(approval=approval, by=by, at=at, approved=approved, note=note)

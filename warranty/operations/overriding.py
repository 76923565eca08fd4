"""Another verdict than the judge's: with a reason, and granted by the tier of what it costs (WAR-06, CMP-18)."""

from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from core.events import record
from org.models import Approval, User
from org.operations.approvals import AlreadyDecided
from tickets.models import Ticket
from tickets.operations import tiers
from tickets.operations.moving import hold
from tickets.queries.tiers import may_grant, post_for
from warranty import permissions
from warranty.enums import Verdict
from warranty.events import OverrideDecided, VerdictOverridden
from warranty.models import Judgement, Override
from warranty.operations.errors import NotAllowed, WarrantyRefused
from warranty.queries import standing

APPROVAL_KIND = "warranty_override"
PENDING = frozenset({Verdict.PENDING_APPRAISAL, Verdict.PENDING_DOCS, Verdict.PENDING_APPROVAL})
GIVEN = frozenset({Verdict.EXCHANGE.value, Verdict.RETURN_REFUND.value})
"""Verdicts by which the customer gets the worth of the goods."""


@transaction.atomic
def override(*, ticket: Ticket, verdict: str, reason: str, by: User, at: datetime) -> Override:
    """Put a verdict in the judge's place; the judge's stays and is shown beside it.

    What it costs the company beyond the person's tier waits for approval. Choosing the judge's own verdict
    takes an override back. Raises NotAllowed, or WarrantyRefused without a reason or a verdict to replace.
    """
    held = hold(ticket)
    if not permissions.can_override(by, held):
        raise NotAllowed(_("只有主管及以上岗位可以改判。"))
    judged = _judged(held, verdict, reason)
    if Approval.objects.open().filter(stream=held.pk, kind=APPROVAL_KIND).exists():
        raise WarrantyRefused(_("已有一项改判等待审批。"))
    amount = cost(judged, verdict)
    row = Override.objects.create(
        judgement=judged,
        verdict=verdict,
        reason=reason.strip(),
        amount=amount,
        approval=_approval(held, amount, by, at),
        by=by,
        at=at,
    )
    said = VerdictOverridden(
        override=row.pk,
        judged=judged.effective,
        verdict=verdict,
        amount=str(amount),
        waits=row.approval is not None,
    )
    record(held.pk, said, by=by, at=at)
    return row


@transaction.atomic
def decide_override(*, ticket: Ticket, approved: bool, by: User, at: datetime, note: str = "") -> Override:
    """Grant an override that waits, or return it; raises NotAllowed below the tier, AlreadyDecided, SamePerson."""
    held = hold(ticket)
    row = Override.objects.filter(judgement__ticket=held, approval__decision="").order_by("-pk").first()
    if row is None or row.approval is None:
        raise AlreadyDecided(_("已由他人处理。"))
    tiers.decide(approval=row.approval, place=held, by=by, at=at, approved=approved, note=note)
    record(held.pk, OverrideDecided(override=row.pk, approved=approved), by=by, at=at)
    return row


def cost(judged: Judgement, verdict: str) -> Decimal:
    """What the company gives up by a verdict in place of the judge's, in CNY, never below zero."""
    facts = standing.thawed(judged)
    before = standing.charge_under(judged, standing.charged(judged.settled)).customer_pays
    after = standing.charge_under(judged, verdict).customer_pays
    goods = (facts.price or Decimal(0)) if verdict in GIVEN and judged.effective not in GIVEN else Decimal(0)
    return max(before - after, Decimal(0)) + goods


def _judged(ticket: Ticket, verdict: str, reason: str) -> Judgement:
    judged = Judgement.latest(ticket)
    if judged is None:
        raise WarrantyRefused(_("该工单还没有质保判定。"))
    if not reason.strip():
        raise WarrantyRefused(_("请填写改判理由。"))
    if verdict not in Verdict.values or verdict in PENDING:
        raise WarrantyRefused(_("请选择改判结果。"))
    return judged


def _approval(ticket: Ticket, amount: Decimal, by: User, at: datetime) -> Approval | None:
    """None where the person's own tier grants the amount."""
    if not amount or may_grant(by, ticket, post_for(amount, ticket.pack_set)):
        return None
    return tiers.ask(
        stream=ticket.pk, kind=APPROVAL_KIND, amount=amount, by=by, at=at, pack_set=ticket.pack_set
    )

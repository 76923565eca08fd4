"""Money for customers: asked for, granted by the post of its tier, paid (CMP-18)."""

from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from core.events import record
from core.money import cny
from org.models import User
from tickets.enums import ApprovalCode, CompensationKind, Status
from tickets.models import Compensation, Damage, Ticket
from tickets.money_events import CompensationAsked, CompensationDecided, CompensationPaid
from tickets.operations import tiers
from tickets.operations.errors import Stale, TicketRefused
from tickets.operations.moving import hold


@transaction.atomic
def ask(
    *,
    ticket: Ticket,
    kind: str,
    amount: Decimal,
    words: str,
    by: User,
    at: datetime,
    damage: Damage | None = None,
) -> Compensation:
    """A request for money that waits for its tier; several may wait. Raises TicketRefused."""
    held = hold(ticket)
    _check(held, kind, amount, words, damage)
    number = Compensation.objects.filter(ticket=held).count() + 1
    waiting = tiers.ask(
        stream=held.pk,
        kind=ApprovalCode.COMPENSATION,
        subject=str(number),
        amount=amount,
        reason=words.strip(),
        by=by,
        at=at,
    )
    row = Compensation.objects.create(
        ticket=held,
        kind=kind,
        amount=cny(amount),
        words=words.strip(),
        damage=damage,
        approval=waiting,
        asked_by=by,
        asked_at=at,
    )
    said = CompensationAsked(compensation=row.pk, kind=row.kind, amount=str(row.amount), post=waiting.post)
    record(held.pk, said, by=by, at=at)
    return row


def _check(ticket: Ticket, kind: str, amount: Decimal, words: str, damage: Damage | None) -> None:
    if ticket.status in (Status.ARCHIVED, Status.CANCELLED):
        raise TicketRefused(_("工单已归档或取消，不能再申请赔付。"))
    if kind not in CompensationKind.values or (kind == CompensationKind.DAMAGE) != (damage is not None):
        raise TicketRefused(_("财物损坏请登记损坏记录，赔付随之申请。"))
    if cny(amount) <= 0:
        raise TicketRefused(_("请填写赔付金额。"))
    if not words.strip():
        raise TicketRefused(_("请填写赔付事由。"))


@transaction.atomic
def decide(
    *, compensation: Compensation, approved: bool, by: User, at: datetime, note: str = ""
) -> Compensation:
    """Grant or return; raises NotAllowed below the tier, Stale when it is decided, approvals.SamePerson."""
    ticket = hold(compensation.ticket)
    row = _fresh(compensation)
    if not row.is_waiting:
        raise Stale(_("该赔付申请已有审批意见，请刷新。"))
    tiers.decide(approval=row.approval, place=ticket, by=by, at=at, approved=approved, note=note)
    if approved:
        row.granted_by, row.granted_at = by, at
        row.save(update_fields=["granted_by", "granted_at"])
    said = CompensationDecided(compensation=row.pk, amount=str(row.amount), granted=approved)
    record(ticket.pk, said, by=by, at=at)
    return row


@transaction.atomic
def pay(*, compensation: Compensation, reference: str, by: User, at: datetime) -> Compensation:
    """The money went out, with the number of its voucher; raises Stale unless it is granted and unpaid."""
    ticket = hold(compensation.ticket)
    row = _fresh(compensation)
    if not row.is_unpaid:
        raise Stale(_("只有已批准、尚未支付的赔付可以登记付款，请刷新。"))
    if not reference.strip():
        raise TicketRefused(_("请填写付款凭证号。"))
    row.paid_by, row.paid_at, row.reference = by, at, reference.strip()
    row.save(update_fields=["paid_by", "paid_at", "reference"])
    record(ticket.pk, CompensationPaid(compensation=row.pk, amount=str(row.amount)), by=by, at=at)
    return row


def _fresh(row: Compensation) -> Compensation:
    return Compensation.objects.select_related("approval").get(pk=row.pk)

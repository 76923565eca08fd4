"""Promises to customers: made by whoever may, asked for by everybody else (INT-29, C-15)."""

from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from core.clock import iso
from core.events import record
from core.money import cny
from org.models import Approval, User
from tickets import permissions
from tickets.enums import ApprovalCode, CommitmentKind
from tickets.events import CommitmentAsked, CommitmentMade
from tickets.models import Commitment, Ticket
from tickets.operations import tiers
from tickets.operations.errors import NotAllowed, Stale, TicketRefused
from tickets.operations.moving import hold


@transaction.atomic
def commit(
    *,
    ticket: Ticket,
    kind: str,
    words: str,
    by: User,
    at: datetime,
    amount: Decimal | None = None,
    promised_at: datetime | None = None,
    months: int | None = None,
) -> Commitment:
    """Save a promise of time, money or months of warranty; raises NotAllowed without the right, or above the post's amount."""
    held = _open(ticket)
    fields = _checked(kind, words, amount, promised_at, months, at)
    if not permissions.can_commit(by, held, fields["amount"], at=at):
        raise NotAllowed(_("您无权作出这项承诺，请提交承诺申请。"))
    made = Commitment.objects.create(ticket=held, asked_by=by, asked_at=at, made_by=by, made_at=at, **fields)
    record(held.pk, CommitmentMade(**_facts(made)), by=by, at=at)
    return made


@transaction.atomic
def ask_commitment(
    *,
    ticket: Ticket,
    kind: str,
    words: str,
    by: User,
    at: datetime,
    amount: Decimal | None = None,
    promised_at: datetime | None = None,
    months: int | None = None,
) -> Commitment:
    """A request for a promise; nothing is promised until somebody with the right approves."""
    held = _open(ticket)
    fields = _checked(kind, words, amount, promised_at, months, at)
    if Approval.objects.open().filter(stream=held.pk, kind=ApprovalCode.COMMITMENT).exists():
        raise TicketRefused(_("已有一项承诺申请等待审批。"))
    waiting = tiers.ask(
        stream=held.pk,
        kind=ApprovalCode.COMMITMENT,
        by=by,
        at=at,
        reason=fields["words"],
        amount=fields["amount"],
    )
    asked = Commitment.objects.create(ticket=held, asked_by=by, asked_at=at, approval=waiting, **fields)
    record(held.pk, CommitmentAsked(**_facts(asked)), by=by, at=at)
    return asked


@transaction.atomic
def decide_commitment(*, ticket: Ticket, approved: bool, by: User, at: datetime, note: str = "") -> Ticket:
    """Make the promise that was asked for, or not; raises NotAllowed, Stale, approvals.SamePerson."""
    held = hold(ticket)
    asked = Commitment.objects.filter(ticket=held, approval__decision="", made_at=None).first()
    if asked is None or asked.approval is None:
        raise Stale(_("没有待审批的承诺申请，可能已由他人处理，请刷新。"))
    tiers.decide(approval=asked.approval, place=held, by=by, at=at, approved=approved, note=note)
    if approved:
        asked.made_by, asked.made_at = by, at
        asked.save(update_fields=["made_by", "made_at"])
        record(held.pk, CommitmentMade(**_facts(asked)), by=by, at=at)
    return held


def _open(ticket: Ticket) -> Ticket:
    held = hold(ticket)
    if not held.is_open:
        raise TicketRefused(_("工单已关闭，不能再作承诺。"))
    return held


def _checked(
    kind: str,
    words: str,
    amount: Decimal | None,
    promised_at: datetime | None,
    months: int | None,
    at: datetime,
) -> dict[str, Any]:
    """The fields of one promise: an amount, an instant to come, or months of warranty."""
    if not words.strip():
        raise TicketRefused(_("请填写承诺内容。"))
    fields: dict[str, Any] = {
        "kind": kind,
        "words": words.strip(),
        "amount": None,
        "promised_at": None,
        "months": None,
    }
    if kind == CommitmentKind.MONEY:
        if amount is None or amount <= 0:
            raise TicketRefused(_("请填写承诺金额。"))
        return {**fields, "amount": cny(amount)}
    if kind == CommitmentKind.WARRANTY:
        if not months:
            raise TicketRefused(_("请填写承诺的质保期。"))
        return {**fields, "months": months}
    if promised_at is None or promised_at <= at:
        raise TicketRefused(_("请填写将来的承诺时间。"))
    return {**fields, "kind": CommitmentKind.TIME.value, "promised_at": promised_at}


def _facts(row: Commitment) -> dict[str, Any]:
    return {
        "commitment": row.pk,
        "kind": row.kind,
        "amount": str(row.amount) if row.amount is not None else None,
        "promised_at": iso(row.promised_at) if row.promised_at else None,
        "months": row.months,
    }

"""Quotations of paid repairs: drafted, sent, answered by the customer (WAR-32)."""

from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from core.actors import Actor
from core.events import record
from core.money import cny
from core.words import later
from org.models import User
from tickets.enums import Channel
from tickets.models import Ticket
from tickets.operations.consents import record_visit_consent
from tickets.operations.customer_messages import tell_customer
from tickets.operations.hotline.charges import charge, free_services
from tickets.operations.moving import hold
from tickets.queries.charges import collected_category
from warranty import permissions
from warranty.enums import AnswerWay, QuotationState, Why
from warranty.events import QuotationMoved
from warranty.models import Quotation
from warranty.operations.errors import NotAllowed, Stale, WarrantyRefused
from warranty.operations.judging import judge
from warranty.transitions import LIVE, may_quote

CHANNELS = {AnswerWay.LINK: Channel.WEB, AnswerWay.PHONE: Channel.PHONE, AnswerWay.DESK: Channel.SHOP}
DRAFT = QuotationState.DRAFT.value


@transaction.atomic
def draft(
    *,
    ticket: Ticket,
    parts: Decimal,
    labour: Decimal,
    travel: Decimal,
    by: User,
    at: datetime,
    note: str = "",
) -> Quotation:
    """A quotation in CNY, or new figures for the draft.

    Raises NotAllowed, or WarrantyRefused while one is out and for a service that is free (WAR-30).
    """
    held = _open(ticket, by)
    if held.service_type in free_services(held):
        raise WarrantyRefused(_("按政策包，这类服务免费，不能向客户收费。"))
    sums = {"parts": cny(parts), "labour": cny(labour), "travel": cny(travel)}
    total = sum(sums.values(), Decimal(0))
    if any(amount < 0 for amount in sums.values()) or not total:
        raise WarrantyRefused(_("请填写报价金额。"))
    live = Quotation.objects.filter(ticket=held, state__in=LIVE).first()
    if live is not None and live.state != DRAFT:
        raise WarrantyRefused(_("已有报价等待客户答复，请先撤回。"))
    row = live or Quotation(ticket=held)
    values = {**sums, "total": total, "note": note.strip(), "drafted_by": by, "drafted_at": at}
    for name, value in values.items():
        setattr(row, name, value)
    row.save()
    _say(row, by, at)
    return row


@transaction.atomic
def send(*, quotation: Quotation, by: User, at: datetime) -> Quotation:
    """Send it to the customer with the private link, and judge again; raises NotAllowed or Stale."""
    held, row = _held(quotation, by)
    _move(row, QuotationState.SENT, by, at, sent_by=by, sent_at=at)
    tell_customer(
        ticket=held,
        cause=f"quotation:{row.pk}",
        subject=later("工单 %(number)s 的维修报价", number=held.number),
        words=later(
            "维修报价合计 %(total)s 元（配件 %(parts)s，工时 %(labour)s，路费 %(travel)s），同意后开始维修。",
            total=f"{row.total:.2f}",
            parts=f"{row.parts:.2f}",
            labour=f"{row.labour:.2f}",
            travel=f"{row.travel:.2f}",
        ),
        at=at,
        by=by,
    )
    judge(ticket=held, why=Why.QUOTATION, by=by, at=at)
    return row


@transaction.atomic
def answer(*, quotation: Quotation, accepted: bool, way: str, by: Actor, at: datetime) -> Quotation:
    """The customer's answer, by the own link or as somebody recorded it; raises NotAllowed or Stale.

    Who accepts agrees to the fee, and to a visit whose travel is in it (TKT-32, INT-28); once the ticket is
    closed nothing is agreed any more: WarrantyRefused.
    """
    held, row = _held(quotation, by if way != AnswerWay.LINK else None)
    if accepted and not held.is_open:
        raise WarrantyRefused(_("工单已关闭，不能再报价。"))
    to = QuotationState.ACCEPTED if accepted else QuotationState.DECLINED
    recorded = by if isinstance(by, User) else None
    _move(row, to, by, at, answered_way=way, answered_at=at, recorded_by=recorded)
    if accepted:
        _agree(held, row, way, at)
    judge(ticket=held, why=Why.QUOTATION, by=by, at=at)
    return row


@transaction.atomic
def withdraw(*, quotation: Quotation, by: User, at: datetime) -> Quotation:
    """Take it back before the customer answers; raises NotAllowed or Stale."""
    held, row = _held(quotation, by)
    _move(row, QuotationState.WITHDRAWN, by, at)
    judge(ticket=held, why=Why.QUOTATION, by=by, at=at)
    return row


@transaction.atomic
def withdraw_of_closed(*, ticket: Ticket, by: Actor, at: datetime) -> Quotation | None:
    """The ticket closed at `at`: what was drafted or sent until then is no longer offered; None without such."""
    held = hold(ticket)
    rows = Quotation.objects.select_related("ticket").filter(ticket=held, state__in=LIVE, drafted_at__lte=at)
    row = rows.exclude(sent_at__gt=at).first()
    if row is not None:
        _move(row, QuotationState.WITHDRAWN, by, at)
    return row


def _agree(ticket: Ticket, row: Quotation, way: str, at: datetime) -> None:
    """The agreed fee as a charge to be collected, and the consent to the paid visit."""
    who = row.recorded_by or row.sent_by
    category = collected_category()
    if category is not None:
        paid = {"amount": row.total, "for_visit": bool(row.travel)}
        charge(ticket=ticket, category=category, by=who, at=at, **paid)
    if row.travel:
        record_visit_consent(
            ticket=ticket,
            agreed=True,
            given_by=ticket.contact.name,
            channel=CHANNELS[way],
            amount=row.total,
            by=who,
            at=at,
        )


def _open(ticket: Ticket, by: User) -> Ticket:
    held = hold(ticket)
    if not permissions.can_quote(by, held):
        raise NotAllowed(_("您不能为该工单报价。"))
    if not held.is_open:
        raise WarrantyRefused(_("工单已关闭，不能再报价。"))
    return held


def _held(quotation: Quotation, by: Any) -> tuple[Ticket, Quotation]:
    """Ticket and quotation under the lock; without `by` the customer acts."""
    held = hold(quotation.ticket)
    if by is not None and not permissions.can_quote(by, held):
        raise NotAllowed(_("您不能为该工单报价。"))
    return held, Quotation.objects.select_related("ticket").get(pk=quotation.pk)


def _move(row: Quotation, to: str, by: Actor, at: datetime, **fields: Any) -> None:
    if not may_quote(row.state, to):
        raise Stale(_("报价现在是「%(state)s」，请刷新后再操作。") % {"state": row.get_state_display()})
    for name, value in {**fields, "state": to}.items():
        setattr(row, name, value)
    row.save(update_fields=["state", *fields])
    _say(row, by, at)


def _say(row: Quotation, by: Actor, at: datetime) -> None:
    said = QuotationMoved(quotation=row.pk, to=row.state, total=f"{row.total:.2f}", way=row.answered_way)
    record(row.ticket_id, said, by=by, at=at)

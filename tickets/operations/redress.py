"""Apologies, explanations and help; what was broken at the customer's; faults that are owned up to."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from core.events import record
from org.models import User
from tickets.enums import CompensationKind, RedressKind, Status
from tickets.models import Damage, Redress, Ticket
from tickets.money_events import DamageRecorded, FaultConfirmed, RedressNoted
from tickets.operations import compensation
from tickets.operations.errors import TicketRefused
from tickets.operations.moving import complaint_of, hold
from tickets.queries.redress import has_apology_or_compensation


@transaction.atomic
def note_redress(*, ticket: Ticket, kind: str, words: str, by: User, at: datetime) -> Redress:
    """What was said or done for the customer (CMP-15, CMP-16); raises TicketRefused without words."""
    held = hold(ticket)
    if held.status in (Status.ARCHIVED, Status.CANCELLED):
        raise TicketRefused(_("工单已归档或取消，请刷新页面。"))
    return _note(held, kind, words, by, at)


@dataclass(frozen=True)
class Broken:
    """What was damaged, how, what it costs to make good in CNY, and the apology that was made (TKT-31)."""

    thing: str
    words: str
    amount: Decimal
    apology: str


@transaction.atomic
def record_damage(*, ticket: Ticket, broken: Broken, by: User, at: datetime) -> Damage:
    """Damage at the customer's: an apology and a claim that waits for the post of its amount (TKT-31, CDT-05).

    Raises TicketRefused unless all four parts are given.
    """
    held = hold(ticket)
    if not (broken.thing.strip() and broken.words.strip()):
        raise TicketRefused(_("请写明受损物品和损坏情况。"))
    row = Damage.objects.create(
        ticket=held, thing=broken.thing.strip(), words=broken.words.strip(), by=by, at=at
    )
    _note(held, RedressKind.APOLOGY, broken.apology, by, at, row)
    claim = compensation.ask(
        ticket=held,
        kind=CompensationKind.DAMAGE,
        amount=broken.amount,
        words=row.words,
        damage=row,
        by=by,
        at=at,
    )
    record(held.pk, DamageRecorded(damage=row.pk, compensation=claim.pk), by=by, at=at)
    return row


@transaction.atomic
def confirm_fault(*, ticket: Ticket, by: User, at: datetime, apology: str = "") -> Ticket:
    """The product was at fault, as the check of the complaint found (CMP-15).

    Needs an apology, made now or before, or compensation that was granted; else TicketRefused.
    """
    held, complaint = complaint_of(ticket)
    if complaint.fault_confirmed_at:
        raise TicketRefused(_("已确认过产品故障。"))
    if not complaint.founded:
        raise TicketRefused(_("投诉核实属实后才能确认产品故障。"))
    if apology.strip():
        _note(held, RedressKind.APOLOGY, apology, by, at)
    if not has_apology_or_compensation(held):
        raise TicketRefused(_("确认产品故障须先向客户致歉，或有已批准的赔付。"))
    complaint.fault_confirmed_at, complaint.fault_confirmed_by = at, by
    complaint.save(update_fields=["fault_confirmed_at", "fault_confirmed_by"])
    record(held.pk, FaultConfirmed(), by=by, at=at)
    return held


def _note(
    ticket: Ticket, kind: str, words: str, by: User, at: datetime, damage: Damage | None = None
) -> Redress:
    if kind not in RedressKind.values or not words.strip():
        raise TicketRefused(_("请写明对客户说了什么、做了什么。"))
    row = Redress.objects.create(ticket=ticket, kind=kind, words=words.strip(), damage=damage, by=by, at=at)
    record(ticket.pk, RedressNoted(redress=row.pk, kind=row.kind), by=by, at=at)
    return row

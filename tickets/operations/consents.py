"""That a visit is paid is told before it, and the customer's answer is kept (INT-28)."""

from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from core.actors import CUSTOMER, Actor
from core.events import record
from core.money import cny
from core.words import later
from knowledge.queries import released
from org.models import User
from tickets.enums import Channel
from tickets.models import Ticket, VisitConsent
from tickets.money_events import PaidVisitAnswered, PaidVisitTold
from tickets.operations.customer_messages import tell_customer
from tickets.operations.errors import Stale, TicketRefused
from tickets.operations.moving import hold
from tickets.operations.telling import tell_owner
from tickets.operations.visit_fees import charge_visit
from tickets.queries.consents import last_answer, waiting_consent


@transaction.atomic
def record_visit_consent(
    *,
    ticket: Ticket,
    agreed: bool,
    given_by: str,
    channel: str,
    by: User,
    at: datetime,
    amount: Decimal | None = None,
) -> VisitConsent:
    """What was told, an amount in CNY or else the price list in force, and who answered what on which channel.

    Raises TicketRefused without a name, for a closed ticket, or where there is nothing to tell.
    """
    if not given_by.strip():
        raise TicketRefused(_("请填写由谁答复。"))
    held = hold(ticket)
    row = _answer(_tell(held, amount, channel, by, at), agreed, given_by, by, at)
    charge_visit(held, at)
    return row


@transaction.atomic
def ask_visit_consent(
    *, ticket: Ticket, by: User, at: datetime, amount: Decimal | None = None
) -> VisitConsent:
    """Tell the customer by message, to be answered on the private link; raises TicketRefused if unreachable."""
    held = hold(ticket)
    if waiting_consent(held):
        raise TicketRefused(_("已请客户确认有偿上门，等待答复。"))
    row = _tell(held, amount, Channel.WEB, by, at)
    said = tell_customer(
        ticket=held,
        cause=f"paid-visit:{row.pk}",
        subject=later("工单 %(number)s 上门服务有偿，请确认", number=held.number),
        words=later("本次上门服务须收费，请确认是否同意。"),
        at=at,
        by=by,
    )
    if said is None:
        raise TicketRefused(_("客户没有登记手机号码或邮箱，请电话告知。"))
    return row


@transaction.atomic
def answer_visit_consent(*, ticket: Ticket, agreed: bool, at: datetime) -> VisitConsent:
    """The customer's own answer on the private link; the responsible person is told. Raises Stale."""
    held = hold(ticket)
    row = waiting_consent(held)
    if row is None or not held.is_open:
        raise Stale(_("没有等待您确认的收费，请刷新页面。"))
    _answer(row, agreed, held.contact.name, CUSTOMER, at)
    charge_visit(held, at)
    number = held.number
    yes, no = (
        later("%(number)s 客户同意有偿上门", number=number),
        later("%(number)s 客户不同意有偿上门", number=number),
    )
    tell_owner(held, cause=f"paid-visit:{row.pk}", subject=yes if agreed else no, at=at)
    return row


def take_along(gone: Ticket, kept: Ticket, *, by: Actor, at: datetime) -> VisitConsent | None:
    """Of two held tickets that become one: the last answer goes to the survivor where it has none."""
    last = last_answer(gone)
    if last is None or last_answer(kept) is not None:
        return None
    told = {name: getattr(last, name) for name in CARRIED}
    row = VisitConsent.objects.create(ticket=kept, **told)
    record(kept.pk, PaidVisitAnswered(visit_consent=row.pk, agreed=bool(row.agreed)), by=by, at=at)
    return row


CARRIED = (
    "amount",
    "list_version",
    "channel",
    "told_by",
    "told_at",
    "agreed",
    "given_by",
    "answered_at",
)


def _tell(ticket: Ticket, amount: Decimal | None, channel: str, by: User, at: datetime) -> VisitConsent:
    if not ticket.is_open:
        raise TicketRefused(_("工单已关闭，不能再登记有偿上门。"))
    prices = None if amount else released()
    if amount is None and prices is None:
        raise TicketRefused(_("还没有发布价目表，请填写告知的金额。"))
    money = cny(amount) if amount is not None else None
    if money is not None and money <= 0:
        raise TicketRefused(_("告知金额须大于零。"))
    row = VisitConsent.objects.create(
        ticket=ticket,
        amount=money,
        list_version=prices.label if prices else "",
        channel=channel,
        told_by=by,
        told_at=at,
    )
    said = PaidVisitTold(
        visit_consent=row.pk, amount=str(money) if money else "", list_version=row.list_version
    )
    record(ticket.pk, said, by=by, at=at)
    return row


def _answer(row: VisitConsent, agreed: bool, given_by: str, by: Actor, at: datetime) -> VisitConsent:
    row.agreed, row.given_by, row.answered_at = agreed, given_by.strip()[:40], at
    row.save(update_fields=["agreed", "given_by", "answered_at"])
    record(row.ticket_id, PaidVisitAnswered(visit_consent=row.pk, agreed=agreed), by=by, at=at)
    return row

"""Prices told and amounts charged (INT-09, INT-31)."""

from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.actors import Actor
from core.events import record
from core.money import cny
from knowledge.models import Price
from knowledge.queries import prices_in_force
from org.models import User
from packs.queries import figure_or
from tickets.enums import Status
from tickets.events import ChargeAdded, PriceQuoted
from tickets.models import Charge, ChargeCategory, Quote, Ticket
from tickets.operations.errors import TicketRefused
from tickets.operations.moving import hold

# Code, name and whether the customer pays it here. Only the first is named by 003 section 6; all may be changed
# in the register.
FIRST_CATEGORIES = (
    ("paid", gettext_lazy("有费服务"), True),
    ("contract", gettext_lazy("合同服务"), False),
    ("free", gettext_lazy("免费服务"), False),
    ("administrative", gettext_lazy("行政服务"), True),
)


@transaction.atomic
def quote(*, ticket: Ticket, price: Price, by: User, at: datetime) -> Quote:
    """A price from the list in force, kept with its version; raises TicketRefused for any other."""
    held = hold(ticket)
    if not held.is_open and held.status != Status.PHONE_RESOLVED:
        raise TicketRefused(_("工单已关闭，不能再报价。"))
    current = prices_in_force().filter(pk=price.pk).first()
    if current is None:
        raise TicketRefused(_("只能按现行价目表报价，请重新选择项目。"))
    label = current.price_list.label
    row = Quote.objects.create(
        ticket=held, price=current, list_version=label, amount=current.amount, by=by, at=at
    )
    said = PriceQuoted(quote=row.pk, price=current.name, list_version=label, amount=str(row.amount))
    record(held.pk, said, by=by, at=at)
    return row


@transaction.atomic
def charge(
    *,
    ticket: Ticket,
    category: ChargeCategory,
    amount: Decimal,
    by: Actor,
    at: datetime,
    note: str = "",
    for_visit: bool | None = None,
    for_freight: bool = False,
) -> Charge:
    """An amount under one of the categories; below zero it corrects an earlier one.

    `for_visit` says whether the fee for coming is in it, where that is known; `for_freight` marks what posting
    goods cost.

    Raises TicketRefused for nothing, and for a service that the pack promises for nothing (WAR-30).
    """
    held = hold(ticket)
    money = cny(amount)
    if not money:
        raise TicketRefused(_("金额不能为零。"))
    if money > 0 and held.status in (Status.ARCHIVED, Status.CANCELLED):
        raise TicketRefused(_("工单已归档或取消，请刷新页面。"))
    if category.is_collected and money > 0 and held.service_type in free_services(held):
        raise TicketRefused(_("按政策包，这类服务免费，不能向客户收费。"))
    row = Charge.objects.create(
        ticket=held,
        category=category,
        amount=money,
        note=note.strip(),
        for_visit=for_visit,
        for_freight=for_freight,
        by=by if isinstance(by, User) else None,
        at=at,
    )
    record(held.pk, ChargeAdded(charge=row.pk, category=category.name, amount=str(money)), by=by, at=at)
    return row


def free_services(ticket: Ticket) -> list[str]:
    """Types of service the customer pays nothing for, by the packs of the ticket's day."""
    found: list[str] = figure_or(ticket.pack_set, "free_services", "service_types", [])
    return found


@transaction.atomic
def install() -> None:
    """The four categories of an empty register; a company's own names stay."""
    if not ChargeCategory.objects.exists():
        ChargeCategory.objects.bulk_create(
            [
                ChargeCategory(code=code, name=str(name), rank=rank, is_collected=collected)
                for rank, (code, name, collected) in enumerate(FIRST_CATEGORIES)
            ]
        )

"""Messages of this room; words carry numbers and serials, nothing of the customer."""

from collections.abc import Iterable
from datetime import datetime

from core.words import later
from notifications.operations import notify
from org.models import Unit, User
from org.queries import PostBook
from packs.queries import current_figure
from parts.enums import OrderKind, Why
from parts.models import Loan, Shortfall, StandbyOrder

SECTION = "standby"


def people(figure: str, unit: Unit, *, at: datetime) -> list[User]:
    """The holders of the posts that the company's pack names, each at the unit or nearest above it."""
    book = PostBook(at=at)
    found = [one for post in current_figure(SECTION, figure, at=at) for one in book.holders(post, unit.pk)]
    return list({one.pk: one for one in found}.values())


def tell_ordered(order: StandbyOrder, *, at: datetime) -> int:
    """The station's manager arranges a unit at once (SLA-10, SLA-11)."""
    subject = later(
        "请立即安排%(kind)s：%(about)s",
        kind=OrderKind(order.kind).label,
        about=order.stream.number or "",
    )
    body = later(
        "%(number)s：%(why)s，型号 %(model)s，请安排并送达。",
        number=order.number,
        why=Why(order.why).label,
        model=order.model.code if order.model else "—",
    )
    users = people("order_told", order.branch, at=at)
    return notify(
        cause=f"standby:{order.number}:ordered",
        users=users,
        subject=subject,
        body=body,
        at=at,
        stream=order.stream,
        severity="high",
    )


def tell_overdue(loan: Loan, *, at: datetime) -> int:
    """A unit should be back by now."""
    words = later(
        "借用单 %(number)s 的备用机 %(serial)s 应于 %(day)s 归还，尚未归还。",
        number=loan.number,
        serial=loan.unit.serial,
        day=loan.due_back_on.isoformat(),
    )
    users: Iterable[User] = [*people("overdue_told", loan.unit.depot.unit, at=at), loan.lent_by]
    return notify(
        cause=f"loan:{loan.number}:overdue:{loan.due_back_on}",
        users=[one for one in users if one.is_active],
        subject=words,
        body=words,
        at=at,
        stream=loan.stream,
    )


def tell_short(short: Shortfall, *, at: datetime) -> int:
    """A region keeps too few units (PRT-05)."""
    subject = later("%(region)s备用整机缺 %(missing)s 台", region=short.region.name, missing=short.missing)
    body = later(
        "%(region)s装机 %(installed)s 台，应配备用整机 %(required)s 台，现有 %(stock)s 台，缺 %(missing)s 台。",
        region=short.region.name,
        installed=short.installed,
        required=short.required,
        stock=short.stock,
        missing=short.missing,
    )
    return notify(
        cause=f"standby:short:{short.pk}",
        users=people("shortfall_told", short.region, at=at),
        subject=subject,
        body=body,
        at=at,
        stream=short.pk,
    )

"""Which rows of follow-up go along when two customers become one."""

from typing import Any

from django.db.models import Exists, OuterRef

from core.doors import MOVERS, Mover
from customers.models import Customer
from followups.enums import WAITING, CallKind
from followups.models import Call, Delivery, Installation, UsageMessage, Visit


def _calls(rows: Any, _kept: Customer) -> Any:
    """An open regular call stays where its to-do is."""
    return rows.exclude(kind=CallKind.REGULAR, state__in=WAITING)


def _deliveries(rows: Any, kept: Customer) -> Any:
    """An order that is there already stays behind."""
    same = kept.deliveries.filter(
        order_number=OuterRef("order_number"), delivered_on=OuterRef("delivered_on")
    )
    return rows.exclude(Exists(same), order_number__gt="")


def _messages(rows: Any, kept: Customer) -> Any:
    """A mailing that wrote to both keeps both lines."""
    return rows.exclude(mailing__in=UsageMessage.objects.filter(customer=kept).values("mailing"))


def register() -> None:
    MOVERS.register(Mover(Call, movable=_calls))
    MOVERS.register(Mover(Delivery, movable=_deliveries))
    MOVERS.register(Mover(Installation))
    MOVERS.register(Mover(Visit))
    MOVERS.register(Mover(UsageMessage, movable=_messages))

"""What tickets show on the pages of customers and units."""

from datetime import datetime
from typing import Any

from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.doors import Panel, WorkLine
from customers.models import Asset, Customer
from customers.queries.links import links_of
from tickets.models import Ticket
from tickets.permissions import can_list, can_send_link
from tickets.queries.extras import extras_of
from tickets.queries.histories import of_asset, of_customer
from tickets.queries.merging import brought

TEMPLATE = "tickets/_history.html"


def _customer(customer: Customer, user: Any) -> dict[str, Any] | None:
    return {"tickets": of_customer(user, customer.pk), "title": _("工单")} if can_list(user) else None


def _asset(asset: Asset, user: Any) -> dict[str, Any] | None:
    return {"tickets": of_asset(user, asset.pk), "title": _("维修记录")} if can_list(user) else None


def _links(ticket: Ticket, user: Any) -> dict[str, Any] | None:
    """The customer's links for who may send them."""
    if not can_send_link(user, ticket):
        return None
    return {"ticket": ticket, "links": links_of(ticket.pk)}


def _ticket(ticket: Ticket, user: Any) -> dict[str, Any] | None:
    """What came along with a ticket, None when nothing did."""
    found = extras_of(ticket)
    if merges := found.get("absorbed"):
        found["brought"] = brought(merges, user)
    return {"ticket": ticket, **found} if found else None


TICKET = Panel("hotline", 5, _ticket, "tickets/_hotline_panel.html")
CUSTOMER = Panel("tickets", 10, _customer, TEMPLATE)
LINKS = Panel("customer links", 60, _links, "tickets/_links.html")
ASSET = Panel("tickets", 10, _asset, TEMPLATE)


def owned(user: Any, _at: datetime) -> list[WorkLine]:
    """Open tickets that the person answers for, soonest due first."""
    rows = Ticket.objects.open().filter(owner=user.pk).select_related("stream", "category")
    return [
        WorkLine(
            f"{one.number} {one.category or one.get_service_type_display()}",
            reverse("tickets:ticket", args=[one.number]),
            one.next_due_at,
            one.get_status_display(),
        )
        for one in rows.order_by(F("next_due_at").asc(nulls_last=True), "pk")[:100]
    ]

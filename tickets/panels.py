"""What tickets show on the pages of customers and units."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from core.doors import Panel
from customers.models import Asset, Customer
from tickets.permissions import can_list
from tickets.queries.histories import of_asset, of_customer

TEMPLATE = "tickets/_history.html"


def _customer(customer: Customer, user: Any) -> dict[str, Any] | None:
    return {"tickets": of_customer(user, customer.pk), "title": _("工单")} if can_list(user) else None


def _asset(asset: Asset, user: Any) -> dict[str, Any] | None:
    return {"tickets": of_asset(user, asset.pk), "title": _("维修记录")} if can_list(user) else None


CUSTOMER = Panel("tickets", 10, _customer, TEMPLATE)
ASSET = Panel("tickets", 10, _asset, TEMPLATE)

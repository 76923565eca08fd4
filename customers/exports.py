"""Lists of customers and units to take along; phones masked as on screen (PRV-02)."""

from typing import Any

from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from core.doors import LISTS, Column, ListExport
from core.exporting.values import label, path, text
from core.masks import mask_phone
from customers.models import Asset, Customer
from customers.permissions import can_see_customers
from customers.queries.pages import NEWEST_FIRST, asset_rows, customer_rows


def _phone(customer: Any) -> str:
    return "、".join(mask_phone(contact.phone) for contact in customer.main_contacts)


CUSTOMERS = (
    Column(_("客户姓名"), path("name")),
    Column(_("电话"), _phone),
    Column(_("大区"), path("region.name")),
    Column(_("项目"), path("project.name")),
    Column(_("客户类型"), label("kind")),
)
ASSETS = (
    Column(_("设备"), path("serial")),
    Column(_("产品型号"), text("model")),
    Column(_("客户"), path("customer.name")),
    Column(_("大区"), path("site.region.name")),
    Column(_("购买日期"), path("bought_on")),
)


def customers(user: Any, query: QueryDict) -> QuerySet[Customer]:
    """The rows of the customers' page, newest first."""
    return customer_rows(user, query.get("q", "")[:60]).order_by(*NEWEST_FIRST)


def assets(user: Any, query: QueryDict) -> QuerySet[Asset]:
    """The rows of the units' page, newest first."""
    return asset_rows(user, query.get("q", "")[:60]).order_by(*NEWEST_FIRST)


LISTS.register(ListExport("customers", _("客户"), CUSTOMERS, customers, can_see_customers, 20))
LISTS.register(ListExport("assets", _("设备"), ASSETS, assets, can_see_customers, 30))

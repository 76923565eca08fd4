"""Work orders to take along."""

from typing import Any

from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.dateparse import parse_date
from django.utils.translation import gettext_lazy as _

from core.clock import day_end, day_start
from core.doors import LISTS, Column, ListExport
from core.exporting.values import label, path
from core.masks import mask_phone
from dispatch.models import WorkOrder
from tickets.permissions import can_list

ORDERS = (
    Column(_("派工单号"), path("number")),
    Column(_("工单号"), path("ticket.number")),
    Column(_("状态"), label("status")),
    Column(_("地区"), path("ticket.region.name")),
    Column(_("项目"), path("ticket.project.name")),
    Column(_("技师"), path("technician.user.name")),
    Column(_("客户"), path("ticket.customer.name")),
    Column(_("电话"), lambda order: mask_phone(order.ticket.contact.phone)),
    Column(_("派工时间"), path("dispatched_at")),
    Column(_("接单时间"), path("accepted_at")),
    Column(_("完工时间"), path("done_at")),
    Column(_("签字时间"), path("signed_at")),
    Column(_("录入时间"), path("recorded_at")),
    Column(_("处理结果"), label("result")),
)


def orders(user: Any, query: QueryDict) -> QuerySet[WorkOrder]:
    """Visible orders, latest first; `first` and `last` narrow the days of dispatch."""
    rows = WorkOrder.objects.visible_to(user).for_page()
    first, last = _day(query, "first"), _day(query, "last")
    if first:
        rows = rows.filter(dispatched_at__gte=day_start(first))
    if last:
        rows = rows.filter(dispatched_at__lt=day_end(last))
    return rows.order_by("-dispatched_at", "-pk")


def _day(query: QueryDict, name: str) -> Any:
    try:
        return parse_date(query.get(name, ""))
    except ValueError:
        return None


LISTS.register(ListExport("orders", _("派工单"), ORDERS, orders, can_list, 60))

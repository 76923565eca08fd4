"""Lists of tickets to take along."""

from typing import Any

from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from core.doors import LISTS, Column, ListExport
from core.exporting.values import label, path
from core.masks import mask_phone
from tickets.forms.filters import FilterForm
from tickets.models import Ticket
from tickets.permissions import can_list
from tickets.queries.lists import BY_DUE, RECENT, SHOWN, filtered

TICKETS = (
    Column(_("工单号"), path("number")),
    Column(_("登记时间"), path("registered_at")),
    Column(_("状态"), label("status")),
    Column(_("来意"), label("intent")),
    Column(_("服务类型"), label("service_type")),
    Column(_("紧急程度"), label("urgency")),
    Column(_("渠道"), label("channel")),
    Column(_("地区"), path("region.name")),
    Column(_("项目"), path("project.name")),
    Column(_("客户"), path("customer.name")),
    Column(_("电话"), lambda ticket: mask_phone(ticket.contact.phone)),
    Column(_("故障类别"), path("category.name")),
    Column(_("问题描述"), path("description")),
    Column(_("负责人"), path("owner.name")),
    Column(_("技师"), path("assignee.name")),
    Column(_("最近时限"), path("next_due_at")),
    Column(_("结案时间"), path("closed_at")),
)


def tickets(user: Any, query: QueryDict) -> QuerySet[Ticket]:
    """The tickets of the list page with the same filters, in its order."""
    filters = FilterForm(query, user=user).filters()
    return filtered(user, filters).select_related(*SHOWN).order_by(*(BY_DUE if filters.by_due else RECENT))


LISTS.register(ListExport("tickets", _("工单"), TICKETS, tickets, can_list, 10))

"""Tickets as rows of a workbook."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from core.masks import mask_phone
from tickets.queries.lists import RECENT, SHOWN, Filters, filtered

MOST_ROWS = 10_000
COLUMNS = (
    _("工单号"),
    _("登记时间"),
    _("状态"),
    _("来意"),
    _("服务类型"),
    _("紧急程度"),
    _("渠道"),
    _("地区"),
    _("项目"),
    _("客户"),
    _("电话"),
    _("故障类别"),
    _("问题描述"),
    _("负责人"),
    _("技师"),
    _("最近时限"),
    _("结案时间"),
)


def sheet_rows(user: Any, filters: Filters) -> Iterator[tuple[Any, ...]]:
    """Visible tickets that match, newest first, at most MOST_ROWS."""
    rows = filtered(user, filters).select_related(*SHOWN).order_by(*RECENT)[:MOST_ROWS]
    return (_cells(ticket) for ticket in rows.iterator(chunk_size=500))


def _cells(ticket: Any) -> tuple[Any, ...]:
    return (
        ticket.number,
        ticket.registered_at,
        ticket.get_status_display(),
        ticket.get_intent_display(),
        ticket.get_service_type_display(),
        ticket.get_urgency_display(),
        ticket.get_channel_display(),
        ticket.region.name,
        ticket.project.name if ticket.project else "",
        ticket.customer.name,
        mask_phone(ticket.contact.phone),
        ticket.category.name if ticket.category else "",
        ticket.description,
        ticket.owner.name if ticket.owner else "",
        ticket.assignee.name if ticket.assignee else "",
        ticket.next_due_at,
        ticket.closed_at,
    )

"""Service ledger: one line per dispatch with its receipt slip (RPT-15)."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from dispatch.models import LedgerLine, WorkOrder
from reports.rules import Span

SERVICE_COLUMNS = (
    _("派工单号"),
    _("时间"),
    _("客户"),
    _("设备"),
    _("服务事项"),
    _("服务人员"),
    _("回执单号"),
    _("结果"),
)


def service_lines(user: Any, span: Span) -> QuerySet[LedgerLine]:
    """Ledger lines of the orders the person sees, filled in the span."""
    return (
        LedgerLine.objects.filter(
            order__in=WorkOrder.objects.visible_to(user),
            filled_at__gte=span.start,
            filled_at__lt=span.end,
        )
        .select_related(
            "order__technician__user",
            "order__ticket__stream",
            "order__ticket__customer",
            "order__ticket__asset__model",
        )
        .order_by("filled_at", "pk")
    )


def cells(line: LedgerLine) -> tuple[Any, ...]:
    """The eight values in the order of SERVICE_COLUMNS."""
    order = line.order
    return (
        order.number,
        line.filled_at,
        order.ticket.customer.name,
        str(order.ticket.asset or ""),
        line.matter,
        order.technician.user.name,
        line.slip_number,
        order.get_result_display() or order.get_status_display(),
    )

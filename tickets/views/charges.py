"""Income of a month by charge category (INT-31)."""

from datetime import date, timedelta
from decimal import Decimal

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from core.clock import day_end, local_day, now
from tickets.permissions import can_read_income
from tickets.queries.charges import income_by_category


@require_safe
def income(request: HttpRequest) -> HttpResponse:
    """?month=2026-03, else this month."""
    if not can_read_income(request.user):
        raise PermissionDenied
    first = _month(request.GET.get("month", ""))
    following = (first + timedelta(days=32)).replace(day=1)
    rows = income_by_category(
        request.user, since=day_end(first - timedelta(days=1)), until=day_end(following - timedelta(days=1))
    )
    context = {
        "month": f"{first:%Y-%m}",
        "rows": rows,
        "total": sum((row.amount for row in rows), Decimal(0)),
    }
    return render(request, "tickets/income.html", context)


def _month(text: str) -> date:
    try:
        return date.fromisoformat(f"{text}-01")
    except ValueError:
        return local_day(now()).replace(day=1)

"""How calls were answered, month by month."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.clock import local_day, now
from tickets.permissions import can_read_answering
from tickets.queries.answering import missed, monthly


@require_safe
def answering(request: HttpRequest) -> HttpResponse:
    """Shares within three rings of six months, and missed calls of one (?month=2026-03)."""
    if not can_read_answering(request.user):
        raise PermissionDenied(_("查看接听情况需要主管及以上岗位。"))
    month = _month(request.GET.get("month", ""))
    context = {"month": month, "months": monthly(month), "missed": missed(month)}
    return render(request, "tickets/answering.html", context)


def _month(asked: str) -> date:
    try:
        return date.fromisoformat(f"{asked}-01")
    except ValueError:
        return local_day(now()).replace(day=1)

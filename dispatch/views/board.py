"""The day of the technicians, as a table of lanes."""

from datetime import date, timedelta

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.clock import local_day, now
from dispatch.permissions import can_see_queue
from dispatch.queries.board import hours, lanes


@require_safe
def board(request: HttpRequest) -> HttpResponse:
    """Lanes of one day; the address holds the day."""
    if not can_see_queue(request.user):
        raise PermissionDenied(_("只有派工和审批岗位可以打开派工板。"))
    today = local_day(now())
    day = _day(request.GET.get("day", ""), today)
    context = {
        "day": day,
        "today": today,
        "before": day - timedelta(days=1),
        "after": day + timedelta(days=1),
        "hours": hours(),
        "lanes": lanes(request.user, day),
    }
    return render(request, "dispatch/board.html", context)


def _day(text: str, otherwise: date) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return otherwise

"""The dashboard of a region: its seven duties (ORG-03)."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.clock import now
from core.doors import REGION_DUTIES
from tickets.permissions import can_see_region
from tickets.queries.complaint_lists import complaint_counts


@require_safe
def region(request: HttpRequest) -> HttpResponse:
    """The duties of the regional department, each with its page and what waits there."""
    user: Any = request.user
    if not can_see_region(user):
        raise PermissionDenied(_("地区工作台需要地区或集团的管理岗位。"))
    duties = [
        {
            "label": duty.label,
            "text": duty.text,
            "url": duty.url(user),
            "count": duty.count(user) if duty.count else "",
        }
        for duty in REGION_DUTIES
    ]
    places = [held for held in user.scope.held if held.kind != "project"]
    context = {"duties": duties, "counts": complaint_counts(user, at=now()), "places": places}
    return render(request, "tickets/region.html", context)

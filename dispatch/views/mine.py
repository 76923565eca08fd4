"""The technician's own page: what waits on the phone; and what a phone asks before it sends."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from core.clock import iso, now
from core.views.phone import version
from dispatch.permissions import can_see_today
from dispatch.queries.phone import to_take_along


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """Waiting, sending, done, needs attention: all read from the phone itself."""
    if not can_see_today(request.user):
        raise PermissionDenied(_("只有技师有待传清单。"))
    return render(request, "dispatch/mine.html", {"version": version(), "own_page": True})


@require_safe
@never_cache
def state(request: HttpRequest) -> JsonResponse:
    """Who is signed in, the form token, our time, and the pages to take along; 401 for strangers."""
    at = now()
    pages = [reverse("dispatch:today"), reverse("dispatch:mine")]
    pages += [reverse("dispatch:order", args=[number]) for number in to_take_along(request.user, at=at)]
    return JsonResponse(
        {
            "user": str(request.user.pk),
            "csrf": get_token(request),
            "time": iso(at),
            "pages": pages,
            "version": version(),
        }
    )

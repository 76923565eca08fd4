"""One's own open work, of all kinds, on one page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from core.clock import now
from core.doors import WORK_LISTS
from core.views.guard import needs
from org.permissions import holds_post


@require_safe
@needs(holds_post)
def mine(request: HttpRequest) -> HttpResponse:
    """Each room's list of what waits for this person, soonest due first."""
    at = now()
    lists = [(one.label, one.lines(request.user, at)) for one in WORK_LISTS]
    return render(request, "org/mine.html", {"lists": [(label, lines) for label, lines in lists if lines]})

"""The one inbox of everything that waits for an approval."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from core.views.guard import needs
from org.permissions import can_decide_requests
from org.queries import approval_inbox


@require_safe
@needs(can_decide_requests)
def requests(request: HttpRequest) -> HttpResponse:
    """Open requests that this person may decide, each with the page where that is done."""
    return render(request, "org/requests.html", {"waiting": approval_inbox(request.user)})

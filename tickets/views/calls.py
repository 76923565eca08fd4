"""The bar of the present call, and the seat of an agent."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from core.clock import now
from core.tidying import tidy
from tickets.operations.hotline.calls import sit_down
from tickets.queries.calls import current_leg, state_of
from tickets.views.gate import desk_person

LONGEST_EXTENSION = 20


@require_safe
def bar(request: HttpRequest) -> HttpResponse:
    """The call at the person's extension; 204 while what the page shows is still right."""
    user = desk_person(request)
    leg = current_leg(user, at=now())
    state = state_of(leg)
    if request.GET.get("shown") == state:
        return HttpResponse(status=204)
    context = {"leg": leg, "call": leg.call if leg else None, "state": state}
    return render(request, "tickets/_call_bar.html", context)


@require_POST
def seat(request: HttpRequest) -> HttpResponse:
    """Sit down at an extension, or leave it with an empty one."""
    user = desk_person(request)
    extension = tidy(request.POST.get("extension", ""))[:LONGEST_EXTENSION]
    held = sit_down(user=user, extension=extension, at=now())
    if held:
        messages.success(request, _("您已在分机 %(extension)s 就座。") % {"extension": held.extension})
    else:
        messages.success(request, _("您已离开分机。"))
    return redirect("tickets:start")

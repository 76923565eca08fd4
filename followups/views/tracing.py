"""Naming who traces a complaint's improvement (FUP-11)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from core.clock import now
from followups import operations
from followups.forms.calls import TracerForm
from followups.permissions import can_answer
from followups.views.access import callers, form_page, require, saved, with_people
from tickets.models import Ticket


@require_http_methods(["GET", "POST"])
@callers
def tracing(request: HttpRequest, number: str) -> HttpResponse:
    """One named person per complaint."""
    row = Ticket.objects.visible_to(request.user).filter(stream__number=number).first()
    if row is None:
        raise Http404
    require(can_answer(request.user, row))  # type: ignore[arg-type]
    form = TracerForm(request.POST or None, initial={"owner": request.user}, **with_people(request))
    done = (
        saved(form, lambda data: operations.name_tracer(ticket=row, by=request.user, at=now(), **data))
        if form.is_bound
        else None
    )
    if done is None:
        return form_page(request, form, _("指定改进跟踪人"), "followups:due")
    return redirect("tickets:ticket", number)

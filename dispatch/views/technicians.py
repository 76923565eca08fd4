"""The register of technicians: who can be sent, with which skills, under which number."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from core.clock import local_day, now
from dispatch import figures
from dispatch.forms import TechnicianForm
from dispatch.models import Technician
from dispatch.operations.technicians import enrol
from dispatch.permissions import can_keep_technicians
from dispatch.queries.people import not_enrolled, register
from dispatch.queries.rates import form_rates, revisit_rates
from org.models import Unit


@require_safe
def technicians(request: HttpRequest) -> HttpResponse:
    """All technicians around the person's units."""
    _check(request)
    people = list(register(request.user))
    at = now()
    span = {"since": at - figures.rated_days(at), "until": at}
    forms_in, revisits = form_rates(people, **span), revisit_rates(people, **span)
    context = {
        "technicians": [(one, forms_in[one.pk], revisits[one.pk]) for one in people],
        "missing": not_enrolled(request.user, on=local_day(now())),
    }
    return render(request, "dispatch/technicians.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def technician(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """Enrol somebody, or change skills, number and availability."""
    _check(request)
    held = get_object_or_404(Technician.objects.visible_to(request.user), pk=pk) if pk is not None else None
    people = not_enrolled(request.user, on=local_day(now()))
    units = Unit.objects.visible_to(request.user).filter(is_active=True)
    form = TechnicianForm(request.POST or None, held=held, people=people, units=units)
    if form.is_valid() and _save(form):
        messages.success(request, _("技师资料已保存。"))
        return redirect("dispatch:technicians")
    context = {"form": form, "held": held}
    return render(request, "dispatch/technician.html", context, status=422 if form.is_bound else 200)


def _check(request: HttpRequest) -> None:
    if not can_keep_technicians(request.user):
        raise PermissionDenied(_("只有派工岗位和管理员可以维护技师资料。"))


def _save(form: TechnicianForm) -> bool:
    try:
        enrol(**form.cleaned_data)
    except ValidationError as error:
        form.add_error(None, error.messages)
        return False
    return True

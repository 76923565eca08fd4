"""What is in force for whom, and the group's hand on it (CNV-12)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core.clock import local_day, now
from core.views.guard import needs
from packs import operations, permissions, queries
from packs.forms import ActivationForm, EndForm
from packs.keys import options, with_names
from packs.models import Activation
from packs.views.attempting import attempt


@require_http_methods(["GET", "HEAD", "POST"])
@needs(permissions.can_browse_packs)
def uses(request: HttpRequest) -> HttpResponse:
    """Activations by rank and key; the group adds one."""
    form = ActivationForm(request.POST or None, initial={"pack": request.GET.get("pack", "")[:40]})
    if request.method == "POST":
        return _add(request, form)
    return _show(request, form)


@require_safe
@needs(permissions.can_browse_packs)
def keys(request: HttpRequest) -> HttpResponse:
    """Lines, models and contracts that fit what is typed; a fragment of list items."""
    found = options(request.GET.get("q", "").strip()[:60])
    return render(request, "components/options.html", {"options": found})


@require_POST
@needs(permissions.can_publish)
def ending(request: HttpRequest, pk: int) -> HttpResponse:
    """Name the last day of one; one that has not begun is undone."""
    held = get_object_or_404(Activation.objects.select_related("pack"), pk=pk)
    form = EndForm(request.POST)
    if not form.is_valid():
        return _show(request, ActivationForm(), [error for one in form.errors.values() for error in one], 422)
    refusals = attempt(
        request,
        lambda: operations.take_out_of_force(activation=held, by=request.user, at=now(), **form.cleaned_data),
        _("已停用。"),
    )
    return _show(request, ActivationForm(), refusals, 409) if refusals else redirect("packs:uses")


def _add(request: HttpRequest, form: ActivationForm) -> HttpResponse:
    if not form.is_valid():
        return _show(request, form, status=422)
    refusals = attempt(
        request,
        lambda: operations.put_in_force(by=request.user, at=now(), **form.cleaned_data),
        _("政策包已启用。"),
    )
    return _show(request, form, refusals, 409) if refusals else redirect("packs:uses")


def _show(
    request: HttpRequest, form: ActivationForm, refusals: list[str] | None = None, status: int = 200
) -> HttpResponse:
    today = local_day(now())
    context = {
        "uses": with_names(queries.uses(today)),
        "form": form,
        "today": today,
        "refusals": refusals or [],
        "may_publish": permissions.can_publish(request.user),
    }
    return render(request, "packs/uses.html", context, status=status)

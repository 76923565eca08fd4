"""The register of appraisals of regions (ORG-02, DIS-15)."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from core.clock import local_day, now
from core.pages import keyset
from core.views.guard import needs, page_status
from workforce.forms import AppraisalForm
from workforce.models import RegionalAppraisal
from workforce.operations.appraising import AppraisalRefused, appraise
from workforce.permissions import can_appraise, can_see_appraisals
from workforce.queries import averages


@require_safe
@needs(can_see_appraisals)
def appraisals(request: HttpRequest) -> HttpResponse:
    """Scores, the latest first, with the average of each region; corrected ones stay readable."""
    rows = RegionalAppraisal.objects.visible_to(request.user).select_related("unit", "by", "correction")
    context = {
        "page": keyset(rows, order=("-at", "-pk"), cursor=request.GET.get("cursor")),
        "averages": averages(rows),
        "may_appraise": can_appraise(request.user),
    }
    return render(request, "workforce/appraisals.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(can_appraise)
def new_appraisal(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """A score; with a key the correction of an entry."""
    held = get_object_or_404(RegionalAppraisal, pk=pk) if pk else None
    form = AppraisalForm(request.POST or None, initial=_initial(held))
    if form.is_valid():
        try:
            appraise(by=request.user, at=now(), corrects=held, **form.cleaned_data)
        except AppraisalRefused as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("考核得分已登记。"))
            return redirect("workforce:appraisals")
    context = {"form": form, "held": held}
    return render(request, "workforce/appraisal.html", context, status=page_status(form))


def _initial(held: RegionalAppraisal | None) -> dict[str, Any]:
    if held is None:
        return {"inspected_on": local_day(now())}
    return {"region": held.unit_id, "inspected_on": held.inspected_on, "score": held.score}

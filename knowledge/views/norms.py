"""A page of norms, as it hangs at the reception desk (KNB-04)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from core.views.guard import needs
from knowledge.enums import NormPage
from knowledge.permissions import can_keep, can_read
from knowledge.queries import norm_points


@require_safe
@needs(can_read)
def norms(request: HttpRequest, page: str) -> HttpResponse:
    """The points of one page; 404 for an unknown one."""
    if page not in NormPage.values:
        raise Http404
    context = {
        "label": NormPage(page).label,
        "points": norm_points(page),
        "tabs": [{"label": one.label, "url": f"/norms/{one}/", "active": one == page} for one in NormPage],
        "may_keep": can_keep(request.user),
    }
    return render(request, "knowledge/norm_page.html", context)

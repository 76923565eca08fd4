"""Papers of trips: what came back when, and which days of attendance are proven (RPT-17, RPT-18)."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from core.clock import local, local_day, now
from dispatch.models import Visit, WorkOrder
from org.enums import Right
from reports.enums import Paper
from reports.forms import HandInForm, SpanForm
from reports.operations import NotReady
from reports.operations import hand_in as receive
from reports.queries.papers import trips
from reports.rules import Span
from reports.views.gate import reader

WEEK = timedelta(days=6)


@require_safe
def papers(request: HttpRequest) -> HttpResponse:
    """Trips of the last week, or of the days asked for."""
    return _page(request)


@require_POST
def hand_in(request: HttpRequest, pk: int) -> HttpResponse:
    """A paper came back."""
    reader(request)
    visit = get_object_or_404(
        Visit.objects.select_related("order__ticket"),
        pk=pk,
        order__in=WorkOrder.objects.visible_to(request.user),
    )
    ticket = visit.order.ticket
    allowed = request.user.scope.can(
        Right.WRITE_REPORTS, region_id=ticket.region_id, project_id=ticket.project_id
    )
    if not allowed:
        raise PermissionDenied(_("登记单据需要本单位信息员、主管或以上岗位。"))
    form = HandInForm(request.POST)
    if not form.is_valid():
        return _page(request, conflict=_("请选择单据并填写交回时间。"), status=422)
    given = form.cleaned_data
    try:
        receive(visit=visit, paper=given["paper"], handed_at=given["at"], by=request.user, at=now())
    except NotReady as error:
        return _page(request, conflict=str(error), status=409)
    messages.success(request, _("单据已登记。"))
    return redirect("reports:papers")


def _page(request: HttpRequest, *, conflict: str = "", status: int = 200) -> HttpResponse:
    user, at = reader(request), now()
    today = local_day(at)
    form = SpanForm(request.GET if "first" in request.GET else {"first": today - WEEK, "last": today})
    rows: list[Any] = []
    if form.is_valid():
        rows = trips(user, Span(form.cleaned_data["first"], form.cleaned_data["last"]), at=at)
    context = {
        "form": form,
        "trips": [(trip, [(Paper(code), Paper(code).label) for code in trip.missing]) for trip in rows],
        "kinds": Paper.choices,
        "conflict": conflict,
        "now_local": f"{local(at):%Y-%m-%dT%H:%M}",
    }
    return render(request, "reports/papers.html", context, status=422 if form.errors else status)

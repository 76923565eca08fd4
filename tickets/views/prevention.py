"""Handover days of projects and the checklists before them (CMP-22)."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core.clock import local_day, now
from org.enums import UnitKind
from org.models import Unit
from tickets.forms.prevention import FindingsForm, HandoverForm
from tickets.models import HandoverCheck
from tickets.operations import prevention as operations
from tickets.operations.errors import TicketRefused
from tickets.permissions import can_plan_handovers, can_see_complaints
from tickets.queries.prevention import handovers, project_checks


@require_safe
def projects(request: HttpRequest) -> HttpResponse:
    """Visible projects with their handover days and how far the checklists are."""
    if not can_see_complaints(request.user):
        raise PermissionDenied(_("查看交楼预防需要本单位的岗位。"))
    return render(
        request, "tickets/prevention.html", {"rows": handovers(request.user), "today": local_day(now())}
    )


@require_http_methods(["GET", "HEAD", "POST"])
def project(request: HttpRequest, pk: int) -> HttpResponse:
    """One project: its day, set here, and its checklists."""
    row = _project(request, pk)
    may_plan = can_plan_handovers(request.user, row)
    handover, checks = project_checks(row)
    form = HandoverForm(request.POST or None, initial={"day": handover.day if handover else None})
    if request.method == "POST":
        if not may_plan:
            raise PermissionDenied(_("设定交楼日期需要处理投诉的岗位。"))
        if form.is_valid() and _planned(request, row, form):
            return redirect("tickets:prevention_project", pk)
    context = {
        "project": row,
        "handover": handover,
        "checks": checks,
        "form": form,
        "may_plan": may_plan,
        "today": local_day(now()),
    }
    return render(request, "tickets/prevention_project.html", context, status=422 if form.is_bound else 200)


def _planned(request: HttpRequest, row: Unit, form: HandoverForm) -> bool:
    try:
        operations.plan_handover(project=row, day=form.cleaned_data["day"], by=request.user, at=now())
    except TicketRefused as error:
        form.add_error("day", str(error))
        return False
    messages.success(request, _("交楼日期已保存，检查表已排定。"))
    return True


@require_POST
def check(request: HttpRequest, pk: int) -> HttpResponse:
    """Finish a checklist with what was found."""
    row = get_object_or_404(HandoverCheck.objects.select_related("handover"), pk=pk)
    place = _project(request, row.handover.project_id)
    if not can_plan_handovers(request.user, place):
        raise PermissionDenied(_("完成检查表需要处理投诉的岗位。"))
    form = FindingsForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("请填写发现与措施。"))
        return redirect("tickets:prevention_project", place.pk)
    try:
        operations.finish_check(check=row, by=request.user, at=now(), **form.cleaned_data)
    except TicketRefused as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("检查表已完成。"))
    return redirect("tickets:prevention_project", place.pk)


def _project(request: HttpRequest, pk: int) -> Unit:
    if not can_see_complaints(request.user):
        raise PermissionDenied(_("查看交楼预防需要本单位的岗位。"))
    rows = Unit.objects.visible_to(request.user).filter(kind=UnitKind.PROJECT)
    return get_object_or_404(rows.select_related("parent"), pk=pk)

"""What is watched: late changes of promises, and the sweep."""

from datetime import timedelta
from typing import cast

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from core.clock import now
from core.durations import words
from core.pages import keyset
from deadlines import operations, queries
from deadlines.forms.clocks import JudgementForm
from deadlines.models import Rescue, SweepGap
from deadlines.operations.auditing import limit
from deadlines.permissions import can_judge, can_review, can_watch_sweep
from org.models import User

COUNTED = timedelta(days=30)
NEWEST = ("-at", "-pk")


@require_safe
def rescues(request: HttpRequest) -> HttpResponse:
    """Changes within the last minutes before a breach, and how many there were in 30 days."""
    return _show(request)


def _show(request: HttpRequest, *, refused: str = "", status: int = 200) -> HttpResponse:
    _gate(request)
    which = "judged" if request.GET.get("which") == "judged" else "waiting"
    page = keyset(queries.rescues(request.user, which), order=NEWEST, cursor=request.GET.get("cursor"))
    where = reverse("deadlines:rescues")
    context = {
        "page": page,
        "which": which,
        "rows": [(row, which == "waiting" and can_judge(request.user, row)) for row in page.items],
        "counts": queries.rescue_counts(request.user, since=now() - COUNTED),
        "tabs": [
            {"label": _("待复核"), "url": where, "active": which == "waiting"},
            {"label": _("已复核"), "url": f"{where}?which=judged", "active": which == "judged"},
        ],
        "refused": refused,
    }
    return render(request, "deadlines/rescues.html", context, status=status)


@require_POST
def judgement(request: HttpRequest, pk: int) -> HttpResponse:
    """Say whether a change was right."""
    _gate(request)
    row = get_object_or_404(
        Rescue.objects.visible_to(request.user).select_related("clock__stream", "unit"), pk=pk
    )
    if not can_judge(request.user, row):
        raise PermissionDenied(_("须由上一级且非本人复核。"))
    form = JudgementForm(request.POST)
    if not form.is_valid():
        return _show(request, refused=_("请选择复核结论。"), status=422)
    try:
        operations.judge(rescue=row, by=cast(User, request.user), at=now(), **form.cleaned_data)
    except operations.NotJudged as error:
        return _show(request, refused=str(error), status=409)
    messages.success(request, _("复核结论已保存。"))
    return redirect("deadlines:rescues")


def _gate(request: HttpRequest) -> None:
    if not can_review(request.user):
        raise PermissionDenied(_("复核时限变动需要经理及以上岗位。"))


@require_safe
def sweep(request: HttpRequest) -> HttpResponse:
    """How the sweep stands now, and when it was late."""
    if not can_watch_sweep(request.user):
        raise PermissionDenied(_("查看时限巡检需要系统管理员。"))
    at = now()
    seen = queries.sweep_state(at)
    context = {
        "seen": seen,
        "late": seen.is_late(limit(at)),
        "lag": words(timedelta(seconds=seen.lag_seconds)),
        "longest": words(limit(at)),
        "waiting_notices": queries.waiting_notices(),
        "gaps": SweepGap.objects.all()[:50],
    }
    return render(request, "deadlines/sweep.html", context)

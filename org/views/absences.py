"""Who is away: asking, deciding, taking back."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from core.clock import now
from core.views.guard import needs, page_status
from org.enums import AbsenceState, Right
from org.forms.absences import LeaveDecisionForm, LeaveForm
from org.models import Absence
from org.operations.absences import LeaveRefused, ask_leave, cancel_leave, decide_leave
from org.operations.approvals import ApprovalRefused, SamePerson
from org.permissions import has, holds_post, leads
from org.queries import colleagues, led_people

MOST = 100


@require_http_methods(["GET", "HEAD", "POST"])
@needs(holds_post)
def absences(request: HttpRequest) -> HttpResponse:
    """The list of who is away, and the form; leaders may enter it for their people."""
    user: Any = request.user
    people = led_people(user)
    form = LeaveForm(
        request.POST or None, initial={"user": user.pk}, people=people, deputies=colleagues(user)
    )
    if request.method == "POST" and form.is_valid() and _asked(request, form):
        return redirect("org:absences")
    at = now()
    rows = Absence.objects.visible_to(user).select_related("user", "deputy", "approval")
    shown = [(row, _may(user, row)) for row in rows.filter(until__gt=at).order_by("since", "pk")[:MOST]]
    context = {"form": form, "rows": shown, "at": at}
    return render(request, "org/absences.html", context, status=page_status(form))


@require_POST
@needs(holds_post)
def absence_decision(request: HttpRequest, pk: int) -> HttpResponse:
    """Approve or return leave during a task (ORG-12)."""
    row = _load(request, pk)
    if not _may(request.user, row)["decide"]:
        raise PermissionDenied(_("只有主管及以上可以审批请假，且不能审批自己的请假。"))
    form = LeaveDecisionForm(request.POST)
    if form.is_valid():
        given = {"approved": form.cleaned_data["approved"] == "yes", "words": form.cleaned_data["words"]}
        _try(
            request, lambda: decide_leave(absence=row, by=request.user, at=now(), **given), _("请假已审批。")
        )
    return redirect("org:absences")


@require_POST
@needs(holds_post)
def absence_end(request: HttpRequest, pk: int) -> HttpResponse:
    """Not away after all, or back early."""
    row = _load(request, pk)
    if not _may(request.user, row)["end"]:
        raise PermissionDenied
    _try(request, lambda: cancel_leave(absence=row, by=request.user, at=now()), _("请假已取消或提前结束。"))
    return redirect("org:absences")


def _asked(request: HttpRequest, form: LeaveForm) -> bool:
    try:
        row = ask_leave(leave=form.leave, by=request.user, at=now())  # type: ignore[arg-type]
    except LeaveRefused as error:
        form.add_error(None, str(error))
        return False
    waiting = row.state == AbsenceState.WAITING
    messages.success(request, _("请假期间有派工单，已送主管审批。") if waiting else _("请假已登记。"))
    return True


def _try(request: HttpRequest, run: Any, said: str) -> None:
    try:
        run()
    except SamePerson as error:
        raise PermissionDenied(str(error)) from error
    except (LeaveRefused, ApprovalRefused) as error:
        messages.error(request, str(error))
    else:
        messages.success(request, said)


def _load(request: HttpRequest, pk: int) -> Absence:
    return get_object_or_404(
        Absence.objects.visible_to(request.user).select_related("user", "approval"), pk=pk
    )


def _may(user: Any, row: Absence) -> dict[str, bool]:
    """What the person may do with a row."""
    approving = has(user, Right.APPROVE_LEAVE)
    over = approving and leads(user, row.user, Right.APPROVE_LEAVE)
    own = row.user_id == user.pk
    return {
        "decide": row.state == AbsenceState.WAITING and over and not own,
        "end": row.state in (AbsenceState.WAITING, AbsenceState.APPROVED) and (own or over),
    }

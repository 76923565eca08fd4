"""What was proposed, and the word on it."""

from typing import cast

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from core.clock import now
from core.timeline import entries
from emergency import operations, queries
from emergency.forms import VerdictForm
from emergency.models import Proposal
from emergency.permissions import can_decide, can_see_proposals
from org.models import User


@require_safe
def proposals(request: HttpRequest) -> HttpResponse:
    """Proposals that wait, or those decided."""
    _gate(request)
    which = "decided" if request.GET.get("which") == "decided" else "waiting"
    where = reverse("emergency:proposals")
    context = {
        "page": queries.proposals(request.user, which, cursor=request.GET.get("cursor")),
        "which": which,
        "tabs": [
            {"label": _("待决定"), "url": where, "active": which == "waiting"},
            {"label": _("已决定"), "url": f"{where}?which=decided", "active": which == "decided"},
        ],
    }
    return render(request, "emergency/proposals.html", context)


@require_safe
def proposal(request: HttpRequest, pk: int) -> HttpResponse:
    """One proposal with its figures."""
    return _show(request, _row(request, pk))


@require_POST
def verdict(request: HttpRequest, pk: int) -> HttpResponse:
    """Start an emergency or not."""
    row = _row(request, pk)
    if not can_decide(request.user, row):
        raise PermissionDenied(_("决定是否启动应急需要经理及以上岗位。"))
    form = VerdictForm(request.POST)
    if not form.is_valid():
        return _show(request, row, form=form, status=422)
    try:
        operations.decide(proposal=row, by=cast(User, request.user), at=now(), **form.cleaned_data)
    except operations.ProposalRefused as error:
        return _show(request, _row(request, pk), refused=str(error), status=409)
    messages.success(request, _("决定已保存。"))
    return redirect("emergency:proposal", pk)


def _show(
    request: HttpRequest,
    row: Proposal,
    *,
    form: VerdictForm | None = None,
    refused: str = "",
    status: int = 200,
) -> HttpResponse:
    context = {
        "proposal": row,
        "form": (form or VerdictForm()) if not row.verdict and can_decide(request.user, row) else None,
        "refused": refused,
        "entries": entries(row.stream),
    }
    return render(request, "emergency/proposal.html", context, status=status)


def _row(request: HttpRequest, pk: int) -> Proposal:
    _gate(request)
    rows = Proposal.objects.visible_to(request.user).select_related("unit", "stream", "decided_by")
    return get_object_or_404(rows, pk=pk)


def _gate(request: HttpRequest) -> None:
    if not can_see_proposals(request.user):
        raise PermissionDenied(_("查看应急建议需要主管及以上岗位。"))

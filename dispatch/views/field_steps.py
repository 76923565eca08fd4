"""Steps of an order beside the straight way: no work done, leaving for a while, help, other items, quality."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from core.clock import now
from dispatch.forms import ConsentForm
from dispatch.models import WorkItem, WorkOrder
from dispatch.operations import helping, items, onsite, quality, visits
from dispatch.permissions import can_consent
from dispatch.views.answers import TooLate, conflict, refusals
from dispatch.views.deciding import tell
from dispatch.views.steps import carry_out
from dispatch.views.work import load


@require_POST
def visit_end(request: HttpRequest, number: str) -> HttpResponse:
    """Nobody at home, parts missing: the next visit is planned."""

    def run(order: WorkOrder, form: Any, who: dict[str, Any]) -> Any:
        given = form.cleaned_data
        return visits.end_visit(
            order=order, outcome=given["outcome"], note=given["note"], next_plan=form.plan, **who
        )

    return carry_out(request, number, "visit-end", run, _("本次上门已结束，请与客户约定下次时间。"))


@require_POST
def step_out(request: HttpRequest, number: str) -> HttpResponse:
    def run(order: WorkOrder, form: Any, who: dict[str, Any]) -> Any:
        return visits.step_out(order=order, **form.cleaned_data, **who)

    return carry_out(request, number, "step-out", run, _("已登记临时离场。"))


@require_POST
def step_in(request: HttpRequest, number: str) -> HttpResponse:
    return carry_out(
        request,
        number,
        "step-in",
        lambda order, _form, who: visits.step_in(order=order, **who),
        _("已登记返回现场。"),
    )


@require_POST
def help_step(request: HttpRequest, number: str) -> HttpResponse:
    def run(order: WorkOrder, form: Any, who: dict[str, Any]) -> Any:
        return helping.ask_help(order=order, **form.cleaned_data, **who)

    return carry_out(request, number, "help", run, _("求助环节已登记。"))


@require_POST
def quality_flag(request: HttpRequest, number: str) -> HttpResponse:
    def run(order: WorkOrder, form: Any, who: dict[str, Any]) -> Any:
        return quality.flag_quality(order=order, words=form.cleaned_data["words"], **who)

    return carry_out(request, number, "quality", run, _("质量问题已立案，有关部门已收到通知。"))


@require_POST
def evidence(request: HttpRequest, number: str) -> HttpResponse:
    """A film or a document of the fault (TKT-28)."""

    def run(order: WorkOrder, form: Any, who: dict[str, Any]) -> Any:
        return onsite.add_evidence(order=order, file=form.cleaned_data["file"], **who)

    return carry_out(request, number, "evidence", run, _("已上传。"))


@require_POST
def item(request: HttpRequest, number: str) -> HttpResponse:
    def run(order: WorkOrder, form: Any, who: dict[str, Any]) -> Any:
        return items.propose(order=order, proposal=form.proposal, **who)

    return carry_out(request, number, "item", run, _("已提交前台，同意后方可施工。"))


@require_POST
def item_withdrawal(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    """The technician takes a proposal back."""

    def run(order: WorkOrder, _form: Any, who: dict[str, Any]) -> Any:
        row = get_object_or_404(WorkItem, pk=pk, visit__order=order)
        return items.withdraw_item(item=row, **who)

    return carry_out(request, number, "item-withdrawal", run, _("增减项已撤回。"))


@require_POST
def item_consent(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    """The front desk agrees or not, on the ticket's page."""
    order = load(request, number)
    if not can_consent(request.user, order):
        raise PermissionDenied(_("只有前台可以确认增减项。"))
    row = get_object_or_404(WorkItem.objects.select_related("visit__order"), pk=pk, visit__order=order)
    form = ConsentForm(request.POST)
    page = reverse("tickets:ticket", args=[order.ticket.number])
    if form.is_valid():
        given = form.cleaned_data | {"agreed": form.cleaned_data["agreed"] == "yes"}
        try:
            with refusals(form):
                items.consent(item=row, by=request.user, at=now(), **given)
        except TooLate as error:
            return conflict(request, error, page)
    tell(request, form, _("增减项已有结论，技师已收到通知。"))
    return redirect(page)

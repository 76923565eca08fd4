"""Steps of an order beside the straight way: no work done, leaving for a while, help, other items, quality."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from core.clock import now
from dispatch.forms import ConsentForm
from dispatch.models import WorkItem, WorkOrder
from dispatch.operations import damages, helping, items, onsite, quality, visits
from dispatch.permissions import can_consent
from dispatch.views.answers import TooLate, conflict, refusals
from dispatch.views.carrying import step
from dispatch.views.deciding import tell
from dispatch.views.work import load


def _end_visit(order: WorkOrder, form: Any, who: dict[str, Any]) -> Any:
    """Nobody at home, parts missing: the next visit is planned."""
    given = form.cleaned_data
    return visits.end_visit(
        order=order, outcome=given["outcome"], note=given["note"], next_plan=form.plan, **who
    )


def _withdraw_item(order: WorkOrder, _form: Any, who: dict[str, Any], *, pk: int) -> Any:
    """The technician takes a proposal back."""
    row = get_object_or_404(WorkItem, pk=pk, visit__order=order)
    return items.withdraw_item(item=row, **who)


visit_end = step("visit-end", _end_visit, _("本次上门已结束，请与客户约定下次时间。"))
step_out = step(
    "step-out",
    lambda order, form, who: visits.step_out(order=order, **form.cleaned_data, **who),
    _("已登记临时离场。"),
)
step_in = step(
    "step-in",
    lambda order, _form, who: visits.step_in(order=order, **who),
    _("已登记返回现场。"),
)
help_step = step(
    "help",
    lambda order, form, who: helping.ask_help(order=order, **form.cleaned_data, **who),
    _("求助环节已登记。"),
)
quality_flag = step(
    "quality",
    lambda order, form, who: quality.flag_quality(order=order, **form.cleaned_data, **who),
    _("质量问题已立案，有关部门已收到通知。"),
)
damage = step(
    "damage",
    lambda order, form, who: damages.record_damage(order=order, broken=form.broken, **who),
    _("损坏记录已保存，赔偿已提交审批。"),
)
evidence = step(
    "evidence",
    lambda order, form, who: onsite.add_evidence(order=order, **form.cleaned_data, **who),
    _("已上传。"),
)
item = step(
    "item",
    lambda order, form, who: items.propose(order=order, proposal=form.proposal, **who),
    _("已提交前台，同意后方可施工。"),
)
item_withdrawal = step("item-withdrawal", _withdraw_item, _("增减项已撤回。"))


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

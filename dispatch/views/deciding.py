"""Decisions on dispatch: each a small resource of its ticket or order."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from core.clock import now
from core.views.undo import offer
from dispatch.forms import DecisionForm, EmptyForm, PlanDecisionForm, ReasonForm, ReassignForm, ReturnForm
from dispatch.models import Assignment, Escalation, Technician, WorkOrder
from dispatch.operations import dispatching, onsite
from dispatch.operations.approving import approve_and_dispatch
from dispatch.permissions import can_approve, can_decide_plan, can_dispatch
from dispatch.views.answers import TooLate, conflict, refusals
from dispatch.views.queue import go_on, load, people, sending_form, show
from dispatch.views.work import load as load_order
from tickets.enums import Status
from tickets.operations import permits
from tickets.operations.undoing import undoable_deed
from tickets.permissions import can_cancel

View = Callable[..., HttpResponse]


def told(view: View) -> View:
    """The loser of a race, a double click or a stale page is told in words (409)."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except TooLate as error:
            return conflict(request, error, reverse("dispatch:approvals"))

    return answer


@require_POST
@told
def order(request: HttpRequest, number: str) -> HttpResponse:
    """Approve where that is still needed, and send the chosen person."""
    ticket = load(request, number)
    applied = ticket.status == Status.AWAITING_APPROVAL
    if not (can_approve if applied else can_dispatch)(request.user, ticket):
        raise PermissionDenied(_("您不能审批或派发这张工单。"))
    form = sending_form(ticket, request.POST)
    made: WorkOrder | None = None
    group, at = uuid4(), now()
    if form.is_valid():
        run = approve_and_dispatch if applied else dispatching.dispatch
        with refusals(form), undoable_deed("dispatch", by=request.user, at=at, group=group):
            made = run(ticket=ticket, sending=form.sending, by=request.user, at=at)
    if made is None:
        return show(request, ticket.number, sending=form, status=422)
    known = {"number": made.number, "person": made.technician.name}
    offer(request, _("派工单 %(number)s 已派给%(person)s。") % known, group)
    return go_on(request)


@require_POST
@told
def approval(request: HttpRequest, number: str) -> HttpResponse:
    """Approve without sending anybody yet."""
    return _decide(request, number, EmptyForm(request.POST), {}, _("已批准，待派工。"), approved=True)


@require_POST
@told
def correction(request: HttpRequest, number: str) -> HttpResponse:
    """Return to the applicant with a reason."""
    form = ReturnForm(request.POST, auto_id="return_%s")
    return _decide(request, number, form, {"reason": "reason"}, _("已退回申请人。"), approved=False)


@require_POST
@told
def afterwards(request: HttpRequest, number: str) -> HttpResponse:
    """Decide on a dispatch that has been made (TKT-03)."""
    form = DecisionForm(request.POST)
    granted = form.data.get("approved") == "yes"
    words = {"note" if granted else "reason": "note"}
    return _decide(request, number, form, words, _("补批已登记。"), approved=granted)


def _decide(
    request: HttpRequest, number: str, form: forms.Form, words: dict[str, str], said: str, *, approved: bool
) -> HttpResponse:
    ticket = load(request, number)
    if not can_approve(request.user, ticket):
        raise PermissionDenied(_("您不能审批这张工单。"))
    group, at = uuid4(), now()
    if form.is_valid():
        run = permits.approve if approved else permits.return_for_correction
        given = {argument: form.cleaned_data[field] for argument, field in words.items()}
        kind = "approval" if approved else "return"
        with refusals(form), undoable_deed(kind, by=request.user, at=at, group=group):
            run(ticket=ticket, by=request.user, at=at, **given)
    if form.errors:
        return show(request, ticket.number, reason=form, status=422)
    offer(request, said, group)
    return go_on(request)


@require_POST
@told
def withdrawal(request: HttpRequest, number: str) -> HttpResponse:
    """Take back an order that nobody accepted yet."""
    order = load_order(request, number)
    if not can_dispatch(request.user, order.ticket):
        raise PermissionDenied(_("您不能改动这张派工单。"))
    form = ReasonForm(request.POST)
    group, at = uuid4(), now()
    if form.is_valid():
        with refusals(form), undoable_deed("withdrawal", by=request.user, at=at, group=group):
            reason = form.cleaned_data["reason"]
            dispatching.withdraw(order=order, reason=reason, by=request.user, at=at)
    tell(request, form, _("派工单已撤回。"), group)
    return redirect("tickets:ticket", order.ticket.number)


@require_POST
@told
def calling_off(request: HttpRequest, number: str) -> HttpResponse:
    """The need is gone: the order is taken back and the ticket cancelled."""
    order = load_order(request, number)
    if not (can_dispatch(request.user, order.ticket) and can_cancel(request.user, order.ticket)):
        raise PermissionDenied(_("您不能取消这张工单。"))
    form = ReasonForm(request.POST)
    if form.is_valid():
        with refusals(form):
            reason = form.cleaned_data["reason"]
            dispatching.call_off(order=order, reason=reason, by=request.user, at=now())
    tell(request, form, _("派工单已撤回，工单已取消。"))
    return redirect("tickets:ticket", order.ticket.number)


@require_http_methods(["GET", "HEAD", "POST"])
@told
def reassignment(request: HttpRequest, number: str) -> HttpResponse:
    """Another technician takes over before the departure; the page proposes the present plan."""
    order = load_order(request, number)
    ticket = order.ticket
    if not can_dispatch(request.user, ticket):
        raise PermissionDenied(_("您不能改动这张派工单。"))
    held = Assignment.objects.filter(visit__order=order).latest("pk")
    given = {"starts_at": held.starts_at, "ends_at": held.ends_at}
    form = ReassignForm(request.POST or None, technicians=Technician.objects.around(ticket), initial=given)
    group, at = uuid4(), now()
    if form.is_valid():
        with refusals(form):
            with undoable_deed("reassignment", by=request.user, at=at, group=group):
                made = dispatching.reassign(
                    order=order,
                    sending=form.sending,
                    reason=form.cleaned_data["reason"],
                    by=request.user,
                    at=at,
                )
            offer(request, _("已改派为 %(number)s。") % {"number": made.number}, group)
            return redirect("tickets:ticket", ticket.number)
    found = people(request, ticket, held.plan)
    context = {
        "order": order,
        "ticket": ticket,
        "form": form,
        "people": [one for one in found if one.technician.pk != order.technician_id],
        "chosen": form.data.get("technician", ""),
    }
    return render(request, "dispatch/reassign.html", context, status=422 if form.is_bound else 200)


@require_POST
@told
def plan(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    """The head fixes the solution of what was escalated (TKT-10)."""
    order = load_order(request, number)
    escalation = get_object_or_404(
        Escalation.objects.select_related("visit__order"), pk=pk, visit__order=order
    )
    if not can_decide_plan(request.user, order.ticket):
        raise PermissionDenied(_("只有负责人可以确定方案。"))
    form = PlanDecisionForm(request.POST)
    if form.is_valid():
        with refusals(form):
            onsite.decide_plan(
                escalation=escalation, plan=form.cleaned_data["plan"], by=request.user, at=now()
            )
    tell(request, form, _("方案已确定，技师已收到通知。"))
    return redirect("tickets:ticket", order.ticket.number)


def tell(request: HttpRequest, form: forms.Form, said: str, group: UUID | None = None) -> None:
    """Forms of the ticket's page have no page of their own: their errors are told as a message."""
    errors = [words for field in form.errors.values() for words in field]
    if errors:
        messages.error(request, " ".join(errors))
    else:
        offer(request, said, group)

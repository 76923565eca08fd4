"""The desk of the dispatcher: what waits, who could go, who was sent unapproved."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.clock import now
from core.pages import BadCursor
from dispatch import figures
from dispatch.forms import PlanForm, ReturnForm, SendingForm
from dispatch.models import Technician
from dispatch.operations.bulk import Result
from dispatch.permissions import can_approve, can_dispatch, can_see_queue
from dispatch.queries.candidates import barred_for, candidates
from dispatch.queries.plans import suggested
from dispatch.queries.queue import queue, unapproved, waiting
from dispatch.queries.steps import was_visited
from dispatch.rules import Plan
from tickets.enums import Status
from tickets.models import Ticket
from tickets.queries.approvals import in_round
from tickets.queries.duplicates import possible_duplicates
from tickets.queries.lists import with_clocks
from warranty.queries import standing
from warranty.queries.case_ways import goods_here


@require_safe
def approvals(request: HttpRequest) -> HttpResponse:
    """Faults first, then applications by time left; the chosen one with its candidates."""
    return show(request)


@require_safe
def proposed(request: HttpRequest, number: str) -> HttpResponse:
    """The candidates for another planned time, as a fragment."""
    ticket = load(request, number)
    form = PlanForm(request.GET)
    plan = form.plan if form.is_valid() else suggested(ticket, at=now())
    context = {"people": people(request, ticket, plan), "chosen": request.GET.get("technician", "")}
    if "plain" not in request.GET:
        context |= {"ticket": ticket, **_rights(request, ticket)}
    return render(request, "dispatch/_choice.html", context)


def show(
    request: HttpRequest,
    number: str = "",
    *,
    sending: forms.Form | None = None,
    reason: forms.Form | None = None,
    results: Sequence[Result] = (),
    status: int = 200,
) -> HttpResponse:
    """The queue with one ticket open; `sending` and `reason` are forms that were refused.

    `results` say per row what became of a choice of many. A request by htmx gets the desk alone.
    """
    if not can_see_queue(request.user):
        raise PermissionDenied(_("只有派工和审批岗位可以打开审批队列。"))
    at = now()
    try:
        page = queue(request.user, at=at, cursor=request.GET.get("cursor"))
    except BadCursor as error:
        raise Http404 from error
    ticket = _chosen(request, number or request.GET.get("ticket", ""), page.items)
    context: dict[str, Any] = {
        "page": page,
        "unapproved": unapproved(request.user, at=at),
        "at": at,
        "form": sending or reason,
        "results": results,
    }
    if ticket:
        context |= _open(request, ticket, at, sending, reason)
    template = "dispatch/_desk_answer.html" if request.htmx else "dispatch/approvals.html"  # type: ignore[attr-defined]
    return render(request, template, context, status=status)


def go_on(request: HttpRequest) -> HttpResponse:
    """To what waits next: in place by htmx, else by a redirect."""
    return show(request) if request.htmx else redirect("dispatch:approvals")  # type: ignore[attr-defined]


def load(request: HttpRequest, number: str) -> Ticket:
    """A ticket of the dispatcher's units, whatever its state."""
    if not can_see_queue(request.user):
        raise PermissionDenied(_("只有派工和审批岗位可以打开审批队列。"))
    rows = Ticket.objects.visible_to(request.user).select_related(
        "stream", "region", "project", "category__skill", "pack_set"
    )
    return get_object_or_404(rows, stream__number=number.upper())


def _chosen(request: HttpRequest, number: str, items: list[Ticket]) -> Ticket | None:
    """The ticket of the address, else the first of the page; none when it waits no longer."""
    if not number:
        return items[0] if items else None
    here = next((one for one in items if one.number == number), None)
    found = here or waiting(request.user).filter(stream__number=number.upper()).first()
    if found and not here:
        with_clocks([found])
    return found


def _open(
    request: HttpRequest,
    ticket: Ticket,
    at: datetime,
    sending: forms.Form | None,
    reason: forms.Form | None,
) -> dict[str, Any]:
    plan = suggested(ticket, at=at)
    form = sending or sending_form(ticket, initial={"starts_at": plan.starts_at, "ends_at": plan.ends_at})
    if (
        isinstance(form, SendingForm)
        and form.is_bound
        and {"starts_at", "ends_at"} <= form.cleaned_data.keys()
    ):
        plan = form.plan
    return {
        "ticket": ticket,
        "sending": form,
        "reason": reason or ReturnForm(auto_id="return_%s"),
        "people": people(request, ticket, plan),
        "chosen": form.data.get("technician", ""),
        "visited": was_visited(ticket.pk),
        "twins": possible_duplicates(
            request.user,
            customer=ticket.customer,
            asset=ticket.asset,
            at=at,
            hours=figures.duplicate_hours(ticket),
            but=ticket.pk,
        ),
        **_rights(request, ticket),
        "plain_phone": can_approve(request.user, ticket),
        "warranty": standing.of(ticket),
        "goods_here": goods_here(ticket.pk),
    }


def _rights(request: HttpRequest, ticket: Ticket) -> dict[str, bool]:
    """What the person may do with a ticket of the queue; nobody decides on the own request (ORG-25)."""
    if ticket.status != Status.AWAITING_APPROVAL:
        return {"may_decide": False, "may_send": can_dispatch(request.user, ticket)}
    own = in_round(ticket).filter(decision="", asker=request.user.pk).exists()
    may = can_approve(request.user, ticket) and not own
    return {"may_decide": may, "may_send": may, "own_request": own}


def people(request: HttpRequest, ticket: Ticket, plan: Plan) -> list[Any]:
    barred = barred_for(ticket, request.user)
    return candidates(ticket, plan.starts_at, plan.ends_at, barred=barred)


def sending_form(ticket: Ticket, data: Any = None, **kwargs: Any) -> SendingForm:
    return SendingForm(data, technicians=Technician.objects.around(ticket), **kwargs)

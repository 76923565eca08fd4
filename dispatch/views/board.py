"""The day of the technicians: what waits at the left, lanes at the right, one job open in the drawer."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from core.clock import local_day, now
from core.views.undo import offer
from dispatch import figures
from dispatch.forms import ArrangeForm
from dispatch.models import Assignment, Technician, WorkOrder
from dispatch.operations.arranging import arrange
from dispatch.permissions import can_dispatch, can_see_queue
from dispatch.queries.board import MOVABLE, hours, lanes
from dispatch.queries.queue import queue
from dispatch.views.answers import TooLate, refusals
from dispatch.views.queue import people
from tickets.operations.undoing import undoable_deed


@require_safe
def board(request: HttpRequest) -> HttpResponse:
    """Lanes of one day; the address holds the day and the open job."""
    _allowed(request)
    return show(request, _day(request.GET.get("day", "")), request.GET.get("job", ""))


@require_POST
def plan(request: HttpRequest, number: str) -> HttpResponse:
    """Move a job: by keys, by clicks in the drawer, or by dragging, all the same."""
    _allowed(request)
    order = _order(request, number)
    if not can_dispatch(request.user, order.ticket):
        raise PermissionDenied(_("您不能改动这张派工单。"))
    form = ArrangeForm(request.POST, technicians=Technician.objects.around(order.ticket))
    day = _day(request.POST.get("day", ""))
    made: WorkOrder | None = None
    group, at = uuid4(), now()
    if form.is_valid():
        kind = "plan" if form.cleaned_data["technician"].pk == order.technician_id else "reassignment"
        try:
            with refusals(form), undoable_deed(kind, by=request.user, at=at, group=group):
                made = arrange(
                    order=order,
                    technician=form.cleaned_data["technician"],
                    plan=form.plan,
                    reason=form.cleaned_data["reason"],
                    by=request.user,  # type: ignore[arg-type]
                    at=at,
                )
        except TooLate as error:
            form.add_error(None, str(error))
    if made is None:
        return show(request, day, order.number, form=form, status=422)
    known = {"number": made.number, "person": made.technician.name}
    offer(request, _("%(number)s 已排给%(person)s。") % known, group)
    if request.htmx:  # type: ignore[attr-defined]
        return show(request, day, made.number)
    return redirect(f"{reverse('dispatch:board')}?day={day:%F}&job={made.number}")


def show(
    request: HttpRequest, day: date, number: str, *, form: forms.Form | None = None, status: int = 200
) -> HttpResponse:
    """The board of a day with one job open; htmx gets the board alone."""
    at = now()
    today = local_day(at)
    context: dict[str, Any] = {
        "day": day,
        "today": today,
        "at": at,
        "before": day - timedelta(days=1),
        "after": day + timedelta(days=1),
        "hours": hours(),
        "waiting": queue(request.user, at=at).items,
        "number": number.upper(),
        "form": form,
    }
    order = _orders(request).filter(number=number.upper()).first() if number else None
    travel = figures.usual_travel(at)
    context["lanes"] = lanes(request.user, day, at=at if day == today else None, travel=travel)
    if order:
        context |= _drawer(request, order, form)
    template = "dispatch/_board_answer.html" if request.htmx else "dispatch/board.html"  # type: ignore[attr-defined]
    return render(request, template, context, status=status)


def _drawer(request: HttpRequest, order: WorkOrder, form: forms.Form | None) -> dict[str, Any]:
    held = Assignment.objects.filter(visit__order=order).latest("pk")
    given = {"technician": order.technician_id, "starts_at": held.starts_at, "minutes": held.plan.minutes}
    found = people(request, order.ticket, held.plan)
    return {
        "order": order,
        "held": held,
        "arranging": form or ArrangeForm(initial=given, technicians=Technician.objects.around(order.ticket)),
        "alternatives": [one for one in found if one.offered and one.technician.pk != order.technician_id][
            :3
        ],
        "movable": order.status in MOVABLE and can_dispatch(request.user, order.ticket),
    }


def _orders(request: HttpRequest) -> Any:
    rows = WorkOrder.objects.visible_to(request.user).for_page()
    return rows.select_related(
        "technician__user", "ticket__stream", "ticket__region", "ticket__project", "ticket__customer",
        "ticket__contact", "ticket__site", "ticket__asset__model", "ticket__category__skill", "ticket__pack_set",
    )  # fmt: skip


def _order(request: HttpRequest, number: str) -> WorkOrder:
    found: WorkOrder = get_object_or_404(_orders(request), number=number.upper())
    return found


def _allowed(request: HttpRequest) -> None:
    if not can_see_queue(request.user):
        raise PermissionDenied(_("只有派工和审批岗位可以打开派工板。"))


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return local_day(now())

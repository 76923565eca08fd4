"""Spot-check visits week by week, one visit, and the way of its slip."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core import timeline
from core.clock import local, local_day, now
from deadlines.queries import clocks_of
from followups import rules
from followups.enums import SlipState, VisitState
from followups.forms import visits as typed
from followups.models import Slip, Visit
from followups.operations import slips
from followups.operations import visits as operations
from followups.permissions import can_follow_up, can_visit
from followups.queries import visits as queries
from followups.views.access import callers, form_page, require, saved, told, with_people
from packs.queries import current_figure

Save = Callable[[dict[str, Any], datetime], Any]


@require_safe
@callers
def week(request: HttpRequest) -> HttpResponse:
    """A week's visits, and whether each region has done its number (FUP-03)."""
    monday = _monday(request)
    required = int(current_figure("spot_checks", "per_week", at=now()))
    context = {
        "monday": monday,
        "sunday": monday + rules.WEEK,
        "previous": monday - rules.WEEK,
        "next": monday + rules.WEEK,
        "visits": queries.visits_of_week(request.user, monday),
        "regions": queries.region_weeks(request.user, monday, required),
        "is_over": monday + rules.WEEK <= local_day(now()),
    }
    return render(request, "followups/week.html", context)


@require_http_methods(["GET", "POST"])
@callers
def new_visit(request: HttpRequest) -> HttpResponse:
    """Book a visit with a customer."""
    form = typed.BookingForm(request.POST or None, **with_people(request))
    row = saved(form, lambda data: _book(request.user, form, data)) if form.is_bound else None
    if row is None:
        return form_page(request, form, _("预约抽查回访"), "followups:week")
    return told(request, _("已预约。"), "followups:visit", row.number)


@require_safe
def visit(request: HttpRequest, number: str) -> HttpResponse:
    """One visit: what to look at, and how far its slip is."""
    return _page(request, _load(request, number))


@require_POST
def seen(request: HttpRequest, number: str) -> HttpResponse:
    """Keep what the visitor wrote, with the slip once the customer has signed (FUP-04)."""
    row = _load(request, number)
    form = typed.SeenForm(request.POST)
    done = saved(
        form, lambda _data: operations.note_visit(visit=row, seen=form.seen, by=request.user, at=now())
    )
    if done is None:
        return _page(request, row, seen=form)
    if done.state == VisitState.DONE:
        return told(request, _("回访完成，请在返回后登记返回时间。"), "followups:visit", number)
    return told(request, _("已保存；三项检查和客户签字齐全后才算完成。"), "followups:visit", number)


@require_POST
def cancellation(request: HttpRequest, number: str) -> HttpResponse:
    """The visit does not take place."""
    row = _load(request, number)
    form = typed.CancelForm(request.POST)
    done = saved(form, lambda data: operations.cancel_visit(visit=row, by=request.user, at=now(), **data))
    if done is None:
        return _page(request, row, cancel=form)
    return told(request, _("已取消。"), "followups:week")


@require_POST
def homecoming(request: HttpRequest, number: str) -> HttpResponse:
    """The visitor is back; the slip's hours begin."""
    row = _load(request, number)
    return _step(
        request,
        row,
        typed.ReturnForm(request.POST),
        lambda data, at: operations.come_back(visit=row, by=request.user, at=at, **data),
    )


@require_POST
def slip_step(request: HttpRequest, number: str, step: str) -> HttpResponse:
    """The next step of the slip's way."""
    row = _load(request, number)
    require(can_follow_up(request.user))
    slip = get_object_or_404(Slip, visit=row)
    form_class, act = STEPS[step]
    form = form_class(request.POST)
    return _step(request, row, form, lambda data, at: act(slip, data, request.user, at))


def _receive(slip: Slip, data: dict[str, Any], by: Any, at: datetime) -> Slip:
    return slips.receive(slip=slip, by=by, at=at, **data)


def _commit(slip: Slip, data: dict[str, Any], by: Any, at: datetime) -> Slip:
    return slips.commit(slip=slip, by=by, at=at, **data)


def _serve(slip: Slip, data: dict[str, Any], by: Any, at: datetime) -> Slip:
    return slips.serve(slip=slip, by=by, at=at, **data)


def _accept(slip: Slip, data: dict[str, Any], by: Any, at: datetime) -> Slip:
    return slips.accept(slip=slip, signer=data["signer"], signature=data["signature"].png, by=by, at=at)


def _give_back(slip: Slip, _data: dict[str, Any], by: Any, at: datetime) -> Slip:
    return slips.give_back(slip=slip, by=by, at=at)


Act = Callable[[Slip, dict[str, Any], Any, datetime], Slip]
STEPS: dict[str, tuple[type[forms.Form], Act]] = {
    "receipt": (typed.ReceiptForm, _receive),
    "commitment": (typed.CommitmentForm, _commit),
    "service": (typed.ServiceForm, _serve),
    "acceptance": (typed.AcceptanceForm, _accept),
    "return": (forms.Form, _give_back),
}
NEXT: dict[str, str] = {
    SlipState.WITH_VISITOR: "receipt",
    SlipState.RECEIVED: "commitment",
    SlipState.COMMITTED: "service",
    SlipState.SERVED: "acceptance",
    SlipState.SIGNED: "return",
}


@require_safe
@callers
def slip_list(request: HttpRequest) -> HttpResponse:
    """The week's agenda of slips, and those still on their way (FUP-05)."""
    monday = _monday(request)
    context = {
        "monday": monday,
        "previous": monday - rules.WEEK,
        "next": monday + rules.WEEK,
        "agenda": queries.agenda(request.user, monday),
        "open_slips": queries.open_slips(request.user),
    }
    return render(request, "followups/slips.html", context)


def _step(request: HttpRequest, row: Visit, form: forms.Form, save: Save) -> HttpResponse:
    if saved(form, lambda data: save(data, now())) is None:
        return _page(request, row, step=form)
    return told(request, _("已保存。"), "followups:visit", row.number)


def _book(user: Any, form: typed.BookingForm, data: dict[str, Any]) -> Visit:
    contact, owner = form.contact, data.pop("customer")
    site = owner.sites.order_by("pk").first()
    place = {"region": site.region, "project": site.project} if site else {"region": owner.region}
    booking = operations.Booking(contact=contact, site=site, **({"project": owner.project} | place), **data)
    return operations.book(booking=booking, by=user, at=now())


def _load(request: HttpRequest, number: str) -> Visit:
    rows = Visit.objects.visible_to(request.user).select_related(*queries.SHOWN)
    row = get_object_or_404(rows, stream__number=number)
    require(can_visit(request.user, row))
    return row


def _monday(request: HttpRequest) -> date:
    try:
        day = date.fromisoformat(request.GET.get("week", ""))
    except ValueError:
        day = local_day(now())
    return rules.monday_of(day)


def _page(
    request: HttpRequest,
    row: Visit,
    *,
    seen: forms.Form | None = None,
    cancel: forms.Form | None = None,
    step: forms.Form | None = None,
) -> HttpResponse:
    slip = Slip.objects.filter(visit=row).select_related("signature", "acceptance").first()
    bound = seen or cancel or step
    context = {
        "visit": row,
        "slip": slip,
        "seen": seen or typed.SeenForm(initial=_noted(row)),
        "cancel": cancel or typed.CancelForm(auto_id="cancel_%s"),
        "returning": step if isinstance(step, typed.ReturnForm) else _return_form(row),
        "step": _step_form(slip, step),
        "step_name": NEXT.get(slip.state, "") if slip else "",
        "may_keep": can_follow_up(request.user),
        "clocks": clocks_of(row.stream),
        "findings": row.findings.all(),
        "entries": timeline.entries(row.stream),
    }
    return render(request, "followups/visit.html", context, status=422 if bound else 200)


def _return_form(row: Visit) -> forms.Form | None:
    if row.visited_at is None or row.returned_at is not None:
        return None
    return typed.ReturnForm(initial={"returned_at": local(now())}, auto_id="returning_%s")


def _step_form(slip: Slip | None, step: forms.Form | None) -> forms.Form | None:
    if step is not None and not isinstance(step, typed.ReturnForm):
        return step
    if slip is None or slip.state not in NEXT:
        return None
    return STEPS[NEXT[slip.state]][0](initial={"received_at": local(now())}, auto_id="slip_%s")


def _noted(row: Visit) -> dict[str, Any]:
    """What was written so far."""
    kept: dict[str, Any] = {"heard": row.heard}
    for one in row.findings.all():
        kept |= {one.topic: one.finding, f"{one.topic}_note": one.note}
    return kept

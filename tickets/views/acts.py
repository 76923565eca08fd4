"""Doing something with a ticket: check, bind, call one operation, go back to the page."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from core.clock import now
from core.idempotency import KeyReused, fingerprint, once
from core.views.undo import offer
from customers.enums import PersonalField
from customers.operations import disclose
from deadlines.models import Clock, Pause
from deadlines.operations import ClockEnded, ImpossibleTime, NotBreached, PauseRefused
from org.operations.approvals import ApprovalRefused
from tickets import permissions
from tickets.actions import Action
from tickets.forms.actions import ActForm, BreachForm, DecisionForm, DisclosureForm, PauseForm
from tickets.models import Ticket
from tickets.operations import clocks
from tickets.operations.errors import Blocked, NotAllowed, TicketRefused
from tickets.operations.undoing import undoable_deed
from tickets.views.clock_lines import breach_name, pause_name
from tickets.views.complaint import show as show_complaint
from tickets.views.gate import load
from tickets.views.page import show

SHOWN: dict[str, Callable[..., HttpResponse]] = {"ticket": show, "complaint": show_complaint}
REFUSALS = (TicketRefused, ApprovalRefused, ClockEnded, ImpossibleTime, NotBreached, PauseRefused)


@require_POST
def act(request: HttpRequest, number: str, action: Action) -> HttpResponse:
    """One verb of the table."""
    row = load(request, number)
    if not action.allowed(request.user, row):
        raise PermissionDenied(_("您没有「%(verb)s」的权限。") % {"verb": action.label})
    at = now()
    form = action.form(request.POST, request.FILES, prefix=action.slug, ticket=row, at=at)
    if not form.is_valid():
        return SHOWN[action.page](request, row, bound={action.slug: form}, status=422)
    group = uuid4()
    return attempt(
        request,
        row,
        lambda: _undoably(action, row, request.user, at, form.cleaned_data, group),
        action.done,
        bound={action.slug: form},
        group=group if action.undoable else None,
        page=action.page,
    )


def _undoably(
    action: Action, row: Ticket, user: Any, at: datetime, data: dict[str, Any], group: UUID
) -> None:
    if not action.undoable:
        _carry_out(action, row, user, at, data)
        return
    with undoable_deed(action.slug, by=user, at=at, group=group):
        _carry_out(action, row, user, at, data)


def _carry_out(action: Action, row: Ticket, user: Any, at: datetime, data: dict[str, Any]) -> None:
    """The verb's operation; with a key of the form once however often it is sent. Raises KeyReused."""
    given = {name: value for name, value in data.items() if name != "key"}

    def run() -> None:
        action.run(row, user, at, given)

    if key := data.get("key"):
        body = fingerprint({"ticket": row.pk, "verb": action.slug, **given})
        once(actor=user, key=key, fingerprint=body, at=at, run=run)
    else:
        run()


def attempt(
    request: HttpRequest,
    row: Ticket,
    operation: Callable[[], Any],
    done: Any,
    bound: dict[str, forms.Form] | None = None,
    group: UUID | None = None,
    page: str = "ticket",
) -> HttpResponse:
    """Run it; a refusal shows the page again with the reason and what was typed. `group` may be undone."""
    try:
        operation()
    except NotAllowed as error:
        raise PermissionDenied(str(error)) from error
    except REFUSALS as error:
        return _conflict(request, row, _told(error, page), bound, page)
    except KeyReused:
        return _conflict(request, row, _("这张表单已经提交过。如要另记一条，请再次提交。"), bound, page)
    offer(request, done, group)
    return redirect(f"tickets:{page}", row.number)


def _told(error: Exception, page: str) -> str:
    """Why not; the ticket's page lists by itself what has to be done first."""
    if isinstance(error, Blocked) and page == "ticket":
        return _("还不能办理，请先完成下面列出的事项。")
    return str(error)


def _conflict(
    request: HttpRequest, row: Ticket, words: str, bound: dict[str, forms.Form] | None, page: str
) -> HttpResponse:
    """The page as it is now; what was typed goes with its version when it is sent again."""
    fresh = load(request, row.number)
    for form in (bound or {}).values():
        if isinstance(form, ActForm):
            form.renew("version", fresh.version)
            form.renew("key", uuid4())
    return SHOWN[page](request, fresh, bound=bound, conflict=words, status=409)


@require_POST
def breach_reason(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    """Why a promise was broken (SLA-30)."""
    row = load(request, number)
    _require(permissions.can_give_breach_reason(request.user, row))
    clock = get_object_or_404(Clock, pk=pk, stream=row.pk)
    name = breach_name(clock)
    form = BreachForm(request.POST, auto_id=f"id_{name}_%s")
    if not form.is_valid():
        return show(request, row, bound={name: form}, status=422)
    return attempt(
        request,
        row,
        lambda: clocks.give_breach_reason(
            ticket=row, clock=clock, by=request.user, at=now(), **form.cleaned_data
        ),
        _("超时原因已保存。"),
        bound={name: form},
    )


@require_POST
def pause(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    """Ask for a pause of one clock (CNV-13)."""
    row = load(request, number)
    _require(permissions.can_ask_pause(request.user, row))
    clock = get_object_or_404(Clock, pk=pk, stream=row.pk)
    name = pause_name(clock)
    form = PauseForm(request.POST, auto_id=f"id_{name}_%s")
    if not form.is_valid():
        return show(request, row, bound={name: form}, status=422)
    return attempt(
        request,
        row,
        lambda: clocks.ask_pause(ticket=row, clock=clock, by=request.user, at=now(), **form.cleaned_data),
        _("暂停申请已提交主管审批。"),
        bound={name: form},
    )


@require_POST
def pause_decision(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    """Approve or refuse a pause."""
    row = load(request, number)
    _require(permissions.can_decide_pause(request.user, row))
    asked = get_object_or_404(Pause, pk=pk, clock__stream=row.pk)
    form = DecisionForm(request.POST)
    if not form.is_valid():
        return show(request, row, conflict=_("请选择是否同意暂停。"), status=422)
    return attempt(
        request,
        row,
        lambda: clocks.decide_pause(ticket=row, pause=asked, by=request.user, at=now(), **form.cleaned_data),
        _("暂停审批已保存。"),
    )


@require_POST
def pause_end(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    """The clock runs on from now."""
    row = load(request, number)
    _require(permissions.can_decide_pause(request.user, row))
    held = get_object_or_404(Pause, pk=pk, clock__stream=row.pk)
    return attempt(
        request,
        row,
        lambda: clocks.end_pause(ticket=row, pause=held, by=request.user, at=now()),
        _("时限已继续。"),
    )


@require_POST
def disclosure(request: HttpRequest, number: str) -> HttpResponse:
    """Show the phone or the address whole once, with a reason that is logged (PRV-02)."""
    row = load(request, number)
    _require(permissions.can_disclose(request.user, row))
    form = DisclosureForm(request.POST)
    if not form.is_valid():
        return show(request, row, bound={"disclosure": form}, status=422)
    field, reason = form.cleaned_data["field"], form.cleaned_data["reason"]
    kept = {PersonalField.PHONE: row.contact, PersonalField.ADDRESS: row.site}[field]
    if kept is None:
        raise Http404
    value = disclose(customer=row.customer, row=kept, reason=reason, by=request.user, at=now())
    return show(request, row, plain={field: value})


def _require(allowed: bool) -> None:
    if not allowed:
        raise PermissionDenied(_("您没有这项权限。"))

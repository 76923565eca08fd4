"""The page of a ticket's warranty: verdict, facts, quotation, override."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from core.clock import now
from core.paper import CannotPrint, pdf_response
from org.operations.approvals import ApprovalRefused
from tickets.models import Ticket
from tickets.operations.errors import NotAllowed as TicketNotAllowed
from tickets.operations.errors import TicketRefused
from tickets.permissions import can_list
from tickets.queries.page import by_number
from warranty.forms.claim import (
    AnswerForm,
    ClaimForm,
    DecisionForm,
    HandoverForm,
    OverrideForm,
    QuotationForm,
)
from warranty.models import Quotation
from warranty.operations import claims, overriding, quoting, special
from warranty.operations.errors import ClaimRefused, NotAllowed, WarrantyRefused
from warranty.operations.handing import hand_over_promise
from warranty.papers import verdict_pdf
from warranty.queries import standing
from warranty.views.claim_page import DECIDED, show

REFUSALS = (WarrantyRefused, ApprovalRefused, TicketRefused)


@require_safe
def page(request: HttpRequest, number: str) -> HttpResponse:
    """The verdict with its reasons, all verdicts before it, and what may be done."""
    return show(request, load(request, number))


@require_POST
def state(request: HttpRequest, number: str) -> HttpResponse:
    """Write the facts of the claim and judge."""
    ticket = load(request, number)
    form = ClaimForm(request.POST, ticket=ticket)
    if not form.is_valid():
        return show(request, ticket, bound={"claim": form}, status=422)

    def run() -> None:
        claims.state(
            ticket=ticket,
            given=form.given,
            by=request.user,  # type: ignore[arg-type]  # a person, by the gate
            at=now(),
            version=form.cleaned_data["version"],
        )

    return _attempt(request, ticket, run, _("已保存并重新判定。"), claim=form)


@require_POST
def override(request: HttpRequest, number: str) -> HttpResponse:
    """Another verdict with a reason (WAR-06)."""
    ticket = load(request, number)
    form = OverrideForm(request.POST, prefix="override")
    if not form.is_valid():
        return show(request, ticket, bound={"override": form}, status=422)
    given: dict[str, Any] = {**form.cleaned_data, "by": request.user}
    return _attempt(
        request,
        ticket,
        lambda: overriding.override(ticket=ticket, at=now(), **given),
        _("改判已记录。"),
        override=form,
    )


@require_POST
def decide(request: HttpRequest, number: str, kind: str) -> HttpResponse:
    """Grant or return an override or a special replacement that waits."""
    ticket = load(request, number)
    form = DecisionForm(request.POST, prefix=kind)
    if kind not in DECIDED or not form.is_valid():
        return show(request, ticket, bound={kind: form}, status=422)
    given: dict[str, Any] = {"approved": form.cleaned_data["decision"] == "yes", "by": request.user}

    def run() -> None:
        DECIDED[kind](ticket=ticket, note=form.cleaned_data["note"], at=now(), **given)

    return _attempt(request, ticket, run, _("审批已记录。"))


@require_POST
def ask_special(request: HttpRequest, number: str) -> HttpResponse:
    """Ask for a replacement of parts on special terms (WAR-37)."""
    ticket, user = load(request, number), request.user
    given: dict[str, Any] = {"ticket": ticket, "by": user}
    return _attempt(request, ticket, lambda: special.ask_special(at=now(), **given), _("已提交审批。"))


@require_POST
def quote(request: HttpRequest, number: str) -> HttpResponse:
    """Draft a quotation; with `send` it goes to the customer at once."""
    ticket = load(request, number)
    form = QuotationForm(request.POST, prefix="quotation")
    if not form.is_valid():
        return show(request, ticket, bound={"quotation": form}, status=422)
    user: Any = request.user

    def run() -> None:
        row = quoting.draft(ticket=ticket, by=user, at=now(), **form.cleaned_data)
        if "send" in request.POST:
            quoting.send(quotation=row, by=user, at=now())

    said = _("报价已发给客户。") if "send" in request.POST else _("报价草稿已保存。")
    return _attempt(request, ticket, run, said, quotation=form)


@require_POST
def answer(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    """What the customer said on the phone or in person."""
    ticket, row = _quotation(request, number, pk)
    form = AnswerForm(request.POST, prefix="answer")
    if not form.is_valid():
        return show(request, ticket, bound={"answer": form}, status=422)
    user: Any = request.user
    accepted, way = form.cleaned_data["accepted"] == "yes", form.cleaned_data["way"]
    return _attempt(
        request,
        ticket,
        lambda: quoting.answer(quotation=row, accepted=accepted, way=way, by=user, at=now()),
        _("客户答复已记录。"),
    )


@require_POST
def withdraw(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    """Take a quotation back."""
    ticket, row = _quotation(request, number, pk)
    user: Any = request.user
    return _attempt(
        request, ticket, lambda: quoting.withdraw(quotation=row, by=user, at=now()), _("报价已撤回。")
    )


@require_POST
def hand_over(request: HttpRequest, number: str) -> HttpResponse:
    """The promise was restated and handed over (WAR-42)."""
    ticket, user = load(request, number), request.user
    form = HandoverForm(request.POST, prefix="handover")
    if not form.is_valid():
        return show(request, ticket, bound={"handover": form}, status=422)
    given: dict[str, Any] = {"ticket": ticket, "on": form.cleaned_data["on"], "by": user}
    return _attempt(
        request, ticket, lambda: hand_over_promise(at=now(), **given), _("交接已记录。"), handover=form
    )


@require_safe
def printed(request: HttpRequest, number: str) -> HttpResponse:
    """The verdict on paper for the customer."""
    ticket = load(request, number)
    held = standing.of(ticket)
    if held is None:
        return show(request, ticket, conflict=_("该工单还没有质保判定。"), status=409)
    try:
        return pdf_response(verdict_pdf(ticket, held), f"{ticket.number}-warranty.pdf")
    except CannotPrint:
        return show(request, ticket, conflict=_("暂时无法生成 PDF，请稍后再试。"), status=503)


def load(request: HttpRequest, number: str) -> Ticket:
    """The ticket; 403 without any ticket right, 404 outside the scope."""
    if not can_list(request.user):
        raise PermissionDenied
    found = by_number(request.user, number)
    if found is None:
        raise Http404
    return found


def _quotation(request: HttpRequest, number: str, pk: int) -> tuple[Ticket, Quotation]:
    ticket = load(request, number)
    return ticket, get_object_or_404(Quotation, pk=pk, ticket=ticket)


def _attempt(
    request: HttpRequest, ticket: Ticket, run: Callable[[], Any], said: str, **bound: Any
) -> HttpResponse:
    """Run it; a refusal shows the page again with the reason and what was typed."""
    try:
        run()
    except (NotAllowed, TicketNotAllowed) as error:
        raise PermissionDenied(str(error)) from error
    except ClaimRefused as error:
        for field, words in error.errors.items():
            bound["claim"].add_error(field if field in bound["claim"].fields else None, words)
        return show(request, ticket, bound=bound, status=422)
    except REFUSALS as error:
        return show(request, load(request, ticket.number), bound=bound, conflict=str(error), status=409)
    messages.success(request, said)
    return redirect("warranty:claim", ticket.number)

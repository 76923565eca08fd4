"""Each step of an order is a small resource that is posted to."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from core.clock import now
from dispatch.forms import EmptyForm
from dispatch.models import WorkOrder
from dispatch.operations import closing, dispatching, onsite, preparing, signing
from dispatch.permissions import can_record, can_work
from dispatch.views import phone
from dispatch.views.answers import TooLate, conflict, refusals
from dispatch.views.work import FORMS, bind, load, show

Run = Callable[[WorkOrder, Any, dict[str, Any]], Any]
Said = str | Callable[[Any], str]
Allowed = Callable[[Any, WorkOrder], bool]


def carry_out(
    request: HttpRequest,
    number: str,
    name: str,
    run: Run,
    said: Said,
    *,
    allowed: Allowed = can_work,
    then: str = "",
) -> HttpResponse:
    """Load, ask the permission, bind, call one operation, answer: a page, or JSON to a phone's outbox."""
    if phone.from_outbox(request):
        return phone.answer(request, number, _as_step(request, number, name, run, said, allowed, then))
    order = load(request, number)
    if not allowed(request.user, order):
        raise PermissionDenied(_("只有被派的技师可以执行这张派工单。"))
    form = _form(name, request)
    page = reverse("dispatch:order", args=[order.number])
    result = None
    if form.is_valid():
        try:
            with refusals(form):
                result = run(order, form, {"by": request.user, "at": now()})
        except TooLate as error:
            return conflict(request, error, page)
    if form.errors:
        return show(request, load(request, number), {name: form}, status=422)
    messages.success(request, said(result) if callable(said) else said)
    return redirect(then or _next(page, name))


def _form(name: str, request: HttpRequest) -> Form:
    return bind(name, request) if name in FORMS else EmptyForm(request.POST)


def _as_step(
    request: HttpRequest, number: str, name: str, run: Run, said: Said, allowed: Allowed, then: str
) -> phone.Step:
    """The same step for the outbox of a phone."""
    page = reverse("dispatch:order", args=[number.upper()])
    return phone.Step(
        name=name,
        bind=lambda: _form(name, request),
        run=run,
        said=said if callable(said) else lambda _result: said,
        allowed=allowed,
        next=then or _next(page, name),
    )


def _next(page: str, name: str) -> str:
    """Back to the section that was filled in; after a step to the top of the page."""
    return f"{page}#{name}" if name in {"contact", "ledger", "preparation", "photos", "report"} else page


@require_POST
def acceptance(request: HttpRequest, number: str) -> HttpResponse:
    return carry_out(
        request,
        number,
        "acceptance",
        lambda order, _form, who: preparing.accept(order=order, **who),
        _("已接单。"),
    )


@require_POST
def declination(request: HttpRequest, number: str) -> HttpResponse:
    """Refusing the job; its page is gone for the technician afterwards."""

    def run(order: WorkOrder, form: Form, who: dict[str, Any]) -> Any:
        return dispatching.decline(order=order, reason=form.cleaned_data["reason"], **who)

    said = _("已拒单，主管已收到通知。")
    return carry_out(request, number, "decline", run, said, then=reverse("dispatch:today"))


@require_POST
def contacts(request: HttpRequest, number: str) -> HttpResponse:
    def run(order: WorkOrder, form: Any, who: dict[str, Any]) -> Any:
        return preparing.contact(order=order, spoken=form.spoken, **who)

    return carry_out(request, number, "contact", run, _("已登记联系情况。"))


@require_POST
def ledger_line(request: HttpRequest, number: str) -> HttpResponse:
    def run(order: WorkOrder, form: Form, who: dict[str, Any]) -> Any:
        return preparing.fill_ledger(order=order, matter=form.cleaned_data["matter"], **who)

    def said(line: Any) -> str:
        return _("台账已填，回执单号 %(slip)s。") % {"slip": line.slip_number}

    return carry_out(request, number, "ledger", run, said)


@require_POST
def preparation(request: HttpRequest, number: str) -> HttpResponse:
    def run(order: WorkOrder, form: Form, who: dict[str, Any]) -> Any:
        return preparing.tick(order=order, items=form.cleaned_data["items"], **who)

    return carry_out(request, number, "preparation", run, _("出发准备已保存。"))


@require_POST
def departure(request: HttpRequest, number: str) -> HttpResponse:
    def said(visit: Any) -> str:
        return _("已出发。提示：出发时间偏晚。") if visit.departed_late else _("已出发。")

    return carry_out(
        request, number, "departure", lambda order, _form, who: preparing.depart(order=order, **who), said
    )


@require_POST
def arrival(request: HttpRequest, number: str) -> HttpResponse:
    return carry_out(
        request,
        number,
        "arrival",
        lambda order, _form, who: onsite.arrive(order=order, **who),
        _("已登记到场。"),
    )


@require_POST
def findings(request: HttpRequest, number: str) -> HttpResponse:
    def run(order: WorkOrder, form: Any, who: dict[str, Any]) -> Any:
        return onsite.note_findings(order=order, found=form.found, **who)

    return carry_out(request, number, "findings", run, _("现场情况已登记。"))


@require_POST
def mismatches(request: HttpRequest, number: str) -> HttpResponse:
    def run(order: WorkOrder, form: Any, who: dict[str, Any]) -> Any:
        return onsite.note_mismatch(order=order, difference=form.difference, **who)

    return carry_out(request, number, "mismatch", run, _("差异已登记。"))


@require_POST
def escalations(request: HttpRequest, number: str) -> HttpResponse:
    def run(order: WorkOrder, form: Form, who: dict[str, Any]) -> Any:
        return onsite.escalate(order=order, **form.cleaned_data, **who)

    return carry_out(request, number, "escalation", run, _("已上报，负责人会确定方案。"))


@require_POST
def photos(request: HttpRequest, number: str) -> HttpResponse:
    def run(order: WorkOrder, form: Form, who: dict[str, Any]) -> Any:
        return onsite.add_photos(order=order, files=form.cleaned_data["photos"], **who)

    return carry_out(request, number, "photos", run, _("照片已上传。"))


@require_POST
def repair_file(request: HttpRequest, number: str) -> HttpResponse:
    def run(order: WorkOrder, form: Any, who: dict[str, Any]) -> Any:
        return closing.file_repair(order=order, repair=form.repair, **who)

    return carry_out(request, number, "repair", run, _("维修档案已登记。"))


@require_POST
def result(request: HttpRequest, number: str) -> HttpResponse:
    def run(order: WorkOrder, form: Any, who: dict[str, Any]) -> Any:
        return closing.finish_work(order=order, outcome=form.outcome, **who)

    return carry_out(request, number, "outcome", run, _("已完工，请客户评价并签字。"))


@require_POST
def report(request: HttpRequest, number: str) -> HttpResponse:
    def run(order: WorkOrder, form: Any, who: dict[str, Any]) -> Any:
        return closing.file_report(order=order, report=form.report, **who)

    return carry_out(request, number, "report", run, _("服务报告单已保存。"))


@require_POST
def closure(request: HttpRequest, number: str) -> HttpResponse:
    """The verdict of the customer; a repeat with the same key is answered and counts once."""

    def run(order: WorkOrder, form: Any, who: dict[str, Any]) -> Any:
        answer, _again = signing.close(order=order, closure=form.closure, key=form.cleaned_data["key"], **who)
        return answer

    def said(answer: Any) -> str:
        signed = answer["status"] == "signed"
        return _("已登记客户确认，请登记离场。") if signed else _("客户不满意，请继续处理后再请客户确认。")

    return carry_out(request, number, "closure", run, said)


@require_POST
def check_out(request: HttpRequest, number: str) -> HttpResponse:
    return carry_out(
        request,
        number,
        "check-out",
        lambda order, form, who: closing.check_out(order=order, leaving=form.leaving, **who),
        _("已登记离场，请在期限内录入服务内容。"),
    )


@require_POST
def record(request: HttpRequest, number: str) -> HttpResponse:
    def run(order: WorkOrder, form: Any, who: dict[str, Any]) -> Any:
        return closing.record(order=order, content=form.cleaned_data["content"], trip=form.trip, **who)

    return carry_out(request, number, "record", run, _("服务内容已录入。"), allowed=can_record)

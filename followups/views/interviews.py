"""One drawn customer: asked by phone."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from core.clock import now
from customers.operations import disclose
from followups.errors import CallClosed, FollowUpRefused
from followups.link_forms import InterviewForm
from followups.models import Interview
from followups.operations import interviews as operations
from followups.operations.invitations import invite
from followups.permissions import can_interview
from followups.queries.calls import contact_of_day
from followups.queries.surveys import INTERVIEW_SHOWN
from followups.views.access import callers, require, told


@require_safe
@callers
def interview(request: HttpRequest, pk: int) -> HttpResponse:
    """Whom to ask, and the form for the answers."""
    return _page(request, _load(request, pk))


@require_POST
@callers
def number(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the whole number; who saw it and why is logged (PRV-02)."""
    row = _asked(request, pk)
    reason = _("满意度调查 %(number)s") % {"number": row.survey.number}
    plain = disclose(customer=row.line.customer, row=row.contact, reason=reason, by=request.user, at=now())
    return _page(request, row, number=plain)


@require_POST
@callers
def answers(request: HttpRequest, pk: int) -> HttpResponse:
    """The customer answered."""
    row = _asked(request, pk)
    form = InterviewForm(request.POST)
    if not form.is_valid():
        return _page(request, row, form=form, status=422)
    given = form.answers
    return _do(
        request,
        row,
        _("已保存答复。"),
        lambda: operations.answer_interview(interview=row, answers=given, by=request.user, at=now()),
        form,
    )


@require_POST
@callers
def refusal(request: HttpRequest, pk: int) -> HttpResponse:
    """Reached, but no answers."""
    row = _asked(request, pk)
    words = _("已记录：接通未答。")
    return _do(request, row, words, lambda: operations.refuse(interview=row, by=request.user, at=now()))


@require_POST
@callers
def miss(request: HttpRequest, pk: int) -> HttpResponse:
    """Nobody answered."""
    row = _asked(request, pk)
    words = _("已记录，未联系上。")
    return _do(request, row, words, lambda: operations.miss(interview=row, by=request.user, at=now()))


@require_POST
@callers
def invitation(request: HttpRequest, pk: int) -> HttpResponse:
    """Send the customer the own link instead of calling."""
    row = _asked(request, pk)
    return _do(request, row, _("已发送短信链接。"), lambda: invite(interview=row, by=request.user, at=now()))


def _do(
    request: HttpRequest,
    row: Interview,
    words: str,
    act: Callable[[], Any],
    form: InterviewForm | None = None,
) -> HttpResponse:
    try:
        act()
    except CallClosed as error:
        return _page(request, _load(request, row.pk), conflict=str(error), status=409)
    except FollowUpRefused as error:
        return _page(request, row, form=form, conflict=str(error), status=422)
    return told(request, words, "followups:survey", row.survey.number)


def _load(request: HttpRequest, pk: int) -> Interview:
    rows = Interview.objects.visible_to(request.user).select_related(*INTERVIEW_SHOWN)
    return get_object_or_404(rows, pk=pk)


def _asked(request: HttpRequest, pk: int) -> Interview:
    row = _load(request, pk)
    require(can_interview(request.user, row), _("这位客户由其他人调查。"))
    return row


def _page(
    request: HttpRequest,
    row: Interview,
    *,
    form: InterviewForm | None = None,
    number: str = "",
    conflict: str = "",
    status: int = 200,
) -> HttpResponse:
    context = {
        "interview": row,
        "form": form or InterviewForm(),
        "number": number,
        "conflict": conflict,
        "contacted": contact_of_day(row.line.customer_id, now()),
        "attempts": row.attempts.select_related("by"),
        "may_ask": row.closed_at is None and can_interview(request.user, row),
    }
    return render(request, "followups/interview.html", context, status=status)

"""The register of calls and letters, and the page of one letter."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core.clock import local_day, now
from core.timeline import entries
from tickets.forms.hotline import LetterForm, ReplyForm
from tickets.models import Letter
from tickets.operations.errors import TicketRefused
from tickets.operations.hotline.letters import answer, archive_letter, log_letter
from tickets.permissions import can_file_letter, can_read_income, can_register
from tickets.queries.letters import letter_by_number, register_of
from tickets.views.gate import desk_person, reader


@require_safe
def register(request: HttpRequest) -> HttpResponse:
    """All that came in or went out on a day (INT-07)."""
    user = reader(request)
    day = _day(request)
    context = {
        "day": day,
        "before": day - timedelta(days=1),
        "after": day + timedelta(days=1),
        "lines": register_of(user, day),
        "may_add": can_register(user),
        "may_read_income": can_read_income(user),
    }
    return render(request, "tickets/register.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Log a letter, card, fax or message."""
    user = desk_person(request)
    form = LetterForm(request.POST or None, user=user, initial={"at": now(), "channel": "letter"})
    if form.is_valid():
        try:
            made = log_letter(values=form.cleaned_data, by=user, at=now())
        except TicketRefused as error:
            form.add_error("at", str(error))
        else:
            messages.success(request, _("已登记 %(number)s。") % {"number": made.number})
            return redirect("tickets:letter", made.number)
    return render(request, "tickets/letter_new.html", {"form": form}, status=422 if form.is_bound else 200)


@require_safe
def letter(request: HttpRequest, number: str) -> HttpResponse:
    return _page(request, _load(request, number), ReplyForm())


@require_POST
def reply(request: HttpRequest, number: str) -> HttpResponse:
    """What the customer was answered."""
    row = _kept(request, number)
    form = ReplyForm(request.POST)
    if not form.is_valid():
        return _page(request, row, form, status=422)
    run = lambda: answer(letter=row, by=request.user, at=now(), **form.cleaned_data)  # noqa: E731
    return _attempt(request, row, run, _("答复已登记。"))


@require_POST
def archive(request: HttpRequest, number: str) -> HttpResponse:
    """File it, once it is answered (INT-25)."""
    row = _kept(request, number)
    return _attempt(
        request, row, lambda: archive_letter(letter=row, by=request.user, at=now()), _("已归档。")
    )


def _day(request: HttpRequest) -> date:
    try:
        given = parse_date(request.GET.get("day", ""))
    except ValueError:
        given = None
    today = local_day(now())
    return given if given and date(2000, 1, 1) < given <= today + timedelta(days=1) else today


def _load(request: HttpRequest, number: str) -> Letter:
    found = letter_by_number(reader(request), number)
    if found is None:
        raise Http404
    return found


def _kept(request: HttpRequest, number: str) -> Letter:
    row = _load(request, number)
    if not can_file_letter(request.user, row):
        raise PermissionDenied
    return row


def _attempt(request: HttpRequest, row: Letter, run: Callable[[], Any], done: str) -> HttpResponse:
    try:
        run()
    except TicketRefused as error:
        return _page(request, row, ReplyForm(), refusal=str(error), status=409)
    messages.success(request, done)
    return redirect("tickets:letter", row.number)


def _page(
    request: HttpRequest, row: Letter, form: ReplyForm, *, refusal: str = "", status: int = 200
) -> HttpResponse:
    context = {
        "letter": row,
        "replies": row.replies.select_related("by"),
        "form": form,
        "refusal": refusal,
        "may_file": can_file_letter(request.user, row) and row.archived_at is None,
        "timeline": entries(row.stream),
    }
    return render(request, "tickets/letter.html", context, status=status)

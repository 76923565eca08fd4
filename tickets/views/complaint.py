"""The page of one complaint: where it stands, its facts and what may be done now."""

from datetime import datetime
from typing import Any
from uuid import uuid4

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from core.clock import now
from deadlines.permissions import can_assign_task
from tickets import complaint_actions
from tickets.actions import Action
from tickets.models import Complaint, Ticket
from tickets.queries.complaint_lists import stale_before
from tickets.queries.complaint_page import complaint_page, steps
from tickets.queries.redress import unsoothed
from tickets.views.gate import load


@require_safe
def complaint(request: HttpRequest, number: str) -> HttpResponse:
    """The complaint of a ticket; 404 where it has none."""
    row = load(request, number)
    if not hasattr(row, "complaint"):
        raise Http404
    return show(request, row)


def show(
    request: HttpRequest,
    row: Ticket,
    *,
    bound: dict[str, forms.Form] | None = None,
    conflict: str = "",
    status: int = 200,
) -> HttpResponse:
    """The page; `bound` are forms as they were sent. A ticket without a complaint shows the refusal alone."""
    at = now()
    held = (
        Complaint.objects.select_related(
            "handler", "verified_by", "closed_by", "media_by", "fault_confirmed_by"
        )
        .prefetch_related("referrals__resolution_file")
        .filter(pk=row.pk)
        .first()
    )
    if held is None:
        return render(
            request, "tickets/complaint_none.html", {"ticket": row, "conflict": conflict}, status=status
        )
    held.ticket, row.complaint = row, held
    user: Any = request.user
    page = complaint_page(held)
    follows = any(one.user_id == user.pk for one in page.followers)
    context = {
        "ticket": row,
        "page": page,
        "complaint": held,
        "steps": steps(held),
        "unsoothed": unsoothed(row, at=at),
        "overdue": held.is_open and held.progress_at < stale_before(at),
        "actions": _forms(user, row, follows, bound or {}, at),
        "may_assign": can_assign_task(user, row.unit),
        "conflict": conflict,
    }
    return render(request, "tickets/complaint.html", context, status=status)


def _forms(
    user: Any, row: Ticket, follows: bool, bound: dict[str, forms.Form], at: datetime
) -> list[tuple[Action, forms.Form]]:
    offered = complaint_actions.offered(user, row, follows=follows)

    def empty(action: Action) -> forms.Form:
        return action.form(initial=_initial(row), prefix=action.slug, ticket=row, at=at)

    return [(action, bound.get(action.slug) or empty(action)) for action in offered]


def _initial(row: Ticket) -> dict[str, Any]:
    held = row.complaint
    kept = (
        "severity",
        "department",
        "demand",
        "evidence",
        "cause",
        "opinion",
        "outcome",
        "result_score",
        "process_score",
        "answer",
        "injury",
        "claim",
    )
    return {"key": uuid4(), "audience": "media"} | {name: getattr(held, name) for name in kept}

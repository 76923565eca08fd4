"""The page of one ticket."""

from datetime import datetime
from typing import Any
from uuid import uuid4

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from core.clock import now
from core.doors import TICKET_PANELS
from core.panels import render as render_panels
from customers.naming import mask_address
from customers.permissions import can_see_customers
from org.enums import Right
from org.permissions import has
from org.queries import approval_word
from tickets import actions, permissions
from tickets.forms.actions import DisclosureForm
from tickets.models import Ticket
from tickets.operations.merging import kept_apart
from tickets.operations.moving import obstacles
from tickets.queries.page import ticket_page
from tickets.queries.redress import unsoothed
from tickets.transitions import EDGES
from tickets.views.clock_lines import clock_lines
from tickets.views.gate import load
from tickets.views.money_card import money_card


@require_safe
def ticket(request: HttpRequest, number: str) -> HttpResponse:
    """Facts, promises, complaint, history and what may be done now."""
    return show(request, load(request, number))


def show(
    request: HttpRequest,
    row: Ticket,
    *,
    bound: dict[str, forms.Form] | None = None,
    conflict: str = "",
    plain: dict[str, str] | None = None,
    status: int = 200,
) -> HttpResponse:
    """The page; `bound` are forms as they were sent, `plain` are values shown whole after their log rows."""
    at = now()
    page = ticket_page(row)
    user: Any = request.user
    context = {
        "page": page,
        "ticket": row,
        "at": at,
        "clocks": clock_lines(row, page.clocks, user=user, at=at, bound=bound or {}),
        "money": money_card(user, row, bound or {}, at=at),
        "actions": _forms(user, row, bound or {}, at),
        "blocks": [*_blocks(row), *unsoothed(row, at=at)],
        "approvals": [(one, approval_word(one.kind)) for one in page.approvals],
        "panels": render_panels(TICKET_PANELS, row, request),
        **_rights(user, row),
        "disclosure": (bound or {}).get("disclosure") or DisclosureForm(),
        "conflict": conflict,
        "plain": plain,
        "address": mask_address(row.site.address) if row.site else "",
    }
    return render(request, "tickets/ticket.html", context, status=status)


def _rights(user: Any, row: Ticket) -> dict[str, Any]:
    """What this person may do here, why he may not merge it, and which pages beside this one open."""
    mergeable, apart = permissions.can_merge(user, row), kept_apart(row)
    return {
        "may_decide_pause": permissions.can_decide_pause(user, row),
        "may_merge": mergeable and not apart,
        "kept_apart": apart if mergeable and row.is_open else "",
        "may_disclose": permissions.can_disclose(user, row),
        "sees_cards": can_see_customers(user),
        "sees_clocks": has(user, Right.SEE_TICKETS),
    }


def _forms(
    user: Any, row: Ticket, bound: dict[str, forms.Form], at: datetime
) -> list[tuple[actions.Action, forms.Form]]:
    def empty(action: actions.Action) -> forms.Form:
        return action.form(initial=_initial(row), prefix=action.slug, ticket=row, at=at)

    return [(action, bound.get(action.slug) or empty(action)) for action in actions.offered(user, row)]


def _initial(row: Ticket) -> dict[str, Any]:
    complaint = getattr(row, "complaint", None)
    return {
        "urgency": "urgent" if row.urgency == "general" else "general",
        "version": row.version,
        "key": uuid4(),
        "fault": row.fault,
        "category": row.category_id,
        "complaint_class": complaint.complaint_class if complaint else "",
        "direction": "out",
        "channel": "phone",
    }


def _blocks(row: Ticket) -> list[Any]:
    """What stands in the way of the next statuses, shown before anybody tries."""
    found = [block for to in sorted(EDGES[row.status]) for block in obstacles(row, to)]
    return list({(block.code, str(block.words)): block for block in found}.values())

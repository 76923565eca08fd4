"""POST and GET of tickets for other systems."""

from typing import Any

from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework import status
from rest_framework.decorators import api_view
from rest_framework.exceptions import NotFound, PermissionDenied, ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from core.api import refused
from core.clock import now
from core.pages import BadCursor
from packs.queries import figure
from tickets import permissions, queries
from tickets.api import outgoing
from tickets.api.incoming import FiltersIn, TicketIn, named, to_form
from tickets.api.once import KEY, carry_out
from tickets.operations import intake
from tickets.operations.errors import Blocked, IntakeRefused, NotAllowed


@extend_schema(
    methods=["GET"],
    operation_id="tickets_list",
    parameters=[FiltersIn],
    responses={200: outgoing.TicketListOut} | refused(on_400="the filter is named", on_403="no post"),
)
@extend_schema(
    methods=["POST"],
    parameters=[KEY],
    request=TicketIn,
    responses={201: outgoing.RegisteredOut}
    | refused(
        on_400="unknown words and impossible facts, each under its field",
        on_403="the post does not take in requests for this unit",
        on_422="the key was used with another body",
    ),
)
@api_view(["GET", "POST"])
def tickets(request: Request) -> Response:
    """The visible tickets, newest first; or a new one."""
    return _register(request) if request.method == "POST" else _list(request)


@extend_schema(responses={200: outgoing.TicketPageOut} | refused(on_404="not there, or not to be seen"))
@api_view(["GET"])
def ticket(request: Request, number: str) -> Response:
    """One ticket with its clocks and timeline."""
    found = queries.by_number(request.user, number)
    if found is None:
        raise NotFound
    page = queries.ticket_page(found)
    return Response(outgoing.TicketPageOut(outgoing.ticket_page(page, now())).data)


def _register(request: Request) -> Response:
    if not permissions.can_register(request.user):
        raise PermissionDenied
    return carry_out(request, _answer, lambda _told: status.HTTP_201_CREATED)


def _answer(request: Request) -> dict[str, Any]:
    """Register and describe; runs inside the transaction that keeps the answer."""
    body = TicketIn(data=request.data)
    body.is_valid(raise_exception=True)
    at = now()
    try:
        made = intake.register_within(form=to_form(body.validated_data, at=at), by=request.user, at=at)
    except IntakeRefused as error:
        raise ValidationError(named(error.errors)) from error
    except Blocked as error:
        raise ValidationError({"breach_reason": [str(error)]}) from error
    except NotAllowed as error:
        raise PermissionDenied(str(error)) from error
    hours = figure(made.pack_set, "conventions", "duplicate_hours")
    duplicates = queries.possible_duplicates(
        request.user, customer=made.customer, asset=made.asset, at=at, hours=hours, but=made.pk
    )
    return outgoing.registered(made, queries.promises_of(made), duplicates, at)


def _list(request: Request) -> Response:
    if not permissions.can_list(request.user):
        raise PermissionDenied
    given = {name: ",".join(request.query_params.getlist(name)) for name in request.query_params}
    filters = FiltersIn(data=given)
    filters.is_valid(raise_exception=True)
    wanted = filters.validated_data
    try:
        page = queries.ticket_list(
            request.user, _filters(wanted), cursor=wanted.get("cursor"), size=wanted["size"]
        )
    except BadCursor as error:
        raise ValidationError({"cursor": [_("翻页标记无效。")]}) from error
    answer = {
        "results": [outgoing.ticket(row) for row in page.items],
        "next": page.next_cursor,
        "previous": page.previous_cursor,
    }
    return Response(outgoing.TicketListOut(answer).data)


def _filters(wanted: dict[str, Any]) -> queries.Filters:
    keys = {name: wanted[name].pk for name in ("region", "project", "category") if name in wanted}
    return queries.Filters(
        q=wanted.get("q", ""),
        status=wanted.get("status", ()),
        urgency=wanted.get("urgency", ""),
        assignee_username=wanted.get("assignee", ""),
        **keys,
    )

"""POST of a telephone system's events (INT-07, INT-08)."""

from typing import Any

from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import api_view
from rest_framework.exceptions import PermissionDenied, ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from core.api import Instant, Strict
from core.clock import now
from tickets import permissions
from tickets.enums import CallEvent, Direction
from tickets.operations.errors import TicketRefused
from tickets.operations.hotline.calls import Told, take_event


class CallEventIn(Strict):
    """One event; `extension` is where it happens, `to` where a call is transferred to."""

    call_id = serializers.CharField(max_length=80)
    event = serializers.ChoiceField(CallEvent.choices)
    extension = serializers.CharField(max_length=20, required=False, default="")
    to = serializers.CharField(max_length=20, required=False, default="")
    caller = serializers.CharField(max_length=40, required=False, default="")
    line = serializers.CharField(max_length=30, required=False, default="", help_text="number or code")
    direction = serializers.ChoiceField(Direction.choices, required=False, default=Direction.IN)
    rings = serializers.IntegerField(min_value=0, max_value=100, required=False, allow_null=True)
    seconds = serializers.IntegerField(min_value=0, max_value=86_400, required=False, allow_null=True)
    at = Instant(required=False)

    def validate(self, data: dict[str, Any]) -> dict[str, Any]:
        if data["event"] in (CallEvent.RINGING, CallEvent.ANSWERED) and not data["extension"]:
            raise ValidationError({"extension": [_("请填写分机。")]})
        return data


class CallOut(serializers.Serializer[Any]):
    call_id = serializers.CharField()
    caller_known = serializers.BooleanField()
    ticket = serializers.CharField(allow_null=True)


@extend_schema(
    request=CallEventIn,
    responses={
        200: CallOut,
        400: OpenApiResponse(OpenApiTypes.OBJECT, "unknown words, each under its field"),
        401: OpenApiResponse(OpenApiTypes.OBJECT, "no valid token"),
        403: OpenApiResponse(OpenApiTypes.OBJECT, "the token's post takes in no requests"),
    },
)
@api_view(["POST"])
def call_events(request: Request) -> Response:
    """Keep one event of a call; sent again it changes nothing."""
    if not permissions.can_register(request.user):
        raise PermissionDenied
    body = CallEventIn(data=request.data)
    body.is_valid(raise_exception=True)
    given = dict(body.validated_data)
    at = min(given.pop("at", None) or now(), now())
    try:
        call = take_event(told=Told(at=at, **given))
    except TicketRefused as error:
        raise ValidationError({"to": [str(error)]}) from error
    answer = {
        "call_id": call.call_id,
        "caller_known": bool(call.caller),
        "ticket": call.ticket.number if call.ticket else None,
    }
    return Response(CallOut(answer).data, status=status.HTTP_200_OK)

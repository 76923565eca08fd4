"""POST /api/v1/alarms/: units that report faults by themselves."""

from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import api_view
from rest_framework.exceptions import PermissionDenied, ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from core.api import Instant, Strict, refused
from core.clock import now
from customers.models import Asset
from customers.naming import code
from customers.operations.unclaimed import unclaimed_asset
from org.enums import UnitKind
from org.models import Unit
from tickets import permissions
from tickets.api.once import KEY, carry_out
from tickets.operations import alarms
from tickets.operations.errors import IntakeRefused, NotAllowed


class AlarmIn(Strict):
    serial = serializers.CharField(max_length=60)
    fault_code = serializers.RegexField(r"^[\w.:/-]{1,40}$")
    occurred_at = Instant(required=False)
    message = serializers.CharField(max_length=500, required=False, allow_blank=True, default="")


class AlarmOut(serializers.Serializer[Any]):
    number = serializers.CharField(help_text="ticket")
    status = serializers.CharField()
    created = serializers.BooleanField(help_text="false: appended to the open ticket of this unit and fault")
    alarms = serializers.IntegerField(help_text="alarms on this ticket so far")


@extend_schema(
    operation_id="alarms_create",
    parameters=[KEY],
    request=AlarmIn,
    responses={201: AlarmOut, 200: AlarmOut}
    | refused(
        on_400="the field is named; also an unknown serial, unless the installation takes those in",
        on_403="the token takes in nothing for this unit's branch",
        on_422="the key was used with another body",
    ),
)
@api_view(["POST"])
def take(request: Request) -> Response:
    """One ticket per unit and fault code while it is open: 201 with the first alarm, 200 with later ones."""
    if not permissions.can_register(request.user):
        raise PermissionDenied
    return carry_out(
        request, _answer, lambda told: status.HTTP_201_CREATED if told["created"] else status.HTTP_200_OK
    )


def _answer(request: Request) -> dict[str, Any]:
    body = AlarmIn(data=request.data)
    body.is_valid(raise_exception=True)
    given, at = body.validated_data, now()
    occurred_at = given.get("occurred_at") or at
    if occurred_at > at:
        raise ValidationError({"occurred_at": [_("发生时间不能晚于现在。")]})
    report = alarms.Report(given["fault_code"].upper(), occurred_at, given["message"])
    try:
        taken = alarms.take(
            asset=_asset(given["serial"], request.user), report=report, by=request.user, at=at
        )
    except NotAllowed as error:
        raise PermissionDenied(str(error)) from error
    except IntakeRefused as error:
        raise ValidationError(error.errors) from error
    ticket = taken.ticket
    return {
        "number": ticket.number,
        "status": ticket.status,
        "created": taken.created,
        "alarms": taken.count,
    }


def _asset(serial: str, user: Any) -> Asset:
    """The unit of a serial within the token's reach; unknown ones as the installation decided."""
    rows = Asset.objects.select_related(
        "customer__region", "customer__project", "site__region", "site__project"
    )
    found = rows.filter(serial=code(serial)).first()
    if found is not None:
        if not permissions.can_register_at(user, *alarms.unit_of(found)):
            raise PermissionDenied(_("您不能为该单位登记工单。"))
        return found
    region = Unit.objects.filter(
        code=settings.ALARM_UNKNOWN_SERIAL, kind=UnitKind.REGION, is_active=True
    ).first()
    if region is None:
        raise ValidationError({"serial": [_("没有序列号为「%(serial)s」的设备。") % {"serial": serial}]})
    if not permissions.can_register_at(user, region, None):
        raise PermissionDenied(_("您不能为该单位登记工单。"))
    return unclaimed_asset(serial=serial, region=region, by=user, at=now())

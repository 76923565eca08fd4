"""The body of POST /api/v1/tickets/ and the filters of the list."""

from datetime import datetime
from typing import Any

from rest_framework import serializers

from core.api import Instant, Strict
from customers.enums import SiteClass
from deadlines.enums import BreachReason
from org.enums import UnitKind
from tickets.api.fields import CategoryField, UnitField
from tickets.enums import (
    TYPES_OF,
    Channel,
    ComplaintClass,
    Intent,
    ServiceType,
    Severity,
    Status,
    Urgency,
)
from tickets.operations.intake import Intake


class CustomerIn(Strict):
    name = serializers.CharField(max_length=80)
    phone = serializers.CharField(max_length=40)


class SiteIn(Strict):
    address = serializers.CharField(max_length=200)

    def get_fields(self) -> dict[str, Any]:
        return super().get_fields() | {"class": serializers.ChoiceField(SiteClass.choices, required=False)}


class AssetIn(Strict):
    serial = serializers.CharField(max_length=60, required=False, allow_blank=True)
    model = serializers.CharField(max_length=40, required=False, allow_blank=True)
    bought_on = serializers.DateField(required=False, allow_null=True)


class TicketIn(Strict):
    """A request for service; an intent may be left out when the service type names it, and the reverse."""

    channel = serializers.ChoiceField(Channel.choices)
    intent = serializers.ChoiceField(Intent.choices, required=False)
    service_type = serializers.ChoiceField(ServiceType.choices, required=False)
    severity = serializers.ChoiceField(Severity.choices, required=False)
    urgency = serializers.ChoiceField(Urgency.choices, required=False)
    fault = serializers.BooleanField(required=False, allow_null=True, default=None)
    dissatisfied = serializers.BooleanField(required=False, allow_null=True, default=None)
    override_reason = serializers.CharField(required=False, max_length=500)
    received_at = Instant(required=False)
    customer = CustomerIn()
    region = UnitField(kind=UnitKind.REGION, required=False)
    project = UnitField(kind=UnitKind.PROJECT, required=False, allow_null=True)
    site = SiteIn(required=False, allow_null=True)
    asset = AssetIn(required=False, allow_null=True)
    category = CategoryField(required=False, allow_null=True)
    description = serializers.CharField(max_length=5000)
    solved_by_phone = serializers.BooleanField(required=False, default=False)
    resolution = serializers.CharField(required=False, max_length=2000)
    breach_reason = serializers.ChoiceField(BreachReason.choices, required=False)
    visit_wanted = serializers.BooleanField(required=False, default=False)

    def get_fields(self) -> dict[str, Any]:
        return super().get_fields() | {
            "class": serializers.CharField(
                max_length=20, required=False, help_text=", ".join(ComplaintClass.values)
            )
        }

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if not attrs.get("region") and not attrs.get("project"):
            self._fields_missing("region")
        if not attrs.get("intent") and not attrs.get("service_type"):
            self._fields_missing("intent", "service_type")
        return attrs

    def _fields_missing(self, *names: str) -> None:
        words = serializers.Field.default_error_messages["required"]
        raise serializers.ValidationError({name: [words] for name in names})


def intent_of(service_type: str) -> str:
    """The one intent a main type belongs to (INT-17)."""
    return next(intent for intent, types in TYPES_OF.items() if service_type in types)


COPIED = ("severity", "urgency", "override_reason", "resolution", "breach_reason")


def to_form(data: dict[str, Any], *, at: datetime) -> Intake:
    """The operation's form; a request that is no complaint and says nothing counts as not dissatisfied."""
    site, asset = data.get("site") or {}, data.get("asset") or {}
    project = data.get("project")
    intent = data.get("intent") or intent_of(data["service_type"])
    return Intake(
        channel=data["channel"],
        intent=intent,
        service_type=data.get("service_type", ""),
        complaint_class=data.get("class", ""),
        fault=data["fault"],
        dissatisfied=bool(data["dissatisfied"]),
        received_at=data.get("received_at") or at.replace(microsecond=0),
        region=data.get("region") or project.parent,
        project=project,
        name=data["customer"]["name"],
        phone=data["customer"]["phone"],
        address=site.get("address", ""),
        site_class=site.get("class", ""),
        serial=asset.get("serial", ""),
        model_code=asset.get("model", ""),
        bought_on=asset.get("bought_on"),
        category=data.get("category"),
        description=data["description"],
        solved_by_phone=data["solved_by_phone"],
        visit_wanted=data["visit_wanted"],
        **{name: data.get(name, "") for name in COPIED},
    )


# Where the operation's fields stand in the body.
PLACES: dict[str, tuple[str, ...]] = {
    "complaint_class": ("class",),
    "name": ("customer", "name"),
    "phone": ("customer", "phone"),
    "site_class": ("site", "class"),
    "serial": ("asset", "serial"),
    "model_code": ("asset", "model"),
    "bought_on": ("asset", "bought_on"),
}


def named(errors: dict[str, str]) -> dict[str, Any]:
    """Errors of the operation under the names of the body."""
    found: dict[str, Any] = {}
    for field, words in errors.items():
        *outer, last = PLACES.get(field, (field,))
        place = found
        for name in outer:
            place = place.setdefault(name, {})
        place[last] = [words]
    return found


class FiltersIn(Strict):
    """Query string of the list; `status` may be given several times or with commas."""

    status = serializers.CharField(required=False, help_text=", ".join(Status.values))
    region = UnitField(kind=UnitKind.REGION, required=False)
    project = UnitField(kind=UnitKind.PROJECT, required=False)
    urgency = serializers.ChoiceField(Urgency.choices, required=False)
    category = CategoryField(required=False)
    assignee = serializers.CharField(required=False, help_text="username")
    q = serializers.CharField(required=False, max_length=100)
    cursor = serializers.CharField(required=False)
    size = serializers.IntegerField(required=False, min_value=1, max_value=200, default=50)

    def validate_status(self, value: str) -> tuple[str, ...]:
        words = tuple(word.strip() for word in value.split(",") if word.strip())
        choice = serializers.ChoiceField(Status.choices)
        return tuple(choice.run_validation(word) for word in words)

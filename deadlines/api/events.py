"""Events of a case: which facts each type takes and needs."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from core.api import Strict
from core.plain_facts import Day, Truth, When, Whole, given
from deadlines.enums import ClockKind, PauseReason

URGENCIES = ("urgent", "general")
RESULTS = (
    "satisfied",
    "very_satisfied",
    "neutral",
    "not_satisfied",
    "unsatisfied",
    "dissatisfied",
    "very_dissatisfied",
    "complaint_opened",
    "reached",
    "unreachable",
    "not_reached",
    "no_answer",
)


@dataclass(frozen=True)
class Keys:
    """Names an event of a type needs, and those it may have beside them."""

    needs: tuple[str, ...] = ("at",)
    may: tuple[str, ...] = ()


TYPES: Mapping[str, Keys] = {
    "reply": Keys(),
    "check_in": Keys(),
    "complete": Keys(),
    "reopen": Keys(),
    "dispatch": Keys(),
    "approval": Keys(),
    "commitment": Keys(),
    "handled": Keys(),
    "restored": Keys(),
    "handover": Keys(may=("to_role",)),
    "upgrade": Keys(("at", "to_urgency")),
    "downgrade": Keys(("at", "to_urgency"), ("approved_by",)),
    "pause_request": Keys(("reason", "from"), ("at", "to", "approved_by", "clock", "attempts")),
    "repair_estimate": Keys(("minutes",), ("at",)),
    "duplicate_call": Keys(may=("same_asset", "same_fault_code", "link_accepted")),
    "visitor_returned": Keys(),
    "slip_received": Keys(),
    "installation_end": Keys(),
    "call": Keys(may=("result",)),
    "first_contact": Keys(("on",)),
    "second_notice": Keys(("on",)),
}


class EventIn(Strict):
    """One event; `at` is an instant, `on` a day, `from` and `to` span a pause."""

    type = serializers.ChoiceField(sorted(TYPES))
    at = When(required=False)
    on = Day(required=False)
    to = When(required=False)
    to_role = serializers.CharField(required=False, max_length=60)
    to_urgency = serializers.ChoiceField(URGENCIES, required=False)
    approved_by = serializers.CharField(required=False, max_length=60, help_text="a post or a name")
    reason = serializers.ChoiceField(PauseReason.choices, required=False)
    clock = serializers.ChoiceField(ClockKind.values, required=False, help_text="which clock to pause")
    attempts = Whole(required=False, min_value=0, help_text="logged attempts to reach")
    minutes = Whole(required=False, min_value=0, max_value=525_600)
    same_asset = Truth(required=False)
    same_fault_code = Truth(required=False)
    link_accepted = Truth(required=False)
    result = serializers.ChoiceField(RESULTS, required=False)

    def get_fields(self) -> dict[str, Any]:
        return super().get_fields() | {"from": When(required=False)}

    def to_internal_value(self, data: Any) -> Any:
        return super().to_internal_value(given(data))

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        keys = TYPES[attrs["type"]]
        missing = [name for name in keys.needs if name not in attrs]
        foreign = [name for name in attrs if name not in {"type", *keys.needs, *keys.may}]
        required = serializers.Field.default_error_messages["required"]
        faults = {name: [required] for name in missing} | {name: [FOREIGN] for name in foreign}
        if faults:
            raise serializers.ValidationError(faults)
        return attrs


FOREIGN = _("该类事件没有这一项。")

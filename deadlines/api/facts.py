"""The body of POST /api/v1/deadlines/preview/: every word it understands."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from core.api import Strict
from core.plain_facts import Day, Truth, WallClock, When, Whole, Years, given
from deadlines.api.events import URGENCIES, EventIn
from deadlines.preview import subjects
from packs.enums import Rank
from packs.models import PackSection

MOST_HOURS = 87_600
MOST_EVENTS = 500
SEVERITIES = ("general", "major", "crisis")
SERVICE_TYPES = ("installation", "support", "repair", "training", "complaint")
SUPPLIES = ("residential", "low_voltage", "hv_single", "hv_dual")
APPRAISERS = ("maker_centre", "company_engineer", "phone")
FINDINGS = ("quality", "not_quality")
MODES = ("within_24h", "after_24h")


class Hours(Whole):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(min_value=1, max_value=MOST_HOURS, **({"required": False} | kwargs))


class OutageIn(Strict):
    """When the sweep stood still."""

    to = When()

    def get_fields(self) -> dict[str, Any]:
        return {"from": When()} | super().get_fields()

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if attrs["to"] <= attrs["from"]:
            raise serializers.ValidationError({"to": [_("结束须晚于开始。")]})
        return attrs


class RuleIn(Strict):
    """A rule of a rank; the rules named take the place of all rules of their kinds (CNV-12)."""

    rank = serializers.ChoiceField(Rank.choices)
    reply_hours = Hours()
    arrive_hours = Hours()
    complete_hours = Hours()
    dispatch_hours = Hours()
    restore_hours = Hours()

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if len(attrs) == 1:
            raise serializers.ValidationError({"reply_hours": [_("规则须写明时限。")]})
        return attrs


class VersionIn(Strict):
    """Figures of a later version of the company's packs, from a day on (CNV-11)."""

    effective_from = Day(allow_null=True)
    urgent_reply_hours = Hours()
    urgent_complete_hours = Hours()
    general_reply_hours = Hours()
    general_complete_hours = Hours()
    quality_reply_hours = Hours()
    quality_arrive_hours = Hours()


class OverridesIn(Strict):
    """What the case states otherwise than the packs."""

    substitute_hours = Hours(allow_null=True, help_text="X of tender_goods; null = blank")
    after_installation_call_mode = serializers.ChoiceField(MODES, required=False)
    rules = RuleIn(many=True, required=False)
    pack_versions = VersionIn(many=True, required=False)


class AppraisalIn(Strict):
    by = serializers.ChoiceField(APPRAISERS, required=False)
    finding = serializers.ChoiceField(FINDINGS)
    on = Day(required=False)

    def to_internal_value(self, data: Any) -> Any:
        return super().to_internal_value(given(data))


class FactsIn(Strict):
    """Plain facts; one that is not given, or is null, is absent. Unknown words are 400."""

    pack = serializers.CharField(required=False, max_length=40, help_text="a pack on top of the company's")
    severity = serializers.ChoiceField(SEVERITIES, required=False)
    urgency = serializers.ChoiceField(URGENCIES, required=False)
    service_type = serializers.ChoiceField(SERVICE_TYPES, required=False)
    fault = Truth(required=False)
    solved_by_phone = Truth(required=False)
    received_at = When(required=False)
    typed_in_at = When(required=False, help_text="does not matter")
    agreed_arrival_at = When(required=False)
    calendar = Years(required=False)
    outage = OutageIn(required=False)
    overrides = OverridesIn(required=False)
    events = EventIn(many=True, required=False, max_length=MOST_EVENTS)  # type: ignore[call-arg]
    delivered_on = Day(required=False)
    departure_on = Day(required=False)
    referral_received_on = Day(required=False)
    authority_working_days = Whole(required=False, min_value=1, max_value=1000)
    authority_deadline_on = Day(required=False)
    meeting_resolution = Truth(required=False)
    acceptance_planned_on = Day(required=False)
    acceptance_actual_on = Day(required=False)
    application_accepted_on = Day(required=False)
    plan_issued_on = Day(required=False)
    design_documents_received_on = Day(required=False)
    supply_type = serializers.ChoiceField(SUPPLIES, required=False)
    last_drill_on = Day(required=False)
    friday = Day(required=False)
    parcel_received_at = When(required=False)
    appraisal = AppraisalIn(required=False)
    answered_after_seconds = Whole(required=False, min_value=0, max_value=86_400)
    rings = Whole(required=False, min_value=0, max_value=1000, help_text="null = unknown")
    missed_at = WallClock(required=False)
    with_reason = Truth(required=False)
    report = serializers.CharField(required=False, max_length=10, help_text="RPT-01 and so on")
    period = serializers.CharField(required=False, max_length=10, help_text="day, YYYY-MM or YYYY-Hn")
    sent_at = When(required=False, help_text="absent = not sent")
    signed = Truth(required=False)
    complaint_count = Whole(required=False, min_value=0)
    delivered = serializers.DictField(child=When(allow_null=True), required=False)
    before_day_inclusive = Truth(required=False)
    tickets = Whole(required=False, min_value=0)
    distinct_customers = Whole(required=False, min_value=0)
    drawn = Whole(required=False, min_value=0)

    def get_fields(self) -> dict[str, Any]:
        """`class` cannot be written as an attribute; subjects are those the rooms have registered."""
        subject = serializers.ChoiceField(sorted(subjects()))
        return {
            "subject": subject,
            "class": serializers.CharField(required=False, max_length=40),
        } | super().get_fields()

    def to_internal_value(self, data: Any) -> Any:
        return super().to_internal_value(given(data))

    def validate_pack(self, value: str) -> str:
        if not PackSection.objects.filter(pack__code=value).exists():
            raise serializers.ValidationError(_("没有名为「%(code)s」的政策包。") % {"code": value})
        return value

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if "class" in attrs and attrs["class"] not in _classes():
            words = _("没有名为「%(code)s」的投诉类别。") % {"code": attrs["class"]}
            raise serializers.ValidationError({"class": [words]})
        return attrs


def _classes() -> set[str]:
    """Subject classes that any pack of the library names (CMP-02, CMP-03)."""
    rows = PackSection.objects.filter(section="complaint_classes")
    return {one["code"] for row in rows for one in row.figure("classes") or ()}

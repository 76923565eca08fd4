"""The body of POST /api/v1/warranty/preview/: every word it understands."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from core.api import Strict
from core.clock import local_day
from core.plain_facts import Day, Text, Truth, When, Whole, Years, given
from warranty.enums import (
    SUPPLIED,
    Appraiser,
    Cause,
    Exempt,
    Finding,
    ItemKind,
    Owner,
    Paper,
    Remedy,
    SaleKind,
    Surface,
    Trigger,
)
from warranty.facts import Appraisal, Facts, Quotation, Repair

MOST_MONTHS = 1_200
MOST_DAYS = 3_660
MOST_HOURS = 24 * MOST_DAYS
MOST_REPAIRS = 100
MOST_KM = 10_000_000
IMPOSSIBLE = {
    "before_bought_on": _("早于购买日。"),
    "before_received_on": _("早于收货日。"),
    "before_exchanged_on": _("早于换货日。"),
    "after_reported_on": _("晚于报告日。"),
    "returned_before_handed_in": _("取回日早于送修日。"),
    "not_on_reported_on": _("不在报告日当天。"),
    "other": _("与另一个日期矛盾。"),
}
APART = frozenset({Paper.CHARGER.value, Paper.DATA_CABLE.value, Paper.EARPHONE.value})
"""Parts that are accessories where nobody says what kind of item is faulty."""


class Months(Whole):
    def __init__(self, *, least: int = 0, **kwargs: Any) -> None:
        super().__init__(min_value=least, max_value=MOST_MONTHS, **({"required": False} | kwargs))


class Money(serializers.DecimalField):
    """CNY as text with at most two decimals."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_digits=12, decimal_places=2, min_value=0, **({"required": False} | kwargs))


class Words(serializers.ListField):
    """Words of one vocabulary, each at most once."""

    def __init__(self, choices: Any, **kwargs: Any) -> None:
        super().__init__(child=serializers.ChoiceField(choices), **({"required": False} | kwargs))


class AppraisedIn(Strict):
    by = serializers.ChoiceField(Appraiser.choices)
    finding = serializers.ChoiceField(Finding.choices)
    on = Day(required=False)


class AmountsIn(Strict):
    labour = Money()
    parts_cost = Money(help_text="cost price of the parts")
    parts_list = Money(help_text="list price of the parts")
    travel = Money()
    visit_fee = Money()


class FreightIn(Strict):
    inbound = Money()
    outbound = Money()


class QuotationIn(Strict):
    parts = Money()
    travel = Money()
    total = Money()
    sent = Truth(required=False)
    accepted = Truth(required=False)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if attrs.get("accepted") and attrs.get("sent") is False:
            raise serializers.ValidationError({"accepted": [_("未发出的报价不能被接受。")]})
        return attrs


class ApprovalsIn(Strict):
    special_replacement = Truth(required=False)


class RepairIn(Strict):
    """One repair of the item; without a day of return it goes on."""

    handed_in_on = Day()
    returned_on = Day(required=False)
    fault = Text(required=False, max_length=60, help_text="the same word: the same problem")
    fixed = Truth(required=False, help_text="false: still or again not in order")
    waiting_days = Whole(required=False, min_value=0, max_value=MOST_DAYS)
    replaced = Text(required=False, max_length=60, help_text="assembly or main part put in new")
    safety = Truth(required=False, help_text="a serious fault of safety")


class Promise(serializers.JSONField):
    """One record of a promise: any words; where it states `months`, a length that can be."""

    def to_internal_value(self, data: Any) -> Any:
        found = super().to_internal_value(data)
        if isinstance(found, dict) and found.get("months") is not None:
            return {**found, "months": Months().run_validation(found["months"])}
        return found


class JudgedOtherwiseIn(Strict):
    substitute_hours = Whole(required=False, min_value=1, max_value=MOST_HOURS, allow_null=True)
    repair_days_suspend = Truth(
        required=False, help_text="days in repair and waiting extend periods (WAR-46)"
    )
    exchange_restarts = Truth(required=False, help_text="an exchange starts periods anew (WAR-46)")


class WarrantyFactsIn(Strict):
    """Plain facts about one fault; what is not given is absent, not false."""

    pack = Text(max_length=60, help_text="a pack with warranty rules")
    product_class = Text(required=False, max_length=40, help_text="chooses the statutory pack")
    statutory_floor = Truth(
        required=False,
        help_text="default: true where a class is given; without one the pack's, else other_goods",
    )
    roll_consumer_windows = Truth(required=False, default=True)
    calendar = Years(required=False, default=dict)
    item_kind = serializers.ChoiceField(
        ItemKind.choices,
        required=False,
        help_text="default: main_unit, or accessory where charger, data_cable or earphone is faulty",
    )
    faulty_part = Text(required=False, max_length=60)
    requested = serializers.ChoiceField(Remedy.choices, required=False, default=Remedy.REPAIR.value)
    sale_kind = serializers.ChoiceField(SaleKind.choices, required=False)
    bought_on = Day(required=False)
    received_on = Day(required=False)
    reported_on = Day()
    reported_at = When(required=False, help_text="the minute of the report, where hours count from it")
    contract_signed_on = Day(required=False)
    card_months = Months(least=1)
    contract_months = Months(least=1)
    cause = serializers.ChoiceField(
        [*Cause.choices, *Trigger.choices],
        required=False,
        help_text="lacks_function, below_standard and differs count as quality (WAR-41)",
    )
    cause_detail = Text(required=False, max_length=200)
    affects_use = Truth(required=False)
    hotline_call_logged = Truth(required=False)
    appraisal = AppraisedIn(required=False)
    local_centre = Truth(required=False)
    goods_sent_in = Truth(required=False)
    parcel_received_at = When(required=False)
    supplied_accessories = Words([(one.value, one.label) for one in SUPPLIED])
    parcel_contents = Words(Paper.choices)
    documents_present = Words(Paper.choices)
    appearance_damage = Words(Surface.choices)
    owner = serializers.ChoiceField(Owner.choices, required=False)
    amounts = AmountsIn(required=False)
    freight = FreightIn(required=False)
    special_replacement = Truth(required=False)
    damaged_part_kept = Truth(required=False)
    approvals = ApprovalsIn(required=False)
    quotation = QuotationIn(required=False)
    work_start_requested = Truth(required=False)
    oral_promise_months = Months(help_text="never counts by itself")
    commitment_records = serializers.ListField(
        child=Promise(), required=False, help_text="recorded promises, each with its `months`"
    )
    on_site_visit = Truth(required=False)
    visit_consent = Truth(required=False)
    repair_days = Whole(required=False, min_value=0, max_value=MOST_DAYS)
    waiting_days = Whole(required=False, min_value=0, max_value=MOST_DAYS)
    repairs = serializers.ListField(child=RepairIn(), required=False, max_length=MOST_REPAIRS)
    exchanged_on = Day(required=False, help_text="day of an earlier exchange of this item")
    same_model_available = Truth(required=False)
    mileage_km = Whole(required=False, min_value=0, max_value=MOST_KM)
    price = Money(help_text="price on the invoice")
    distance_sale = Truth(required=False, help_text="sold by network, television, telephone or mail")
    goods_intact = Truth(required=False, help_text="unpacked to look at is still intact")
    exempt = serializers.ChoiceField(Exempt.choices, required=False)
    sale_recorded = Truth(required=False, help_text="the serial number was sold by the company's records")
    overrides = JudgedOtherwiseIn(required=False)

    def to_internal_value(self, data: Any) -> Any:
        return super().to_internal_value(given(data))

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        wrong = _both_days(to_facts(attrs).impossible()) | _another_day(attrs)
        if wrong:
            raise serializers.ValidationError({field: [IMPOSSIBLE[code]] for field, code in wrong.items()})
        return attrs


def _both_days(wrong: Mapping[str, str]) -> dict[str, str]:
    """Of two days that contradict each other both are named: either may be the wrong one."""
    others = {code.partition("_")[2] for name, code in wrong.items() if name.endswith("_on")}
    return dict.fromkeys(others, "other") | dict(wrong)


def _another_day(attrs: Mapping[str, Any]) -> dict[str, str]:
    """The minute of the report lies on its day."""
    at = attrs.get("reported_at")
    return {"reported_at": "not_on_reported_on"} if at and local_day(at) != attrs["reported_on"] else {}


COPIED = (
    "reported_on", "requested", "item_kind", "faulty_part", "sale_kind", "bought_on", "received_on",
    "contract_signed_on", "card_months", "contract_months", "cause", "cause_detail", "affects_use",
    "hotline_call_logged", "local_centre", "goods_sent_in", "parcel_received_at", "owner",
    "special_replacement", "damaged_part_kept", "work_start_requested", "on_site_visit", "visit_consent",
    "repair_days", "waiting_days", "exchanged_on", "same_model_available", "mileage_km", "price",
    "distance_sale", "goods_intact", "exempt", "sale_recorded", "approvals", "amounts", "freight",
    "product_class",
)  # fmt: skip


def to_facts(attrs: dict[str, Any]) -> Facts:
    """The judge's facts; an oral promise stays outside, a recorded one counts (WAR-39).

    Whose parcel came or was looked into has sent the goods in, also where nobody says so.
    """
    held = {name: attrs[name] for name in COPIED if name in attrs}
    held.setdefault("goods_sent_in", not attrs.keys().isdisjoint(("parcel_contents", "parcel_received_at")))
    part = held["faulty_part"] = held.get("faulty_part", "").lower()
    held.setdefault("item_kind", ItemKind.ACCESSORY.value if part in APART else ItemKind.MAIN_UNIT.value)
    for name in ("documents_present", "parcel_contents"):
        if name in attrs:
            held[name] = frozenset(attrs[name])
    for name in ("supplied_accessories", "appearance_damage"):
        if name in attrs:
            held[name] = tuple(attrs[name])
    if "appraisal" in attrs:
        held["appraisal"] = Appraisal(**attrs["appraisal"])
    if "quotation" in attrs:
        held["quotation"] = Quotation(**attrs["quotation"])
    held["repairs"] = tuple(Repair(**one) for one in attrs.get("repairs", ()))
    return Facts(**held, committed_months=committed(attrs))


def committed(attrs: Mapping[str, Any]) -> int | None:
    """Months of the longest recorded promise; a record without months confirms what the customer recalls."""
    records = attrs.get("commitment_records", ())
    stated = [
        one["months"] for one in records if isinstance(one, dict) and isinstance(one.get("months"), int)
    ]
    if records and not stated:
        return attrs.get("oral_promise_months")
    return max(stated, default=None)


def sold_on(facts: Facts) -> date:
    """The day by which the law's version is chosen: that of the sale."""
    return facts.bought_on or facts.received_on or facts.reported_on

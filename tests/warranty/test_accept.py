"""The catalogue's accept sentences about the judge alone, word for word."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest

from tests.warranty.judging import facts, judge, policy, published
from tests.warranty.test_cases import (
    DURABLE,
    FLEET,
    MACHINE,
    PHONE,
    PROMISE,
    REPAIR,
    SENT_IN,
    SEVEN,
    SPECIAL,
    SWAP,
    TENDER,
)
from warranty.enums import QUALITY_GROUP, Trigger
from warranty.judge import Case
from warranty.verdicts import answer

AMOUNTS = {"labour": "60", "parts_cost": "80", "parts_list": "140", "travel": "30"}
FREE, PAID, REFUSED = "REPAIR_FREE", "PAID_REPAIR", "EXCHANGE_REFUSED"


def verdict(pack: str, **given: Any) -> str:
    return judge(pack, **given).pack.verdict


def both(pack: str, **given: Any) -> tuple[str, str | None]:
    found = judge(pack, **given).pack
    return found.verdict, found.fallback


@pytest.mark.requirement("WAR-03")
def test_the_day_of_the_report_decides() -> None:
    arrived = {"parcel_received_at": datetime(2026, 3, 24, 2, tzinfo=UTC)}
    assert verdict("phone_retail", **SENT_IN | arrived | {"reported_on": "2026-03-20"}) == "EXCHANGE"


@pytest.mark.requirement("WAR-04")
@pytest.mark.parametrize(
    ("months", "inside", "outside"), [(24, "2028-03-01", "2028-03-02"), (6, "2026-09-01", "2026-09-02")]
)
def test_the_card_stands_before_the_pack(months: int, inside: str, outside: str) -> None:
    found = [
        verdict("phone_retail", **REPAIR | {"card_months": months, "reported_on": day})
        for day in (inside, outside)
    ]
    assert found == [FREE, PAID]


@pytest.mark.requirement("WAR-07")
def test_the_main_unit_is_covered_for_a_year() -> None:
    bought = REPAIR | {"bought_on": "2025-03-10", "received_on": "2025-03-10"}
    days = ("2026-03-10", "2026-03-11")
    assert [verdict("phone_retail", **bought | {"reported_on": day}) for day in days] == [FREE, PAID]


@pytest.mark.requirement("WAR-08")
def test_accessories_are_covered_for_three_months() -> None:
    charger = {
        "item_kind": "accessory",
        "faulty_part": "charger",
        "bought_on": "2025-11-30",
        "cause": "quality",
    }
    days = ("2026-02-28", "2026-03-01")
    assert [verdict("phone_retail", **charger, reported_on=day) for day in days] == [FREE, PAID]


@pytest.mark.requirement("WAR-09")
def test_the_display_is_repaired_for_money_and_exchanged_within_the_window() -> None:
    lcd = {"faulty_part": "lcd"}
    fifth_month = verdict("phone_retail", **REPAIR | lcd | {"reported_on": "2026-07-20"})
    tenth_day = verdict("phone_retail", **PHONE | lcd | {"reported_on": "2026-03-15"})
    assert (fifth_month, tenth_day) == (PAID, "EXCHANGE")


@pytest.mark.requirement("WAR-10")
def test_the_exchange_window_starts_with_the_later_day() -> None:
    assert str(judge("phone_retail", **PHONE).pack.windows["exchange"]) == "2026-03-20"


@pytest.mark.requirement("WAR-11")
def test_a_phone_opinion_is_no_appraisal() -> None:
    opinion = {"documents_present": ["outer_packaging"], "appraisal": "phone quality"}
    assert verdict("phone_retail", **PHONE | opinion) == "PENDING_APPRAISAL"


@pytest.mark.requirement("WAR-12")
def test_a_scratched_shell_refuses_the_exchange() -> None:
    scratched = PHONE | {"appearance_damage": ("shell",), "reported_on": "2026-03-08"}
    assert both("phone_retail", **scratched) == (REFUSED, FREE)


@pytest.mark.requirement("WAR-13")
def test_a_lost_box_refuses_the_exchange() -> None:
    assert both("phone_retail", **PHONE | {"documents_present": ["maker_report"]}) == (REFUSED, FREE)


@pytest.mark.requirement("WAR-14")
def test_a_repair_without_box_is_free_with_a_hint() -> None:
    found = judge("phone_retail", **REPAIR | {"documents_present": ["invoice"], "reported_on": "2026-11-02"})
    assert (found.pack.verdict, [one.id for one in found.hints]) == (FREE, ["keep_box"])


def test_a_year_later_or_with_the_box_nothing_is_hinted() -> None:
    late = judge("phone_retail", **REPAIR | {"documents_present": ["invoice"], "reported_on": "2027-03-02"})
    boxed = judge("phone_retail", **REPAIR | {"documents_present": ["outer_packaging"]})
    unknown = judge(
        "phone_retail", **{name: value for name, value in REPAIR.items() if name != "documents_present"}
    )
    assert (late.hints, boxed.hints, unknown.hints) == ((), (), ())


@pytest.mark.requirement("WAR-15")
def test_a_gift_is_neither_exchanged_nor_covered() -> None:
    gift = {
        "item_kind": "gift",
        "faulty_part": "power_bank",
        "reported_on": "2026-03-03",
        "received_on": None,
    }
    repair = judge("phone_retail", **REPAIR | gift).pack
    assert (repair.verdict, repair.reasons) == (PAID, ("gift",))
    assert both("phone_retail", **PHONE | gift) == (REFUSED, PAID)


@pytest.mark.requirement("WAR-17")
def test_a_product_from_a_place_with_a_centre_needs_its_report() -> None:
    found = judge("phone_retail", **SENT_IN | {"local_centre": True}).pack
    assert (found.verdict, found.missing) == ("PENDING_DOCS", ("maker_report",))


@pytest.mark.requirement("WAR-18")
def test_a_missing_manual_is_named() -> None:
    packed = ["product", "outer_packaging", "charger", "data_cable"]
    found = judge("phone_retail", **SENT_IN | {"parcel_contents": packed}).pack
    assert (found.verdict, found.missing) == ("PENDING_DOCS", ("manual",))


@pytest.mark.requirement("WAR-19")
def test_goods_without_a_quality_fault_go_back() -> None:
    assert verdict("phone_retail", **SENT_IN | {"appraisal": "company_engineer not_quality"}) == "SEND_BACK"


@pytest.mark.requirement("WAR-20")
def test_a_dropped_phone_is_repaired_for_money() -> None:
    dropped = {"cause": "human_damage", "cause_detail": "dropped", "reported_on": "2026-03-09"}
    assert verdict("phone_retail", **PHONE | dropped) == verdict("phone_retail", **REPAIR | dropped) == PAID


@pytest.mark.requirement("WAR-22")
def test_quality_costs_the_company() -> None:
    found = judge("quality_promise", **PROMISE | {"reported_on": "2026-04-10"}, amounts=AMOUNTS)
    assert (found.pack.verdict, found.bill.customer_pays) == (FREE, Decimal("0.00"))


@pytest.mark.requirement("WAR-23")
def test_lightning_costs_the_material() -> None:
    struck = PROMISE | {"cause": "natural", "cause_detail": "lightning"}
    assert judge("quality_promise", **struck, amounts=AMOUNTS).bill.customer_pays == Decimal("80.00")


@pytest.mark.requirement("WAR-24")
def test_a_spill_counts_as_improper_use() -> None:
    assert verdict("quality_promise", **PROMISE | {"cause": "liquid"}) == "REPAIR_MATERIALS_AT_COST"
    spilt = {"cause": "improper_use", "cause_detail": "spill"}
    assert verdict("quality_promise", **PROMISE | spilt) == "REPAIR_MATERIALS_AT_COST"


@pytest.mark.requirement("WAR-28")
def test_what_is_requested_is_given() -> None:
    asked = {"exchange": "EXCHANGE", "return": "RETURN_REFUND", "repair": FREE}
    assert {one: verdict("quality_promise", **PROMISE, requested=one) for one in asked} == asked


@pytest.mark.requirement("WAR-29")
def test_a_colour_unlike_the_photo_is_no_fault() -> None:
    found = judge(
        "quality_promise", **SWAP | {"cause": "appearance_difference", "cause_detail": "colour vs photo"}
    ).pack
    assert (found.verdict, found.reasons, found.fallback) == (REFUSED, ("appearance",), None)


@pytest.mark.requirement("WAR-31")
def test_an_assembly_fault_is_repaired_free() -> None:
    assert verdict("industrial", **MACHINE | {"cause": "quality", "cause_detail": "assembly"}) == FREE


@pytest.mark.requirement("WAR-32")
def test_work_waits_for_the_accepted_quotation() -> None:
    late = MACHINE | {"reported_on": "2027-02-01", "work_start_requested": True}
    waiting = judge("industrial", **late, quotation=("500", False))
    agreed = judge("industrial", **late, quotation=("500", True))
    assert (waiting.pack.verdict, waiting.work_start_blocked) == ("PENDING_APPROVAL", True)
    assert (agreed.pack.verdict, agreed.work_start_blocked) == (PAID, False)


@pytest.mark.requirement("WAR-34")
def test_tender_goods_are_free_in_year_nine() -> None:
    assert (
        verdict("tender_goods", **TENDER),
        verdict("tender_goods", **TENDER | {"cause": "human_damage"}),
    ) == (FREE, PAID)


@pytest.mark.requirement("WAR-35")
def test_two_tiers_of_five_and_eight_years() -> None:
    days = ("2026-05-20", "2025-05-20")
    found = [verdict("durable_5_8", **DURABLE | {"reported_on": day}) for day in days]
    assert found == ["REPAIR_FREE_TRAVEL_CHARGED", FREE]


@pytest.mark.requirement("WAR-36")
def test_the_original_buyer_counts_from_the_receipt() -> None:
    assert verdict("durable_5_8", **DURABLE | {"owner": "second_hand"}) == PAID
    older = judge("durable_5_8", **DURABLE | {"contract_signed_on": "2019-12-01"}).pack
    assert str(older.windows["tier_5"]) == "2025-06-03"  # 1 June 2025 is a holiday, as is the 2nd


@pytest.mark.requirement("WAR-37")
def test_a_special_replacement_needs_the_part_and_the_approval() -> None:
    thrown_away = verdict("durable_5_8", **SPECIAL | {"damaged_part_kept": False})
    assert (thrown_away, verdict("durable_5_8", **SPECIAL)) == (
        "REPAIR_FREE_PARTS_CHARGED",
        "PENDING_APPROVAL",
    )


@pytest.mark.requirement("WAR-38")
def test_a_flood_is_not_covered() -> None:
    flood = {"received_on": "2024-06-03", "cause": "natural", "cause_detail": "flood"}
    assert verdict("durable_5_8", **DURABLE | flood) == PAID


@pytest.mark.requirement("WAR-41")
@pytest.mark.parametrize("trigger", Trigger.values)
def test_three_triggers_count_as_quality(trigger: str) -> None:
    assert QUALITY_GROUP[trigger] == "quality"
    assert verdict("quality_promise", **SWAP | {"cause": trigger}) == "EXCHANGE"


@pytest.mark.requirement("WAR-44")
def test_only_the_visit_is_paid_within_the_period() -> None:
    given = FLEET | {"on_site_visit": True, "amounts": {**AMOUNTS, "visit_fee": "50"}}
    asked, agreed = judge("telematics", **given), judge("telematics", **given, visit_consent=True)
    payer = {"labour": "company", "parts": "company", "travel": "company", "visit": "customer"}
    assert (agreed.bill.payer, agreed.bill.customer_pays) == (payer, Decimal("50.00"))
    assert (asked.dispatch_blocked, agreed.dispatch_blocked) == (True, False)


@pytest.mark.requirement("WAR-45")
def test_a_recorded_sale_stands_for_the_lost_invoice() -> None:
    lost = {"documents_present": [paper for paper in SEVEN if paper != "invoice"]}
    assert verdict("quality_promise", **PROMISE | {"documents_present": []}, sale_recorded=True) == FREE
    assert verdict("phone_retail", **REPAIR | {"documents_present": []}, sale_recorded=True) == FREE
    assert verdict("quality_promise", **SWAP | lost, sale_recorded=True) == "EXCHANGE"


@pytest.mark.requirement("WAR-46")
def test_twelve_days_in_repair_move_the_end_by_twelve() -> None:
    own = policy("phone_retail").with_periods(suspended=True)
    ends = [
        Case(facts(**REPAIR, repair_days=days), own, published(), rolls=False).windows["repair"]
        for days in (0, 12)
    ]
    assert (ends[1] - ends[0]).days == 12


@pytest.mark.requirement("WAR-46")
def test_an_exchange_restarts_the_period_where_the_pack_says_so() -> None:
    known = facts(**REPAIR, exchanged_on="2026-03-09")
    ends = [
        answer(known, policy("phone_retail").with_periods(restarts=on), published()).pack.windows["repair"]
        for on in (False, True)
    ]
    assert [str(end) for end in ends] == ["2027-03-01", "2027-03-09"]

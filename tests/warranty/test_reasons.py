"""Why a verdict is what it is: letters, missing papers, money, tasks, the law beside the pack."""

from dataclasses import replace
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
)
from warranty.judge import Case
from warranty.queries.facts import named_words
from warranty.rules import Period, Policy

LAW = "three_guarantees_phone"
AMOUNTS = {"labour": "60", "parts_cost": "80", "parts_list": "140", "travel": "30"}


@pytest.mark.requirement("WAR-27")
@pytest.mark.parametrize(
    ("differs", "letter", "fallback"),
    [
        ({"cause": "improper_use"}, "a", "REPAIR_MATERIALS_AT_COST"),
        ({"cause": "improper_use", "cause_detail": "moisture in storage"}, "b", "REPAIR_MATERIALS_AT_COST"),
        ({"cause": "improper_use", "cause_detail": "受潮"}, "b", "REPAIR_MATERIALS_AT_COST"),
        ({"cause": "unauthorised_repair"}, "c", "REPAIR_MATERIALS_AT_COST"),
        ({"cause": "improper_use", "cause_detail": "misuse"}, "c", "REPAIR_MATERIALS_AT_COST"),
        ({"cause": "liquid"}, "d", "REPAIR_MATERIALS_AT_COST"),
        ({"cause": "natural", "cause_detail": "wear"}, "e", "REPAIR_MATERIALS_AT_COST"),
        ({"reported_on": "2027-02-01"}, "f", "PAID_REPAIR"),
    ],
)
def test_each_exclusion_refuses_with_its_letter(differs: dict[str, Any], letter: str, fallback: str) -> None:
    found = judge("quality_promise", **{**SWAP, **differs}).pack
    assert (found.verdict, found.reasons, found.fallback) == ("EXCHANGE_REFUSED", (letter,), fallback)


@pytest.mark.requirement("WAR-26")
@pytest.mark.parametrize("missing", SEVEN)
def test_the_seventh_document_is_named(missing: str) -> None:
    found = judge(
        "quality_promise", **SWAP | {"documents_present": [one for one in SEVEN if one != missing]}
    ).pack
    assert (found.verdict, found.missing) == ("PENDING_DOCS", (missing,))


@pytest.mark.parametrize(
    ("pack", "given", "reasons", "missing"),
    [
        ("phone_retail", PHONE | {"reported_on": "2026-03-21"}, ("window_over",), ()),
        ("phone_retail", PHONE | {"appearance_damage": ("shell",)}, ("appearance",), ()),
        ("phone_retail", PHONE | {"documents_present": ["maker_report"]}, ("box_missing",), ()),
        ("phone_retail", REPAIR | {"item_kind": "gift"}, ("gift",), ()),
        ("phone_retail", PHONE | {"requested": "return"}, ("not_offered",), ()),
        ("durable_5_8", DURABLE | {"requested": "exchange", "cause": "appearance_difference"}, ("appearance",), ()),
        ("phone_retail", SENT_IN | {"local_centre": True}, (), ("maker_report",)),
        ("phone_retail", SENT_IN | {"parcel_contents": ["product"]}, (), ("manual", "outer_packaging", "charger", "data_cable")),
        ("quality_promise", PROMISE | {"contract_months": None}, (), ("warranty_card",)),
        ("industrial", MACHINE | {"reported_on": "2028-01-19"}, ("quotation_open",), ()),
        ("durable_5_8", DURABLE | {"owner": "second_hand"}, ("not_original_buyer",), ()),
        ("durable_5_8", DURABLE | {"documents_present": []}, (), ("contract", "delivery_receipt")),
        ("durable_5_8", SPECIAL | {"damaged_part_kept": False}, ("part_discarded",), ()),
        ("durable_5_8", SPECIAL, ("approval_open",), ()),
    ],
)  # fmt: skip
def test_reasons_and_missing_papers(
    pack: str, given: dict[str, Any], reasons: tuple[str, ...], missing: tuple[str, ...]
) -> None:
    found = judge(pack, **given).pack
    assert (found.reasons, found.missing) == (reasons, missing)


@pytest.mark.requirement("WAR-05")
@pytest.mark.parametrize(
    ("pack", "given", "pays", "payer"),
    [
        ("quality_promise", PROMISE, "0.00", "company company company"),
        ("quality_promise", PROMISE | {"cause": "liquid"}, "80.00", "company customer company"),
        ("durable_5_8", SPECIAL | {"damaged_part_kept": False}, "140.00", "company customer company"),
        ("durable_5_8", DURABLE | {"reported_on": "2026-05-20"}, "30.00", "company company customer"),
        ("quality_promise", PROMISE | {"reported_on": "2027-02-01"}, "230.00", "customer customer customer"),
    ],
)
def test_the_cost_matrix(pack: str, given: dict[str, Any], pays: str, payer: str) -> None:
    bill = judge(pack, **given, amounts=AMOUNTS).bill
    assert (bill.customer_pays, " ".join(bill.payer.values())) == (Decimal(pays), payer)


@pytest.mark.requirement("WAR-47")
def test_the_company_bears_the_freight_of_an_exchange() -> None:
    freight = {"inbound": "18", "outbound": "22"}
    swapped = judge("phone_retail", **PHONE, freight=freight).bill.freight
    sent_back = judge(
        "phone_retail", **SENT_IN | {"appraisal": "company_engineer not_quality"}, freight=freight
    ).bill.freight
    assert (swapped, sent_back) == (Decimal("40.00"), Decimal("0.00"))


@pytest.mark.requirement("WAR-33")
def test_bought_in_parts_go_on_to_the_supplier() -> None:
    found = judge("industrial", **MACHINE | {"item_kind": "bought_in_part"})
    assert (found.pack.verdict, found.tasks) == ("REPAIR_FREE", ("procurement_recourse",))


@pytest.mark.requirement("WAR-40")
@pytest.mark.parametrize(
    ("given", "pack", "law", "effective"),
    [
        (REPAIR | {"card_months": 6, "faulty_part": "lcd", "reported_on": "2026-07-20"}, "PAID_REPAIR", "REPAIR_FREE", "REPAIR_FREE"),
        (REPAIR | {"card_months": 6, "reported_on": "2026-10-01"}, "PAID_REPAIR", "REPAIR_FREE", "REPAIR_FREE"),
        (REPAIR | {"card_months": 24, "reported_on": "2027-06-01"}, "REPAIR_FREE", "PAID_REPAIR", "REPAIR_FREE"),
        (PHONE | {"documents_present": ["maker_report"]}, "EXCHANGE_REFUSED", "EXCHANGE", "EXCHANGE"),
        (PHONE | {"appearance_damage": ("shell",)}, "EXCHANGE_REFUSED", "EXCHANGE", "EXCHANGE"),
        (PHONE | {"requested": "return"}, "EXCHANGE_REFUSED", "RETURN_REFUND", "RETURN_REFUND"),
        (PHONE | {"requested": "return", "reported_on": "2026-03-13"}, "EXCHANGE_REFUSED", "EXCHANGE_REFUSED", "EXCHANGE_REFUSED"),
        (REPAIR | {"cause": "liquid"}, "PAID_REPAIR", "PAID_REPAIR", "PAID_REPAIR"),
        (REPAIR | {"item_kind": "accessory", "faulty_part": "battery", "reported_on": "2026-08-01"}, "PAID_REPAIR", "REPAIR_FREE", "REPAIR_FREE"),
    ],
)  # fmt: skip
def test_the_law_is_a_floor(given: dict[str, Any], pack: str, law: str, effective: str) -> None:
    found = judge("phone_retail", law=LAW, **given)
    assert found.statutory is not None
    assert (found.pack.verdict, found.statutory.verdict, found.effective.verdict) == (pack, law, effective)


def test_named_words_are_found_in_any_case() -> None:
    assert named_words("Spilled coffee", [policy("quality_promise")]) == "spill"


def test_oral_promises_count_only_when_recorded() -> None:
    late = PROMISE | {"reported_on": "2027-02-01"}
    assert judge("quality_promise", **late).pack.verdict == "PAID_REPAIR"
    assert judge("quality_promise", **late, committed_months=18).pack.verdict == "REPAIR_FREE"


def test_a_paid_visit_waits_for_consent() -> None:
    asked = judge("telematics", **FLEET, on_site_visit=True, amounts={"visit_fee": "50", **AMOUNTS})
    agreed = judge("telematics", **FLEET, on_site_visit=True, visit_consent=True)
    assert (asked.dispatch_blocked, asked.bill.customer_pays, agreed.dispatch_blocked) == (
        True,
        Decimal("50.00"),
        False,
    )


def test_a_visit_whose_travel_is_charged_waits_for_consent() -> None:
    sixth = {"received_on": "2020-06-01", "reported_on": "2026-05-20", "on_site_visit": True}
    free = judge("durable_5_8", **sixth | {"reported_on": "2025-05-20"})
    asked, agreed = judge("durable_5_8", **sixth), judge("durable_5_8", **sixth, visit_consent=True)
    assert [one.dispatch_blocked for one in (free, asked, agreed)] == [False, True, False]


def test_inspection_stays_free_after_the_period() -> None:
    over = judge("quality_promise", **PROMISE | {"reported_on": "2027-02-01"}, on_site_visit=True)
    assert (over.inspection_visit_free, over.dispatch_blocked) == (True, False)


@pytest.mark.requirement("WAR-02")
@pytest.mark.parametrize(
    "given", [PHONE, REPAIR, PHONE | {"item_kind": "gift"}, SENT_IN | {"parcel_contents": []}]
)
def test_the_path_has_seven_tests_and_the_first_fail_decides(given: dict[str, Any]) -> None:
    found = judge("phone_retail", **given).pack
    first = next((step.outcome.verdict for step in found.trace if step.outcome), None)
    assert [step.check for step in found.trace] == [
        "item_kind", "start_date", "period", "cause", "documents", "appearance", "approval",
    ]  # fmt: skip
    assert found.verdict == (first or ("EXCHANGE" if given["requested"] == "exchange" else "REPAIR_FREE"))


def test_repair_days_move_the_end_where_the_pack_suspends() -> None:
    own = [
        replace(rule, suspended=True) if isinstance(rule, Period) else rule
        for rule in policy("phone_retail").rules
    ]
    case = Case(facts(**REPAIR, repair_days=12), Policy.of("own", own), published())
    assert str(case.windows["repair"]) == "2027-03-15"  # 13 March 2027 is a Saturday

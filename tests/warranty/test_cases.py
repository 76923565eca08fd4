"""Worked cases, one row each: the requirement, the facts that differ from the base, verdict and fallback."""

from typing import Any

import pytest

from tests.warranty.judging import judge

PHONE = {
    "bought_on": "2026-03-01",
    "received_on": "2026-03-05",
    "reported_on": "2026-03-10",
    "requested": "exchange",
    "cause": "quality",
    "affects_use": True,
    "hotline_call_logged": True,
    "documents_present": ["maker_report", "outer_packaging", "invoice"],
    "appearance_damage": (),
}
REPAIR = {**PHONE, "requested": "repair"}
SENT_IN = {
    **PHONE,
    "goods_sent_in": True,
    "local_centre": False,
    "supplied_accessories": ("charger", "data_cable"),
    "parcel_contents": ["product", "manual", "outer_packaging", "charger", "data_cable"],
    "appraisal": "company_engineer quality",
    "documents_present": [],
}
SEVEN = [
    "outer_packaging",
    "accessories",
    "manual",
    "warranty_card",
    "invoice",
    "delivery_note",
    "reason_statement",
]
PROMISE = {
    "received_on": "2026-01-15",
    "reported_on": "2026-03-10",
    "contract_months": 12,
    "cause": "quality",
    "documents_present": SEVEN,
}
SWAP = {**PROMISE, "requested": "exchange"}
MACHINE = {
    "received_on": "2025-01-15",
    "reported_on": "2026-03-10",
    "contract_months": 24,
    "cause": "quality",
}
TENDER = {"received_on": "2017-01-15", "reported_on": "2026-03-10", "cause": "quality"}
DURABLE = {
    "received_on": "2020-06-01",
    "reported_on": "2025-05-20",
    "owner": "original",
    "cause": "quality",
    "documents_present": ["contract", "delivery_receipt"],
}
SPECIAL = {**DURABLE, "special_replacement": True, "damaged_part_kept": True}
FLEET = {"received_on": "2026-01-15", "reported_on": "2026-03-10", "contract_months": 12, "cause": "quality"}

FREE, PAID, REFUSED = "REPAIR_FREE", "PAID_REPAIR", "EXCHANGE_REFUSED"
AT_COST, PARTS, TRAVEL = "REPAIR_MATERIALS_AT_COST", "REPAIR_FREE_PARTS_CHARGED", "REPAIR_FREE_TRAVEL_CHARGED"

CASES: list[tuple[str, str, dict[str, Any], dict[str, Any], str, str | None]] = [
    # main unit: one year from purchase, the last day included
    ("WAR-07", "phone_retail", REPAIR, {"bought_on": "2025-03-10", "received_on": "2025-03-10", "reported_on": "2026-03-10"}, FREE, None),
    ("WAR-07", "phone_retail", REPAIR, {"bought_on": "2025-03-10", "received_on": "2025-03-10", "reported_on": "2026-03-11"}, PAID, None),
    ("WAR-07", "phone_retail", REPAIR, {"bought_on": "2025-01-03", "received_on": None, "reported_on": "2026-01-04"}, FREE, None),
    ("WAR-07", "phone_retail", REPAIR, {"bought_on": "2025-01-03", "received_on": None, "reported_on": "2026-01-05"}, PAID, None),
    ("WAR-07", "phone_retail", REPAIR, {"bought_on": "2025-02-15", "received_on": None, "reported_on": "2026-02-24"}, FREE, None),
    ("WAR-07", "phone_retail", REPAIR, {"bought_on": "2025-02-15", "received_on": None, "reported_on": "2026-02-25"}, PAID, None),
    ("WAR-07", "phone_retail", REPAIR, {"bought_on": "2025-05-09", "received_on": None, "reported_on": "2026-05-10"}, PAID, None),
    ("WAR-07", "phone_retail", REPAIR, {"bought_on": "2024-02-29", "received_on": "2024-02-29", "reported_on": "2025-02-28"}, FREE, None),
    ("WAR-07", "phone_retail", REPAIR, {"bought_on": "2024-02-29", "received_on": "2024-02-29", "reported_on": "2025-03-01"}, PAID, None),
    # the last day is a holiday: the next working day still counts (CNV-06)
    ("WAR-07", "phone_retail", REPAIR, {"bought_on": "2025-10-03", "received_on": "2025-10-03", "reported_on": "2026-10-08"}, FREE, None),
    ("WAR-07", "phone_retail", REPAIR, {"bought_on": "2025-10-03", "received_on": "2025-10-03", "reported_on": "2026-10-09"}, PAID, None),
    # the last day is a make-up Sunday: no rolling
    ("WAR-07", "phone_retail", REPAIR, {"bought_on": "2025-09-20", "received_on": "2025-09-20", "reported_on": "2026-09-21"}, PAID, None),
    # accessories: three months
    ("WAR-08", "phone_retail", REPAIR, {"item_kind": "accessory", "faulty_part": "charger", "bought_on": "2025-11-30", "received_on": "2025-11-30", "reported_on": "2026-02-28"}, FREE, None),
    ("WAR-08", "phone_retail", REPAIR, {"item_kind": "accessory", "faulty_part": "charger", "bought_on": "2025-11-30", "received_on": "2025-11-30", "reported_on": "2026-03-01"}, PAID, None),
    ("WAR-08", "phone_retail", PHONE, {"item_kind": "accessory", "faulty_part": "earphone"}, REFUSED, FREE),
    # parts outside the repair cover, inside the exchange
    ("WAR-09", "phone_retail", REPAIR, {"faulty_part": "lcd", "reported_on": "2026-07-20"}, PAID, None),
    ("WAR-09", "phone_retail", REPAIR, {"faulty_part": "antenna"}, PAID, None),
    ("WAR-09", "phone_retail", REPAIR, {"faulty_part": "shell"}, PAID, None),
    ("WAR-09", "phone_retail", REPAIR, {"faulty_part": "main_board"}, FREE, None),
    ("WAR-09", "phone_retail", PHONE, {"faulty_part": "lcd", "reported_on": "2026-03-11"}, "EXCHANGE", None),
    ("WAR-09", "phone_retail", PHONE, {"faulty_part": "lcd", "reported_on": "2026-03-21"}, REFUSED, PAID),
    # fifteen days from the later of purchase and receipt
    ("WAR-10", "phone_retail", PHONE, {"reported_on": "2026-03-20"}, "EXCHANGE", None),
    ("WAR-10", "phone_retail", PHONE, {"reported_on": "2026-03-21"}, REFUSED, FREE),
    ("CNV-06", "phone_retail", PHONE, {"bought_on": "2026-04-19", "received_on": "2026-04-19", "reported_on": "2026-05-06"}, "EXCHANGE", None),
    ("CNV-06", "phone_retail", PHONE, {"bought_on": "2026-04-19", "received_on": "2026-04-19", "reported_on": "2026-05-07"}, REFUSED, FREE),
    ("CNV-06", "phone_retail", PHONE, {"bought_on": "2026-02-13", "received_on": "2026-02-13", "reported_on": "2026-03-02"}, REFUSED, FREE),
    ("WAR-10", "phone_retail", PHONE, {"affects_use": False}, REFUSED, FREE),
    # who may find a fault of quality
    ("WAR-11", "phone_retail", PHONE, {"documents_present": ["outer_packaging"], "appraisal": "phone quality"}, "PENDING_APPRAISAL", None),
    ("WAR-11", "phone_retail", PHONE, {"documents_present": ["outer_packaging"]}, "PENDING_APPRAISAL", None),
    ("WAR-11", "phone_retail", PHONE, {"documents_present": ["outer_packaging"], "appraisal": "company_engineer quality"}, "EXCHANGE", None),
    ("WAR-11", "phone_retail", PHONE, {"documents_present": ["outer_packaging"], "appraisal": "maker_centre quality"}, "EXCHANGE", None),
    ("WAR-12", "phone_retail", PHONE, {"reported_on": "2026-03-08", "appearance_damage": ("shell",)}, REFUSED, FREE),
    ("WAR-12", "phone_retail", PHONE, {"appearance_damage": ("lens", "display")}, REFUSED, FREE),
    ("WAR-12", "phone_retail", REPAIR, {"appearance_damage": ("shell",)}, FREE, None),
    ("WAR-13", "phone_retail", PHONE, {"documents_present": ["maker_report"]}, REFUSED, FREE),
    ("WAR-14", "phone_retail", REPAIR, {"documents_present": ["invoice"], "reported_on": "2026-11-02"}, FREE, None),
    ("WAR-15", "phone_retail", REPAIR, {"item_kind": "gift"}, PAID, None),
    ("WAR-15", "phone_retail", PHONE, {"item_kind": "gift", "reported_on": "2026-03-07"}, REFUSED, PAID),
    ("WAR-16", "phone_retail", PHONE, {"hotline_call_logged": False}, "PENDING_APPRAISAL", None),
    # goods sent in
    ("WAR-17", "phone_retail", SENT_IN, {"local_centre": True}, "PENDING_DOCS", None),
    ("WAR-17", "phone_retail", SENT_IN, {"local_centre": True, "documents_present": ["maker_report", "outer_packaging"]}, "EXCHANGE", None),
    ("WAR-18", "phone_retail", SENT_IN, {"parcel_contents": ["product", "outer_packaging", "charger", "data_cable"]}, "PENDING_DOCS", None),
    ("WAR-18", "phone_retail", SENT_IN, {"parcel_contents": ["product", "manual", "outer_packaging", "charger"]}, "PENDING_DOCS", None),
    ("WAR-19", "phone_retail", SENT_IN, {}, "EXCHANGE", None),
    ("WAR-19", "phone_retail", SENT_IN, {"appraisal": "company_engineer not_quality"}, "SEND_BACK", None),
    ("WAR-20", "phone_retail", PHONE, {"cause": "human_damage", "reported_on": "2026-03-09"}, PAID, None),
    ("WAR-20", "phone_retail", REPAIR, {"cause": "liquid"}, PAID, None),
    ("WAR-03", "phone_retail", SENT_IN, {"reported_on": "2026-03-20"}, "EXCHANGE", None),
    # card before pack, contract before card
    ("WAR-04", "phone_retail", REPAIR, {"card_months": 24, "reported_on": "2027-06-01"}, FREE, None),
    ("WAR-04", "phone_retail", REPAIR, {"card_months": 6, "reported_on": "2026-10-01"}, PAID, None),
    ("WAR-04", "phone_retail", REPAIR, {"card_months": 6, "contract_months": 18, "reported_on": "2027-06-01"}, FREE, None),
    # the promise of quality
    ("WAR-22", "quality_promise", PROMISE, {}, FREE, None),
    ("WAR-22", "quality_promise", PROMISE, {"reported_on": "2027-01-15"}, FREE, None),
    ("WAR-25", "quality_promise", PROMISE, {"reported_on": "2027-01-16"}, PAID, None),
    ("WAR-22", "quality_promise", PROMISE, {"contract_months": None, "card_months": 3}, FREE, None),
    ("WAR-22", "quality_promise", PROMISE, {"contract_months": None}, "PENDING_DOCS", None),
    ("WAR-23", "quality_promise", PROMISE, {"cause": "natural", "cause_detail": "lightning"}, AT_COST, None),
    ("WAR-23", "quality_promise", PROMISE, {"cause": "improper_use"}, AT_COST, None),
    ("WAR-24", "quality_promise", PROMISE, {"cause": "liquid"}, AT_COST, None),
    ("WAR-24", "quality_promise", PROMISE, {"cause": "unauthorised_repair"}, AT_COST, None),
    ("WAR-24", "quality_promise", PROMISE, {"cause": "liquid", "reported_on": "2027-02-01"}, PAID, None),
    ("WAR-26", "quality_promise", SWAP, {"documents_present": SEVEN[:-1]}, "PENDING_DOCS", None),
    ("WAR-26", "quality_promise", SWAP, {"documents_present": SEVEN[1:]}, "PENDING_DOCS", None),
    ("WAR-27", "quality_promise", SWAP, {"cause": "improper_use"}, REFUSED, AT_COST),
    ("WAR-27", "quality_promise", SWAP, {"reported_on": "2027-02-01"}, REFUSED, PAID),
    ("WAR-28", "quality_promise", SWAP, {}, "EXCHANGE", None),
    ("WAR-28", "quality_promise", SWAP, {"requested": "return"}, "RETURN_REFUND", None),
    ("WAR-28", "quality_promise", PROMISE, {"documents_present": ["invoice"]}, FREE, None),
    ("WAR-28", "quality_promise", PROMISE, {"documents_present": ["delivery_note"]}, FREE, None),
    ("WAR-28", "quality_promise", PROMISE, {"documents_present": ["manual", "outer_packaging"]}, "PENDING_DOCS", None),
    ("WAR-28", "quality_promise", PROMISE, {"documents_present": [], "cause": "liquid"}, AT_COST, None),
    ("WAR-45", "quality_promise", PROMISE, {"documents_present": []}, "PENDING_DOCS", None),
    ("WAR-45", "quality_promise", PROMISE, {"documents_present": [], "sale_recorded": True}, FREE, None),
    ("WAR-29", "quality_promise", SWAP, {"cause": "appearance_difference", "cause_detail": "colour vs photo"}, REFUSED, None),
    ("WAR-29", "quality_promise", PROMISE, {"cause": "appearance_difference"}, REFUSED, None),
    ("WAR-29", "durable_5_8", DURABLE, {"cause": "appearance_difference", "requested": "exchange"}, REFUSED, None),
    ("WAR-29", "tender_goods", TENDER, {"cause": "appearance_difference", "requested": "return"}, REFUSED, None),
    # machines by contract
    ("WAR-31", "industrial", MACHINE, {}, FREE, None),
    ("WAR-31", "industrial", MACHINE, {"reported_on": "2027-01-15"}, FREE, None),
    ("WAR-32", "industrial", MACHINE, {"reported_on": "2027-01-19"}, "PENDING_APPROVAL", None),
    ("WAR-32", "industrial", MACHINE, {"reported_on": "2027-01-19", "quotation": ("500", False)}, "PENDING_APPROVAL", None),
    ("WAR-32", "industrial", MACHINE, {"reported_on": "2027-01-19", "quotation": ("500", True)}, PAID, None),
    ("WAR-32", "industrial", MACHINE, {"cause": "human_damage"}, "PENDING_APPROVAL", None),
    ("WAR-33", "industrial", MACHINE, {"item_kind": "bought_in_part"}, FREE, None),
    ("WAR-31", "industrial", MACHINE, {"requested": "exchange"}, REFUSED, FREE),
    # tenders: always free unless somebody broke it
    ("WAR-34", "tender_goods", TENDER, {}, FREE, None),
    ("WAR-34", "tender_goods", TENDER, {"cause": "natural"}, FREE, None),
    ("WAR-34", "tender_goods", TENDER, {"cause": "human_damage"}, PAID, None),
    # five and eight years
    ("WAR-35", "durable_5_8", DURABLE, {}, FREE, None),
    ("WAR-35", "durable_5_8", DURABLE, {"reported_on": "2025-06-03"}, FREE, None),
    ("WAR-35", "durable_5_8", DURABLE, {"reported_on": "2025-06-04"}, TRAVEL, None),
    ("WAR-35", "durable_5_8", DURABLE, {"reported_on": "2026-05-20"}, TRAVEL, None),
    ("WAR-35", "durable_5_8", DURABLE, {"received_on": "2018-03-02", "reported_on": "2026-03-02"}, TRAVEL, None),
    ("WAR-35", "durable_5_8", DURABLE, {"received_on": "2018-03-02", "reported_on": "2026-03-03"}, PAID, None),
    ("WAR-35", "durable_5_8", DURABLE, {"received_on": "2018-05-01", "reported_on": "2026-05-06"}, TRAVEL, None),
    ("WAR-35", "durable_5_8", DURABLE, {"received_on": "2018-05-01", "reported_on": "2026-05-07"}, PAID, None),
    ("WAR-36", "durable_5_8", DURABLE, {"owner": "second_hand"}, PAID, None),
    ("WAR-36", "durable_5_8", DURABLE, {"documents_present": ["contract"]}, "PENDING_DOCS", None),
    ("WAR-37", "durable_5_8", SPECIAL, {"damaged_part_kept": False}, PARTS, None),
    ("WAR-37", "durable_5_8", SPECIAL, {"documents_present": ["contract"]}, PARTS, None),
    ("WAR-37", "durable_5_8", SPECIAL, {}, "PENDING_APPROVAL", None),
    ("WAR-37", "durable_5_8", SPECIAL, {"documents_present": None}, "PENDING_APPROVAL", None),
    ("WAR-37", "durable_5_8", SPECIAL, {"approvals": {"special_replacement": True}}, FREE, None),
    ("WAR-38", "durable_5_8", DURABLE, {"received_on": "2024-06-03", "cause": "natural", "cause_detail": "flood"}, PAID, None),
    ("WAR-38", "durable_5_8", DURABLE, {"cause": "unauthorised_repair"}, PAID, None),
    ("WAR-38", "durable_5_8", DURABLE, {"cause": "appearance_difference"}, PAID, None),
    ("WAR-29", "durable_5_8", DURABLE, {"cause": "appearance_difference", "requested": "exchange"}, REFUSED, None),
    ("WAR-44", "telematics", FLEET, {"on_site_visit": True}, FREE, None),
    ("WAR-44", "telematics", FLEET, {"reported_on": "2027-02-01"}, PAID, None),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "pack", "base", "differs", "verdict", "fallback"), CASES)
def test_case(
    rule: str, pack: str, base: dict[str, Any], differs: dict[str, Any], verdict: str, fallback: str | None
) -> None:
    found = judge(pack, **{**base, **differs}).pack
    assert (found.verdict, found.fallback) == (verdict, fallback)

"""Contract, card, pack and law in one case: pack verdict, verdict of the law, and the one in force."""

from typing import Any

import pytest

from tests.warranty.judging import judge
from tests.warranty.test_cases import DURABLE, MACHINE, PHONE, PROMISE, REPAIR, SEVEN, SWAP, TENDER

P3, G3, C3 = "three_guarantees_phone", "three_guarantees_general", "three_guarantees_computer"
FREE, PAID, REFUSED, SWAPPED, BACK = (
    "REPAIR_FREE",
    "PAID_REPAIR",
    "EXCHANGE_REFUSED",
    "EXCHANGE",
    "RETURN_REFUND",
)
AT_COST, TRAVEL = "REPAIR_MATERIALS_AT_COST", "REPAIR_FREE_TRAVEL_CHARGED"
TWICE = ["2026-04-01 2026-04-05 failed", "2026-05-06 2026-05-12 failed"]
TV = {**PROMISE, "product_class": "colour_tv", "bought_on": "2026-01-15"}
FRIDGE = {**DURABLE, "product_class": "refrigerator"}
LATER = {"reported_on": "2026-08-10"}

ROWS: list[tuple[str, str, dict[str, Any], dict[str, Any], str, str, str]] = [
    # the card is shorter or longer than the law; the contract stands before the card
    ("phone_retail", P3, REPAIR, {"card_months": 6, "reported_on": "2026-09-01"}, FREE, FREE, FREE),
    ("phone_retail", P3, REPAIR, {"card_months": 6, "reported_on": "2026-09-02"}, PAID, FREE, FREE),
    ("phone_retail", P3, REPAIR, {"card_months": 6, "reported_on": "2027-03-02"}, PAID, PAID, PAID),
    ("phone_retail", P3, REPAIR, {"card_months": 24, "reported_on": "2028-03-01"}, FREE, PAID, FREE),
    ("phone_retail", P3, REPAIR, {"card_months": 24, "contract_months": 6, "reported_on": "2026-09-02"}, PAID, FREE, FREE),
    ("phone_retail", P3, REPAIR, {"card_months": 6, "contract_months": 24, "reported_on": "2028-03-01"}, FREE, PAID, FREE),
    ("phone_retail", P3, REPAIR, {"contract_months": 3, "committed_months": 36, "reported_on": "2029-03-01"}, FREE, PAID, FREE),
    # parts outside the pack's cover
    ("phone_retail", P3, REPAIR, {"faulty_part": "lcd", "card_months": 6, "reported_on": "2026-07-20"}, PAID, FREE, FREE),
    ("phone_retail", P3, REPAIR, {"faulty_part": "shell"}, PAID, FREE, FREE),
    ("phone_retail", P3, REPAIR, {"faulty_part": "antenna", "reported_on": "2027-03-02"}, PAID, PAID, PAID),
    ("phone_retail", P3, REPAIR, {"item_kind": "accessory", "faulty_part": "charger", **LATER}, PAID, FREE, FREE),
    ("phone_retail", P3, REPAIR, {"item_kind": "accessory", "faulty_part": "battery", **LATER}, PAID, FREE, FREE),
    ("phone_retail", P3, REPAIR, {"item_kind": "accessory", "faulty_part": "earphone", **LATER}, PAID, PAID, PAID),
    ("phone_retail", P3, REPAIR, {"item_kind": "gift", "faulty_part": "power_bank"}, PAID, PAID, PAID),
    # exchange and return
    ("phone_retail", P3, PHONE, {"appearance_damage": ("shell",)}, REFUSED, SWAPPED, SWAPPED),
    ("phone_retail", P3, PHONE, {"documents_present": ["maker_report"]}, REFUSED, SWAPPED, SWAPPED),
    ("phone_retail", P3, PHONE, {"affects_use": False}, REFUSED, SWAPPED, SWAPPED),
    ("phone_retail", P3, PHONE, {"requested": "return"}, REFUSED, BACK, BACK),
    ("phone_retail", P3, PHONE, {"requested": "return", "reported_on": "2026-03-13"}, REFUSED, REFUSED, REFUSED),
    ("phone_retail", P3, PHONE, {"repairs": TWICE, "reported_on": "2026-06-10"}, REFUSED, SWAPPED, SWAPPED),
    ("phone_retail", P3, PHONE, {"cause": "liquid"}, PAID, REFUSED, PAID),
    ("phone_retail", P3, PHONE, {"item_kind": "gift"}, REFUSED, REFUSED, REFUSED),
    ("phone_retail", P3, PHONE, {"owner": "second_hand"}, SWAPPED, SWAPPED, SWAPPED),
    # misuse: the promise is better than the law; after its end the law may go on
    ("quality_promise", G3, TV, {"cause": "liquid"}, AT_COST, PAID, AT_COST),
    ("quality_promise", G3, TV, {"cause": "natural"}, AT_COST, PAID, AT_COST),
    ("quality_promise", G3, TV, {"contract_months": 6, "reported_on": "2026-09-01"}, PAID, FREE, FREE),
    ("quality_promise", G3, TV, {"contract_months": 6, "faulty_part": "picture_tube", "reported_on": "2028-12-01"}, PAID, FREE, FREE),
    ("quality_promise", G3, TV, {"contract_months": None}, "PENDING_DOCS", FREE, FREE),
    ("quality_promise", G3, TV, {"requested": "exchange", "documents_present": SEVEN[:-1], "reported_on": "2026-01-28"}, "PENDING_DOCS", SWAPPED, SWAPPED),
    ("quality_promise", G3, TV, {"requested": "exchange", "documents_present": SEVEN[:-1]}, "PENDING_DOCS", REFUSED, "PENDING_DOCS"),
    ("quality_promise", G3, SWAP, {"product_class": "colour_tv", "bought_on": "2026-01-15"}, SWAPPED, REFUSED, SWAPPED),
    # second owners: the contract is the first buyer's, the law asks for the goods alone
    ("durable_5_8", G3, FRIDGE, {"owner": "second_hand", "received_on": "2024-06-03"}, PAID, FREE, FREE),
    ("durable_5_8", G3, FRIDGE, {"owner": "second_hand"}, PAID, PAID, PAID),
    ("durable_5_8", G3, FRIDGE, {"owner": "second_hand", "received_on": "2023-06-01", "faulty_part": "compressor"}, PAID, FREE, FREE),
    ("durable_5_8", G3, FRIDGE, {"reported_on": "2026-05-20"}, TRAVEL, PAID, TRAVEL),
    ("durable_5_8", G3, FRIDGE, {"documents_present": ["contract"], "received_on": "2024-06-03"}, "PENDING_DOCS", FREE, FREE),
    # machines and tenders beside the law
    ("industrial", C3, MACHINE, {"product_class": "computer", "reported_on": "2027-01-19"}, "PENDING_APPROVAL", PAID, "PENDING_APPROVAL"),
    ("industrial", C3, MACHINE, {"product_class": "computer", "contract_months": 6, "faulty_part": "main_board"}, "PENDING_APPROVAL", FREE, FREE),
    ("tender_goods", C3, TENDER, {"product_class": "computer"}, FREE, PAID, FREE),
    ("tender_goods", C3, TENDER, {"product_class": "computer", "cause": "natural"}, FREE, PAID, FREE),
]  # fmt: skip


@pytest.mark.parametrize(("pack", "law", "base", "differs", "by_pack", "by_law", "effective"), ROWS)
def test_the_better_of_pack_and_law_is_in_force(
    pack: str,
    law: str,
    base: dict[str, Any],
    differs: dict[str, Any],
    by_pack: str,
    by_law: str,
    effective: str,
) -> None:
    found = judge(pack, law=law, **{**base, **differs})
    assert found.statutory is not None
    assert (found.pack.verdict, found.statutory.verdict, found.effective.verdict) == (
        by_pack,
        by_law,
        effective,
    )


def test_a_repair_by_law_is_better_than_one_that_waits_for_papers() -> None:
    given = FRIDGE | {"received_on": "2025-01-15", "bought_on": "2025-01-15", "requested": "exchange"}
    found = judge("durable_5_8", law=G3, **given | {"documents_present": ["contract"]})
    assert (found.pack.fallback, found.effective.verdict, found.effective.fallback) == (
        "PENDING_DOCS",
        REFUSED,
        FREE,
    )

"""Worked cases of the law, one row each: the pack, the facts that differ from the base, verdict, fallback, reason.

The version follows the day of the sale.
"""

from typing import Any

import pytest

from tests.warranty.judging import judge
from tests.warranty.test_cases import CASES

PHONE = {"bought_on": "2026-03-02", "reported_on": "2026-06-10", "cause": "quality"}
PHONE_SWAP = {**PHONE, "requested": "exchange", "appraisal": "maker_centre quality"}
PHONE_BACK = {**PHONE, "requested": "return", "appraisal": "maker_centre quality"}
TV = {**PHONE, "product_class": "colour_tv"}
PC = {**PHONE, "product_class": "computer"}
CAR = {
    "bought_on": "2022-03-01",
    "reported_on": "2022-12-01",
    "cause": "quality",
    "product_class": "household_car",
    "mileage_km": 20_000,
}
OLD_CAR = {**CAR, "bought_on": "2021-03-01", "reported_on": "2021-12-01"}
AWAY = {
    "bought_on": "2026-03-01",
    "received_on": "2026-03-05",
    "reported_on": "2026-03-10",
    "requested": "return",
    "distance_sale": True,
}
OTHER = {
    "bought_on": "2026-03-02",
    "reported_on": "2026-03-05",
    "cause": "quality",
    "product_class": "other_goods",
}

TWICE = ["2026-04-01 2026-04-05 failed", "2026-05-06 2026-05-12 failed"]
ONCE_FIXED = ["2026-04-01 2026-04-05 failed", "2026-05-06 2026-05-12 fixed"]
DAYS_30 = ["2026-05-01 2026-05-31 fixed"]
DAYS_31 = ["2026-05-01 2026-06-01 fixed"]
OPEN = ["2026-05-08 - open"]
CAR_31 = ["2022-04-01 2022-04-21 fixed", "2022-07-01 2022-07-12 fixed"]
CAR_30 = ["2022-04-01 2022-04-21 fixed", "2022-07-01 2022-07-11 fixed"]
OLD_35 = ["2021-04-01 2021-04-21 fixed", "2021-07-01 2021-07-16 fixed"]
OLD_36 = ["2021-04-01 2021-04-21 fixed", "2021-07-01 2021-07-17 fixed"]
SAME_4 = [f"2022-0{month}-01 2022-0{month}-02 fixed gear" for month in (4, 5, 6, 7)]
SAME_5 = [*SAME_4, "2022-08-01 2022-08-02 fixed gear"]
OLD_SAME_5 = [one.replace("2022", "2021") for one in SAME_5]
OLD_SAME_6 = [*OLD_SAME_5, "2021-09-01 2021-09-02 fixed gear"]
SAFETY_2 = ["2022-04-01 2022-04-02 failed brakes safety", "2022-05-01 2022-05-02 failed brakes safety"]
SAFETY_MIXED = ["2022-04-01 2022-04-02 failed brakes safety", "2022-05-01 2022-05-02 fixed brakes safety"]
ENGINE_2 = [
    "2022-04-01 2022-04-02 fixed knock replaced=engine",
    "2022-05-01 2022-05-02 failed knock replaced=engine",
]
ENGINE_OK = [
    "2022-04-01 2022-04-02 failed knock replaced=engine",
    "2022-05-01 2022-05-02 fixed knock replaced=engine",
]
TWO_PARTS = [
    "2022-04-01 2022-04-02 failed knock replaced=engine",
    "2022-05-01 2022-05-02 failed slip replaced=gearbox",
]
STEERING_2 = [
    "2022-04-01 2022-04-02 failed pull replaced=steering",
    "2022-05-01 2022-05-02 failed pull replaced=steering",
]

FREE, PAID, REFUSED, SWAP, BACK = (
    "REPAIR_FREE",
    "PAID_REPAIR",
    "EXCHANGE_REFUSED",
    "EXCHANGE",
    "RETURN_REFUND",
)
OVER, NOT_OFFERED, KM = "window_over", "not_offered", "mileage_over"
Row = tuple[str, dict[str, Any], dict[str, Any], str, str | None, str]

PHONES: list[Row] = [
    # periods: main unit 12 months, battery 6, charger 12, wired earphone 3, cards 12
    ("phone", PHONE, {"reported_on": "2027-03-02"}, FREE, None, ""),
    ("phone", PHONE, {"reported_on": "2027-03-03"}, PAID, None, OVER),
    ("phone", PHONE, {"faulty_part": "lcd"}, FREE, None, ""),
    ("phone", PHONE, {"faulty_part": "antenna"}, FREE, None, ""),
    ("phone", PHONE, {"card_months": 6, "reported_on": "2027-02-01"}, FREE, None, ""),
    ("phone", PHONE, {"item_kind": "accessory", "faulty_part": "battery", "reported_on": "2026-09-02"}, FREE, None, ""),
    ("phone", PHONE, {"item_kind": "accessory", "faulty_part": "battery", "reported_on": "2026-09-03"}, PAID, None, OVER),
    ("phone", PHONE, {"faulty_part": "battery", "reported_on": "2026-09-03"}, PAID, None, OVER),
    ("phone", PHONE, {"item_kind": "accessory", "faulty_part": "charger", "reported_on": "2027-03-02"}, FREE, None, ""),
    ("phone", PHONE, {"item_kind": "accessory", "faulty_part": "charger", "reported_on": "2027-03-03"}, PAID, None, OVER),
    ("phone", PHONE, {"item_kind": "accessory", "faulty_part": "earphone", "reported_on": "2026-06-02"}, FREE, None, ""),
    ("phone", PHONE, {"item_kind": "accessory", "faulty_part": "earphone", "reported_on": "2026-06-03"}, PAID, None, OVER),
    ("phone", PHONE, {"item_kind": "accessory", "faulty_part": "data_card", "reported_on": "2027-03-02"}, FREE, None, ""),
    ("phone", PHONE, {"item_kind": "accessory", "faulty_part": "sim_card", "reported_on": "2027-03-03"}, PAID, None, OVER),
    # month ends, leap days, holidays, make-up workdays
    ("phone", PHONE, {"bought_on": "2025-08-31", "faulty_part": "battery", "reported_on": "2026-02-28"}, FREE, None, ""),
    ("phone", PHONE, {"bought_on": "2025-08-31", "faulty_part": "battery", "reported_on": "2026-03-01"}, PAID, None, OVER),
    ("phone", PHONE, {"bought_on": "2024-02-29", "reported_on": "2025-02-28"}, FREE, None, ""),
    ("phone", PHONE, {"bought_on": "2024-02-29", "reported_on": "2025-03-01"}, PAID, None, OVER),
    ("phone", PHONE, {"bought_on": "2023-02-28", "reported_on": "2024-02-28"}, FREE, None, ""),
    ("phone", PHONE, {"bought_on": "2023-02-28", "reported_on": "2024-02-29"}, PAID, None, OVER),
    ("phone", PHONE, {"bought_on": "2025-05-04", "reported_on": "2026-05-06"}, FREE, None, ""),
    ("phone", PHONE, {"bought_on": "2025-05-04", "reported_on": "2026-05-07"}, PAID, None, OVER),
    ("phone", PHONE, {"bought_on": "2025-05-09", "reported_on": "2026-05-11"}, PAID, None, OVER),
    ("phone", PHONE, {"bought_on": "2025-02-17", "reported_on": "2026-02-24"}, FREE, None, ""),
    ("phone", PHONE, {"bought_on": "2025-02-17", "reported_on": "2026-02-25"}, PAID, None, OVER),
    # windows of 7 and 15 days
    ("phone", PHONE_BACK, {"reported_on": "2026-03-09"}, BACK, None, ""),
    ("phone", PHONE_BACK, {"reported_on": "2026-03-10"}, REFUSED, FREE, OVER),
    ("phone", PHONE_BACK, {"bought_on": "2026-02-07", "reported_on": "2026-02-14"}, BACK, None, ""),
    ("phone", PHONE_BACK, {"bought_on": "2026-02-07", "reported_on": "2026-02-15"}, REFUSED, FREE, OVER),
    ("phone", PHONE_BACK, {"bought_on": "2026-02-08", "reported_on": "2026-02-24"}, BACK, None, ""),
    ("phone", PHONE_BACK, {"bought_on": "2026-02-08", "reported_on": "2026-02-25"}, REFUSED, FREE, OVER),
    ("phone", PHONE_SWAP, {"reported_on": "2026-03-17"}, SWAP, None, ""),
    ("phone", PHONE_SWAP, {"reported_on": "2026-03-18"}, REFUSED, FREE, OVER),
    ("phone", PHONE_SWAP, {"reported_on": "2026-03-17", "received_on": "2026-03-03"}, SWAP, None, ""),
    ("phone", PHONE_SWAP, {"reported_on": "2026-03-18", "received_on": "2026-03-03"}, SWAP, None, ""),
    ("phone", PHONE_SWAP, {"reported_on": "2026-03-10", "appearance_damage": ("shell",)}, SWAP, None, ""),
    ("phone", PHONE_SWAP, {"reported_on": "2026-03-10", "documents_present": ["invoice"]}, SWAP, None, ""),
    ("phone", PHONE_SWAP, {"reported_on": "2026-03-10", "appraisal": "phone quality"}, "PENDING_APPRAISAL", None, "not_appraised"),
    ("phone", PHONE_SWAP, {"reported_on": "2026-03-10", "cause": "liquid"}, REFUSED, PAID, "not_quality"),
    ("phone", PHONE_SWAP, {"reported_on": "2026-03-10", "item_kind": "accessory", "faulty_part": "charger"}, REFUSED, FREE, NOT_OFFERED),
    # two failed repairs, thirty days
    ("phone", PHONE_SWAP, {"repairs": TWICE}, SWAP, None, ""),
    ("phone", PHONE_BACK, {"repairs": TWICE}, BACK, None, ""),
    ("phone", PHONE_SWAP, {"repairs": TWICE, "same_model_available": False}, BACK, None, ""),
    ("phone", PHONE_SWAP, {"repairs": TWICE, "reported_on": "2026-05-12"}, SWAP, None, ""),
    ("phone", PHONE_SWAP, {"repairs": TWICE, "reported_on": "2026-05-11"}, REFUSED, FREE, OVER),
    ("phone", PHONE_SWAP, {"repairs": TWICE[:1]}, REFUSED, FREE, OVER),
    ("phone", PHONE_SWAP, {"repairs": ONCE_FIXED}, REFUSED, FREE, OVER),
    ("phone", PHONE_SWAP, {"repairs": TWICE, "cause": "human_damage"}, REFUSED, PAID, "not_quality"),
    ("phone", PHONE_SWAP, {"repairs": TWICE, "bought_on": "2025-03-03"}, REFUSED, PAID, OVER),
    ("phone", PHONE_SWAP, {"repairs": DAYS_30}, REFUSED, FREE, OVER),
    ("phone", PHONE_SWAP, {"repairs": DAYS_31}, SWAP, None, ""),
    ("phone", PHONE_SWAP, {"repairs": OPEN, "reported_on": "2026-06-07"}, REFUSED, FREE, OVER),
    ("phone", PHONE_SWAP, {"repairs": OPEN, "reported_on": "2026-06-08"}, SWAP, None, ""),
    ("phone", PHONE, {"repairs": TWICE}, FREE, None, ""),
    # days in repair and of waiting extend the period; an exchange starts it anew
    ("phone", PHONE, {"repairs": TWICE, "reported_on": "2027-03-12"}, FREE, None, ""),
    ("phone", PHONE, {"repairs": TWICE, "reported_on": "2027-03-15"}, PAID, None, OVER),
    ("phone", PHONE, {"repair_days": 12, "reported_on": "2027-03-15"}, FREE, None, ""),
    ("phone", PHONE, {"repair_days": 12, "waiting_days": 3, "reported_on": "2027-03-17"}, FREE, None, ""),
    ("phone", PHONE, {"repair_days": 12, "waiting_days": 3, "reported_on": "2027-03-18"}, PAID, None, OVER),
    ("phone", PHONE, {"exchanged_on": "2026-06-10", "reported_on": "2027-06-10"}, FREE, None, ""),
    ("phone", PHONE, {"exchanged_on": "2026-06-10", "reported_on": "2027-06-11"}, PAID, None, OVER),
    # phones sold before the rules took effect: the first version
    ("phone", PHONE, {"bought_on": "2001-11-14", "reported_on": "2002-05-14"}, FREE, None, ""),
    ("phone", PHONE_SWAP, {"bought_on": "2001-11-14", "reported_on": "2002-05-14", "repairs": ["2002-01-01 2002-01-03 failed", "2002-02-01 2002-02-03 failed"]}, REFUSED, FREE, OVER),
    ("phone", PHONE_SWAP, {"bought_on": "2001-11-15", "reported_on": "2002-05-14", "repairs": ["2002-01-01 2002-01-03 failed", "2002-02-01 2002-02-03 failed"]}, SWAP, None, ""),
]  # fmt: skip

GOODS: list[Row] = [
    # whole goods and main parts, by the catalogue
    ("general", TV, {"reported_on": "2027-03-02"}, FREE, None, ""),
    ("general", TV, {"reported_on": "2027-03-03"}, PAID, None, OVER),
    ("general", TV, {"faulty_part": "picture_tube", "reported_on": "2029-03-02"}, FREE, None, ""),
    ("general", TV, {"faulty_part": "picture_tube", "reported_on": "2029-03-05"}, PAID, None, OVER),
    ("general", TV, {"faulty_part": "speaker", "reported_on": "2028-03-02"}, PAID, None, OVER),
    ("general", TV, {"bought_on": "2024-02-29", "faulty_part": "tuner", "reported_on": "2027-03-01"}, FREE, None, ""),
    ("general", TV, {"bought_on": "2024-02-29", "faulty_part": "tuner", "reported_on": "2027-03-02"}, PAID, None, OVER),
    ("general", TV, {"product_class": "bw_tv", "faulty_part": "tuner", "reported_on": "2029-03-02"}, FREE, None, ""),
    ("general", TV, {"product_class": "bicycle", "reported_on": "2027-03-03"}, PAID, None, OVER),
    ("general", TV, {"product_class": "bicycle", "faulty_part": "frame", "reported_on": "2028-03-02"}, FREE, None, ""),
    ("general", TV, {"product_class": "bicycle", "faulty_part": "frame", "reported_on": "2028-03-03"}, PAID, None, OVER),
    ("general", TV, {"product_class": "video_recorder", "reported_on": "2027-03-02"}, FREE, None, ""),
    ("general", TV, {"product_class": "video_recorder", "faulty_part": "picture_tube", "reported_on": "2027-03-03"}, PAID, None, OVER),
    ("general", TV, {"product_class": "refrigerator", "bought_on": "2025-09-20", "reported_on": "2026-09-20"}, FREE, None, ""),
    ("general", TV, {"product_class": "refrigerator", "bought_on": "2025-09-20", "reported_on": "2026-09-21"}, PAID, None, OVER),
    ("general", TV, {"product_class": "refrigerator", "faulty_part": "compressor", "reported_on": "2029-03-02"}, FREE, None, ""),
    ("general", TV, {"product_class": "washing_machine", "bought_on": "2025-10-01", "reported_on": "2026-10-08"}, FREE, None, ""),
    ("general", TV, {"product_class": "washing_machine", "bought_on": "2025-10-01", "reported_on": "2026-10-09"}, PAID, None, OVER),
    ("general", TV, {"product_class": "air_conditioner", "bought_on": "2026-08-31", "reported_on": "2027-08-31"}, FREE, None, ""),
    ("general", TV, {"product_class": "microwave_oven", "faulty_part": "magnetron", "reported_on": "2028-03-02"}, FREE, None, ""),
    ("general", TV, {"product_class": "microwave_oven", "faulty_part": "door", "reported_on": "2028-03-02"}, PAID, None, OVER),
    # windows need no appraisal by a centre; the box is no matter
    ("general", TV, {"requested": "return", "reported_on": "2026-03-09"}, BACK, None, ""),
    ("general", TV, {"requested": "return", "reported_on": "2026-03-10"}, REFUSED, FREE, OVER),
    ("general", TV, {"requested": "exchange", "reported_on": "2026-03-17", "documents_present": ["invoice"]}, SWAP, None, ""),
    ("general", TV, {"requested": "exchange", "bought_on": "2026-04-20", "reported_on": "2026-05-06"}, SWAP, None, ""),
    ("general", TV, {"requested": "exchange", "bought_on": "2026-04-20", "reported_on": "2026-05-07"}, REFUSED, FREE, OVER),
    ("general", TV, {"requested": "exchange", "bought_on": "2026-02-13", "reported_on": "2026-02-28"}, SWAP, None, ""),
    ("general", TV, {"requested": "exchange", "reported_on": "2026-03-10", "cause": "natural"}, REFUSED, PAID, "not_quality"),
    ("general", TV, {"requested": "exchange", "item_kind": "accessory", "reported_on": "2026-03-10"}, REFUSED, FREE, NOT_OFFERED),
    # rights by repairs
    ("general", TV, {"requested": "exchange", "repairs": TWICE}, SWAP, None, ""),
    ("general", TV, {"requested": "return", "repairs": TWICE}, BACK, None, ""),
    ("general", TV, {"requested": "exchange", "repairs": OPEN, "reported_on": "2026-06-08"}, SWAP, None, ""),
    ("general", TV, {"requested": "exchange", "repairs": OPEN, "reported_on": "2026-06-07"}, REFUSED, FREE, OVER),
    ("general", TV, {"requested": "exchange", "repairs": ["2026-03-10 - open"], "reported_on": "2026-06-09"}, SWAP, None, ""),
    # computers: whole 12 months, main parts 24
    ("computer", PC, {"reported_on": "2027-03-02"}, FREE, None, ""),
    ("computer", PC, {"reported_on": "2027-03-03"}, PAID, None, OVER),
    ("computer", PC, {"faulty_part": "main_board", "reported_on": "2028-03-02"}, FREE, None, ""),
    ("computer", PC, {"faulty_part": "hard_disk", "reported_on": "2028-03-03"}, PAID, None, OVER),
    ("computer", PC, {"faulty_part": "keyboard", "reported_on": "2027-03-03"}, PAID, None, OVER),
    ("computer", PC, {"item_kind": "accessory", "faulty_part": "display", "reported_on": "2028-03-02"}, FREE, None, ""),
    ("computer", PC, {"requested": "return", "reported_on": "2026-03-09"}, BACK, None, ""),
    ("computer", PC, {"requested": "return", "reported_on": "2026-03-10"}, REFUSED, FREE, OVER),
    ("computer", PC, {"requested": "exchange", "reported_on": "2026-03-17"}, SWAP, None, ""),
    ("computer", PC, {"requested": "exchange", "reported_on": "2026-03-18"}, REFUSED, FREE, OVER),
    ("computer", PC, {"requested": "exchange", "repairs": TWICE}, SWAP, None, ""),
    ("computer", PC, {"requested": "exchange", "repairs": TWICE, "same_model_available": False}, BACK, None, ""),
    ("computer", PC, {"cause": "liquid"}, PAID, None, "not_quality"),
    ("computer", PC, {"cause": "below_standard"}, FREE, None, ""),
]  # fmt: skip

CARS: list[Row] = [
    # repair period 3 years or 60,000 km, guarantee 2 years or 50,000 km
    ("car", CAR, {"reported_on": "2025-03-03", "mileage_km": 60_000}, FREE, None, ""),
    ("car", CAR, {"reported_on": "2025-03-04"}, PAID, None, OVER),
    ("car", CAR, {"mileage_km": 60_001}, PAID, None, KM),
    ("car", CAR, {"mileage_km": 60_001, "reported_on": "2025-03-04"}, PAID, None, OVER),
    ("car", CAR, {"received_on": "2022-03-20", "reported_on": "2025-03-20"}, FREE, None, ""),
    ("car", CAR, {"received_on": "2022-03-20", "reported_on": "2025-03-21"}, PAID, None, OVER),
    ("car", OLD_CAR, {"reported_on": "2024-03-01"}, FREE, None, ""),
    ("car", OLD_CAR, {"reported_on": "2024-03-04"}, PAID, None, OVER),
    ("car", OLD_CAR, {"received_on": "2021-03-20", "reported_on": "2024-03-20"}, PAID, None, OVER),
    ("car", CAR, {"cause": "improper_use"}, PAID, None, "not_quality"),
    ("car", CAR, {"exchanged_on": "2022-09-01", "reported_on": "2025-09-01"}, FREE, None, ""),
    # seven days: only by the rules since 2022
    ("car", CAR, {"requested": "exchange", "faulty_part": "engine", "reported_on": "2022-03-08"}, SWAP, None, ""),
    ("car", CAR, {"requested": "return", "faulty_part": "traction_battery", "reported_on": "2022-03-08"}, BACK, None, ""),
    ("car", CAR, {"requested": "return", "faulty_part": "engine", "reported_on": "2022-03-09"}, REFUSED, FREE, OVER),
    ("car", CAR, {"requested": "return", "faulty_part": "radio", "reported_on": "2022-03-05"}, REFUSED, FREE, NOT_OFFERED),
    ("car", OLD_CAR, {"requested": "exchange", "faulty_part": "engine", "reported_on": "2021-03-08"}, REFUSED, FREE, NOT_OFFERED),
    # sixty days or 3,000 km; the sixtieth is a holiday and rolls
    ("car", CAR, {"requested": "exchange", "faulty_part": "steering", "mileage_km": 3_000, "reported_on": "2022-05-05"}, SWAP, None, ""),
    ("car", CAR, {"requested": "exchange", "faulty_part": "steering", "mileage_km": 3_000, "reported_on": "2022-05-06"}, REFUSED, FREE, OVER),
    ("car", CAR, {"requested": "return", "faulty_part": "brakes", "mileage_km": 3_001, "reported_on": "2022-03-20"}, REFUSED, FREE, KM),
    ("car", CAR, {"requested": "return", "faulty_part": "battery_fire", "mileage_km": 900, "reported_on": "2022-03-20"}, BACK, None, ""),
    ("car", OLD_CAR, {"requested": "return", "faulty_part": "battery_fire", "mileage_km": 900, "reported_on": "2021-03-20"}, REFUSED, FREE, NOT_OFFERED),
    ("car", OLD_CAR, {"requested": "return", "faulty_part": "fuel_leak", "mileage_km": 900, "reported_on": "2021-04-30"}, BACK, None, ""),
    # in the guarantee period: safety, assemblies, main parts, days, times
    ("car", CAR, {"requested": "return", "repairs": SAFETY_2}, BACK, None, ""),
    ("car", CAR, {"requested": "return", "repairs": SAFETY_MIXED}, REFUSED, FREE, NOT_OFFERED),
    ("car", CAR, {"requested": "exchange", "repairs": SAFETY_2[:1]}, REFUSED, FREE, NOT_OFFERED),
    ("car", CAR, {"requested": "exchange", "repairs": ENGINE_2}, SWAP, None, ""),
    ("car", CAR, {"requested": "exchange", "repairs": ENGINE_OK}, REFUSED, FREE, NOT_OFFERED),
    ("car", CAR, {"requested": "exchange", "repairs": TWO_PARTS}, REFUSED, FREE, NOT_OFFERED),
    ("car", CAR, {"requested": "exchange", "repairs": STEERING_2}, SWAP, None, ""),
    ("car", CAR, {"requested": "exchange", "repairs": CAR_31}, SWAP, None, ""),
    ("car", CAR, {"requested": "exchange", "repairs": CAR_30}, REFUSED, FREE, NOT_OFFERED),
    ("car", OLD_CAR, {"requested": "exchange", "repairs": OLD_35}, REFUSED, FREE, NOT_OFFERED),
    ("car", OLD_CAR, {"requested": "exchange", "repairs": OLD_36}, SWAP, None, ""),
    ("car", CAR, {"requested": "exchange", "repairs": SAME_4}, REFUSED, FREE, NOT_OFFERED),
    ("car", CAR, {"requested": "exchange", "repairs": SAME_5}, SWAP, None, ""),
    ("car", OLD_CAR, {"requested": "exchange", "repairs": OLD_SAME_5}, REFUSED, FREE, NOT_OFFERED),
    ("car", OLD_CAR, {"requested": "exchange", "repairs": OLD_SAME_6}, SWAP, None, ""),
    ("car", CAR, {"requested": "return", "repairs": SAFETY_2, "mileage_km": 50_001}, REFUSED, FREE, NOT_OFFERED),
    ("car", CAR, {"requested": "return", "repairs": SAFETY_2, "cause": "unauthorised_repair"}, REFUSED, PAID, "not_quality"),
    ("car", CAR, {"requested": "return", "repairs": ["2022-04-01 2022-04-02 failed x safety", "2024-03-02 2024-03-04 failed x safety"], "reported_on": "2024-03-10"}, REFUSED, FREE, NOT_OFFERED),
    # the day of the sale chooses the version
    ("car", CAR, {"bought_on": "2021-12-31", "requested": "exchange", "repairs": CAR_31}, REFUSED, FREE, NOT_OFFERED),
    ("car", CAR, {"bought_on": "2022-01-01", "requested": "exchange", "repairs": CAR_31}, SWAP, None, ""),
]  # fmt: skip

CONSUMERS: list[Row] = [
    ("rights", AWAY, {"reported_on": "2026-03-12"}, BACK, None, ""),
    ("rights", AWAY, {"reported_on": "2026-03-13"}, REFUSED, PAID, OVER),
    ("rights", AWAY, {"received_on": "2026-04-25", "reported_on": "2026-05-06"}, BACK, None, ""),
    ("rights", AWAY, {"received_on": "2026-04-25", "reported_on": "2026-05-07"}, REFUSED, PAID, OVER),
    ("rights", AWAY, {"exempt": "perishable"}, REFUSED, PAID, "exempt_goods"),
    ("rights", AWAY, {"exempt": "digital"}, REFUSED, PAID, "exempt_goods"),
    ("rights", AWAY, {"exempt": "newspaper"}, REFUSED, PAID, "exempt_goods"),
    ("rights", AWAY, {"exempt": "confirmed_unsuitable"}, REFUSED, PAID, "exempt_goods"),
    ("rights", AWAY, {"goods_intact": False}, REFUSED, PAID, "not_intact"),
    ("rights", AWAY, {"appearance_damage": ("shell",)}, REFUSED, PAID, "not_intact"),
    ("rights", AWAY, {"documents_present": ["invoice"]}, BACK, None, ""),
    ("rights", AWAY, {"received_on": None}, "PENDING_DOCS", None, ""),
    ("rights", AWAY, {"distance_sale": False}, REFUSED, PAID, NOT_OFFERED),
    ("rights", AWAY, {"requested": "exchange"}, REFUSED, PAID, NOT_OFFERED),
    ("rights", OTHER, {"requested": "return", "reported_on": "2026-03-09"}, BACK, None, ""),
    ("rights", OTHER, {"requested": "return", "reported_on": "2026-03-10"}, REFUSED, PAID, OVER),
    ("rights", OTHER, {"requested": "return", "product_class": "phone"}, REFUSED, PAID, NOT_OFFERED),
]  # fmt: skip
NAMES = {
    "phone": "three_guarantees_phone",
    "general": "three_guarantees_general",
    "computer": "three_guarantees_computer",
    "car": "three_guarantees_car",
    "rights": "consumer_rights",
}


@pytest.mark.parametrize(
    ("law", "base", "differs", "verdict", "fallback", "reason"), [*PHONES, *GOODS, *CARS, *CONSUMERS]
)
def test_case(
    law: str, base: dict[str, Any], differs: dict[str, Any], verdict: str, fallback: str | None, reason: str
) -> None:
    found = judge(NAMES[law], **{**base, **differs}).pack
    assert (found.verdict, found.fallback, "".join(found.reasons)) == (verdict, fallback, reason)


def test_there_are_more_than_two_hundred_cases() -> None:
    assert len(CASES) + len(PHONES) + len(GOODS) + len(CARS) + len(CONSUMERS) >= 200

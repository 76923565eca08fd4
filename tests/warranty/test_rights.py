"""The day a right is reached, what lies ahead of an item, and what use costs."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tests.warranty.judging import facts, judge, of_sale, published
from warranty.judge import Case, Right, outlook, rights

PHONE = {"bought_on": "2026-03-02", "reported_on": "2026-06-10", "cause": "quality", "price": "2000"}
CAR = {
    "bought_on": "2022-03-01",
    "reported_on": "2022-12-01",
    "product_class": "household_car",
    "price": "150000",
    "mileage_km": 12_000,
}
TWICE = ["2026-04-01 2026-04-05 failed", "2026-05-06 2026-05-12 failed"]
P, G, C = "three_guarantees_phone", "three_guarantees_general", "three_guarantees_car"


def right(law: str, code: str, on: str | None = None, **given: Any) -> Right:
    known = facts(**given)
    held = rights(known, of_sale(law, known), published(), on=on and date.fromisoformat(on))
    return next(one for one in held if one.rule.id == code)


def ahead(law: str, on: str, **given: Any) -> Any:
    known = facts(**given)
    return outlook(Case(known, of_sale(law, known), published()), date.fromisoformat(on))


@pytest.mark.parametrize(
    ("law", "code", "given", "on", "reached", "since", "last_day"),
    [
        # the second failed repair, on the day it comes back
        (P, "two_failed_repairs", {"repairs": TWICE}, "2026-05-12", True, "2026-05-12", None),
        (P, "two_failed_repairs", {"repairs": TWICE[:1]}, "2026-05-12", False, None, None),
        (P, "two_failed_repairs", {"repairs": [TWICE[0], "2026-05-06 2026-05-12 fixed"]}, "2026-06-01", False, None, None),
        (P, "two_failed_repairs", {"repairs": [*TWICE, "2026-05-20 2026-05-22 failed"]}, "2026-06-01", True, "2026-05-12", None),
        # thirty days from handing in: the 30th is the last, the right holds from the 31st; known beforehand
        (P, "repair_30_days", {"repairs": ["2026-05-06 - open"]}, "2026-05-10", False, "2026-06-06", "2026-06-05"),
        (P, "repair_30_days", {"repairs": ["2026-05-06 - open"]}, "2026-06-05", False, "2026-06-06", "2026-06-05"),
        (P, "repair_30_days", {"repairs": ["2026-05-06 - open"]}, "2026-06-06", True, "2026-06-06", "2026-06-05"),
        (P, "repair_30_days", {"repairs": ["2026-05-06 2026-06-05 fixed"]}, "2026-06-10", False, None, None),
        (P, "repair_30_days", {"repairs": ["2026-01-30 - open"], "bought_on": "2026-01-02"}, "2026-03-01", False, "2026-03-02", "2026-03-01"),
        (P, "repair_30_days", {"repairs": ["2024-01-31 - open"], "bought_on": "2024-01-02"}, "2024-03-02", True, "2024-03-02", "2024-03-01"),
        (G, "parts_90_days", {"repairs": ["2026-03-10 - open"], "product_class": "colour_tv"}, "2026-06-08", False, "2026-06-09", "2026-06-08"),
        # a substitute car from day 6
        (C, "substitute", {**CAR, "repairs": ["2022-05-01 - open"]}, "2022-05-06", False, "2022-05-07", "2022-05-06"),
        (C, "substitute", {**CAR, "repairs": ["2022-05-01 - open"]}, "2022-05-07", True, "2022-05-07", "2022-05-06"),
        # days of several repairs together
        (C, "repair_days", {**CAR, "repairs": ["2022-04-01 2022-04-21 fixed", "2022-07-01 - open"]}, "2022-07-11", False, "2022-07-12", "2022-07-11"),
        (C, "repair_days", {**CAR, "repairs": ["2022-04-01 2022-04-01 fixed"] * 3}, "2022-07-11", False, None, None),
        (C, "same_fault", {**CAR, "repairs": [f"2022-0{n}-01 2022-0{n}-02 fixed gear" for n in range(4, 9)]}, "2022-08-01", True, "2022-08-01", None),
    ],
)  # fmt: skip
def test_the_day_a_right_is_reached(
    law: str,
    code: str,
    given: dict[str, Any],
    on: str,
    reached: bool,
    since: str | None,
    last_day: str | None,
) -> None:
    found = right(law, code, on, **{**PHONE, **given})
    dates = [day and day.isoformat() for day in (found.since, found.last_day)]
    assert (found.reached, *dates) == (reached, since, last_day)


def test_a_right_tells_how_far_it_has_come() -> None:
    found = right(P, "two_failed_repairs", **PHONE, repairs=TWICE[:1])
    assert (found.count, found.rule.needed, found.left) == (1, 2, 1)


def test_a_repair_after_the_period_gives_no_right() -> None:
    late = ["2027-04-01 2027-04-05 failed", "2027-05-06 2027-05-12 failed"]
    assert right(P, "two_failed_repairs", **PHONE | {"reported_on": "2027-06-01"}, repairs=late).since is None


def test_one_repair_is_left_before_an_exchange() -> None:
    once, twice, never = (
        ahead(P, "2026-06-10", **PHONE, repairs=held).one_repair_left for held in (TWICE[:1], TWICE, [])
    )
    assert (once, twice, never) == (True, False, False)


def test_days_left_count_the_last_day() -> None:
    assert ahead(P, "2026-03-16", **PHONE).left == {"repair": 352, "return": -6, "exchange": 2}


def test_the_business_proves_for_six_months() -> None:
    tv = {"bought_on": "2026-03-02", "received_on": "2026-03-05", "reported_on": "2026-06-10"}
    assert ahead(G, "2026-06-10", **tv, product_class="colour_tv").burden_until == date(2026, 9, 5)
    assert ahead(G, "2026-06-10", **tv, product_class="bicycle").burden_until is None


@pytest.mark.parametrize(
    ("law", "given", "fee", "refund"),
    [
        # 100 days from purchase less 10 in repair, 0.5 % of 2,000 each
        (P, PHONE | {"requested": "return", "repairs": TWICE}, "900.00", "1100.00"),
        (P, PHONE | {"requested": "return", "repairs": TWICE, "same_model_available": False}, None, "2000.00"),
        (P, PHONE | {"requested": "exchange", "repairs": TWICE, "same_model_available": False}, None, "2000.00"),
        (P, PHONE | {"requested": "exchange", "repairs": TWICE}, None, None),
        (P, PHONE | {"requested": "return", "repairs": TWICE, "waiting_days": 20}, "700.00", "1300.00"),
        (P, PHONE | {"requested": "return", "repairs": TWICE, "reported_on": "2026-12-01"}, "2000.00", "0.00"),
        (G, PHONE | {"requested": "return", "repairs": TWICE, "product_class": "colour_tv"}, "180.00", "1820.00"),
        (G, PHONE | {"requested": "return", "repairs": TWICE, "product_class": "bicycle"}, "90.00", "1910.00"),
        ("three_guarantees_computer", PHONE | {"requested": "return", "repairs": TWICE}, "450.00", "1550.00"),
        (C, CAR | {"requested": "return", "repairs": ["2022-04-01 2022-04-02 failed x safety"] * 2}, "9000.00", "141000.00"),
        (C, CAR | {"requested": "exchange", "repairs": ["2022-04-01 2022-04-02 failed x safety"] * 2}, "9000.00", None),
        (C, CAR | {"requested": "return", "reported_on": "2022-04-20", "mileage_km": 2_000, "faulty_part": "brakes"}, None, "150000.00"),
    ],
)  # fmt: skip
def test_what_use_costs(law: str, given: dict[str, Any], fee: str | None, refund: str | None) -> None:
    bill = judge(law, **given).bill
    expected = tuple(value and Decimal(value) for value in (fee, refund))
    assert (bill.use_fee, bill.refund) == expected


def test_an_exchanged_car_is_paid_for_its_use() -> None:
    used = judge(C, **CAR, requested="exchange", repairs=["2022-04-01 2022-04-02 failed x safety"] * 2)
    assert (used.pack.verdict, used.bill.customer_pays) == ("EXCHANGE", Decimal("9000.00"))


def test_goods_back_without_a_reason_travel_at_the_customers_cost() -> None:
    away = {
        "received_on": "2026-03-05",
        "reported_on": "2026-03-10",
        "requested": "return",
        "distance_sale": True,
    }
    assert judge("consumer_rights", **away, freight={"inbound": "18"}).bill.freight == Decimal("0.00")

"""POST /api/v1/warranty/preview/: the words of the answer, refusals by field, nothing written."""

from typing import Any

import pytest
from django.apps import apps
from django.test import Client

from tests.warranty.conftest import Ask

LCD = {
    "pack": "phone_retail",
    "product_class": "phone",
    "bought_on": "2026-03-01",
    "reported_on": "2026-07-20",
    "card_months": 6,
    "faulty_part": "lcd",
    "cause": "quality",
}
SWAP = {
    "pack": "phone_retail",
    "requested": "exchange",
    "sale_kind": "shipped",
    "bought_on": "2026-09-10",
    "received_on": "2026-09-12",
    "reported_on": "2026-09-20",
    "cause": "quality",
    "affects_use": True,
    "hotline_call_logged": True,
    "goods_sent_in": True,
    "local_centre": False,
    "parcel_received_at": "2026-09-23T10:00:00+08:00",
    "supplied_accessories": ["charger"],
    "parcel_contents": ["product", "manual", "outer_packaging", "charger"],
    "appraisal": {"by": "company_engineer", "finding": "quality", "on": "2026-09-24"},
    "appearance_damage": [],
    "freight": {"inbound": "18.00", "outbound": "22.00"},
}


@pytest.mark.requirement("WAR-40")
def test_pack_and_law_stand_side_by_side(ask: Ask) -> None:
    found = ask(**LCD).json()
    assert (found["verdict"], found["statutory"], found["effective"]) == (
        "PAID_REPAIR",
        "REPAIR_FREE",
        "REPAIR_FREE",
    )


def test_the_floor_can_be_left_out(ask: Ask) -> None:
    found = ask(**LCD, statutory_floor=False).json()
    assert (found["statutory"], found["effective"], found["by_law"]) == (None, "PAID_REPAIR", None)


@pytest.mark.requirement("SLA-18")
def test_new_goods_leave_within_three_days_of_the_parcel(ask: Ask) -> None:
    found = ask(**SWAP).json()
    assert (found["verdict"], found["freight_borne_by_company"], found["clocks"][0]["kind"]) == (
        "EXCHANGE",
        "40.00",
        "reship",
    )
    assert found["clocks"][0]["words"] == {"zh": "寄出新品", "en": "Send the new goods"}
    assert (found["clocks"][0]["last_day"], found["clocks"][0]["due"]) == (
        "2026-09-26",
        "2026-09-27T00:00:00+08:00",
    )


@pytest.mark.requirement("WAR-10")
def test_windows_are_told_as_last_days(ask: Ask) -> None:
    found = ask(
        pack="phone_retail",
        requested="exchange",
        bought_on="2026-03-01",
        received_on="2026-03-05",
        reported_on="2026-03-10",
    )
    assert found.json()["windows"] == {"exchange": "2026-03-20", "repair": "2027-03-01"}


def test_every_verdict_carries_words_and_rules(ask: Ask) -> None:
    found = ask(**LCD).json()
    assert (found["words"]["zh"], found["by_pack"]["rules"], len(found["trace"])) == (
        "免费修理",
        ["WAR-09"],
        7,
    )
    assert [(one["code"], one["rules"]) for one in found["explanations"]] == [("uncovered_part", ["WAR-09"])]


def retraced(trace: list[dict[str, Any]]) -> str:
    """What the seven tests lead to: the first that failed, else the last."""
    failed = (step for step in trace if not step["passed"])
    verdict: str = next(failed, trace[-1])["verdict"]
    return verdict


@pytest.mark.parametrize(
    "facts",
    [
        LCD,
        SWAP,
        SWAP | {"appearance_damage": ["shell"]},
        {"pack": "durable_5_8", "received_on": "2020-06-01", "reported_on": "2026-05-20"},
        {"pack": "durable_5_8", "received_on": "2020-06-01", "reported_on": "2025-05-20"},
        {"pack": "tender_goods", "received_on": "2017-06-01", "reported_on": "2026-05-20"},
    ],
)
def test_the_trace_alone_leads_to_the_verdict(ask: Ask, facts: dict[str, Any]) -> None:
    found = ask(**facts).json()
    assert retraced(found["trace"]) == found["verdict"]
    assert found["by_law"] is None or retraced(found["by_law"]["trace"]) == found["by_law"]["verdict"]


def test_the_trace_counts_the_days(ask: Ask) -> None:
    start, period = ask(**SWAP).json()["trace"][1:3]
    assert (start["seen"], period["seen"]) == (
        {"start": "2026-09-12"},
        {"last": "2026-09-28", "reported_on": "2026-09-20", "days": 8},
    )


def involved(ask: Ask, **facts: Any) -> set[str]:
    found: list[str] = ask(**facts).json()["rules"]
    return set(found)


def test_the_rules_of_the_law_and_of_a_promise_are_named(ask: Ask) -> None:
    assert {"WAR-09", "WAR-40", "WAR-39"} <= involved(ask, **LCD, oral_promise_months=9)


def test_the_rules_of_parcel_and_freight_are_named(ask: Ask) -> None:
    assert {"WAR-10", "WAR-18", "WAR-19", "WAR-47"} <= involved(ask, **SWAP)


def test_the_rule_that_spares_no_exchange_is_named(ask: Ask) -> None:
    assert {"WAR-09", "WAR-10"} <= involved(ask, **SWAP | {"faulty_part": "lcd"})


def test_the_rule_of_a_paid_visit_is_named_once_agreed_too(ask: Ask) -> None:
    sixth = {"pack": "durable_5_8", "received_on": "2020-06-01", "reported_on": "2026-05-20"}
    assert "INT-28" in involved(ask, **sixth, on_site_visit=True, visit_consent=True)


def test_the_rules_of_what_is_sent_back_are_named(ask: Ask) -> None:
    found = {"by": "company_engineer", "finding": "not_quality", "on": "2026-09-24"}
    assert {"WAR-19"} <= involved(ask, **SWAP | {"appraisal": found})


def test_the_rules_of_a_fallback_are_named(ask: Ask) -> None:
    over = {"pack": "quality_promise", "received_on": "2025-01-10", "contract_months": 12}
    assert {"WAR-25", "WAR-27"} <= involved(ask, **over, reported_on="2026-06-01", requested="exchange")


def test_who_lists_a_parcel_has_sent_the_goods_in(ask: Ask) -> None:
    unsaid = {name: value for name, value in SWAP.items() if name != "goods_sent_in"}
    found = ask(**unsaid | {"parcel_contents": ["product", "outer_packaging", "charger"]}).json()
    assert (found["verdict"], found["missing"]) == ("PENDING_DOCS", ["manual"])


def test_whose_parcel_came_has_sent_the_goods_in(ask: Ask) -> None:
    unsaid = {
        name: value
        for name, value in SWAP.items()
        if name not in ("goods_sent_in", "parcel_contents", "appraisal")
    }
    found = ask(**unsaid | {"local_centre": True, "documents_present": ["outer_packaging"]}).json()
    assert (found["verdict"], found["missing"]) == ("PENDING_DOCS", ["maker_report"])


def test_a_charger_is_an_accessory_where_nobody_says_what_it_is(ask: Ask) -> None:
    late = {"pack": "phone_retail", "bought_on": "2025-11-30", "reported_on": "2026-03-01"}
    named = ask(**late, faulty_part="charger").json()["verdict"]
    stated = ask(**late, faulty_part="charger", item_kind="main_unit").json()["verdict"]
    assert (named, stated) == ("PAID_REPAIR", "REPAIR_FREE")


@pytest.mark.parametrize(
    ("quotation", "pays"),
    [
        ({"accepted": True}, "230.00"),
        ({"parts": "100.00", "accepted": True}, "190.00"),
        ({"total": "150.55", "accepted": True}, "150.55"),
    ],
)
def test_what_a_quotation_leaves_out_follows_the_amounts(
    ask: Ask, quotation: dict[str, Any], pays: str
) -> None:
    late = {"pack": "industrial", "contract_months": 12, "received_on": "2024-01-15"}
    amounts = {"labour": "60.00", "parts_cost": "80.00", "parts_list": "140.00", "travel": "30.00"}
    found = ask(**late, reported_on="2026-04-15", quotation=quotation, amounts=amounts).json()
    assert (found["verdict"], found["customer_pays"]) == ("PAID_REPAIR", pays)


@pytest.mark.parametrize(
    ("reported_on", "effective"), [("2026-01-22", "RETURN_REFUND"), ("2026-01-23", "PENDING_DOCS")]
)
def test_a_floor_without_a_class_is_the_law_of_other_goods(
    ask: Ask, reported_on: str, effective: str
) -> None:
    bare = {"pack": "quality_promise", "contract_months": 12, "received_on": "2026-01-15"}
    found = ask(
        **bare, reported_on=reported_on, requested="return", documents_present=[], statutory_floor=True
    ).json()
    assert (found["verdict"], found["effective"], found["by_law"]["pack"]) == (
        "PENDING_DOCS",
        effective,
        "consumer_rights v1",
    )


@pytest.mark.requirement("WAR-39")
def test_an_oral_promise_needs_its_record(ask: Ask) -> None:
    late = {
        "pack": "quality_promise",
        "received_on": "2025-01-10",
        "reported_on": "2026-06-01",
        "contract_months": 12,
    }
    oral = ask(**late, oral_promise_months=36, commitment_records=[]).json()["verdict"]
    recorded = ask(**late, commitment_records=[{"months": 36}]).json()["verdict"]
    confirmed = ask(**late, oral_promise_months=36, commitment_records=["CM-1"]).json()["verdict"]
    assert (oral, recorded, confirmed) == ("PAID_REPAIR", "REPAIR_FREE", "REPAIR_FREE")


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"pack": "nobody"}, "pack"),
        ({"pack": "report_calendar"}, "pack"),
        ({"colour": "red"}, "colour"),
        ({"reported_on": None}, "reported_on"),
        ({"cause": "ghosts"}, "cause"),
        ({"requested": "gold"}, "requested"),
        ({"product_class": "boat"}, "product_class"),
        ({"card_months": -1}, "card_months"),
        ({"card_months": 0}, "card_months"),
        ({"card_months": "12"}, "card_months"),
        ({"contract_months": 0}, "contract_months"),
        ({"faulty_part": 5}, "faulty_part"),
        ({"cause_detail": 5}, "cause_detail"),
        ({"reported_on": "2026-7-20"}, "reported_on"),
        ({"reported_on": "20260720"}, "reported_on"),
        ({"reported_on": "2026-W30-1"}, "reported_on"),
        ({"reported_at": "2026-07-19T10:00:00+08:00"}, "reported_at"),
        ({"product_class": "boat", "statutory_floor": False}, "product_class"),
        ({"amounts": {"labour": "a lot"}}, "amounts"),
        ({"amounts": {"beer": "1.00"}}, "amounts"),
        ({"appraisal": {"by": "me", "finding": "quality"}}, "appraisal"),
        ({"documents_present": ["passport"]}, "documents_present"),
        ({"affects_use": "yes"}, "affects_use"),
        ({"parcel_received_at": "2026-03-10T10:00:00"}, "parcel_received_at"),
        ({"calendar": {"2026": "closed"}}, "calendar"),
        ({"repairs": [{"handed_in_on": "2026-04-05", "returned_on": "2026-04-01"}]}, "repairs"),
        ({"repairs": [{"handed_in_on": "2026-02-05"}]}, "repairs"),
        ({"repairs": [{"colour": "red"}]}, "repairs"),
        ({"appraisal": {"by": "phone", "finding": "quality", "on": "2026-02-28"}}, "appraisal"),
        ({"parcel_received_at": "2026-02-28T10:00:00+08:00"}, "parcel_received_at"),
        ({"mileage_km": -1}, "mileage_km"),
        ({"exempt": "old"}, "exempt"),
        ({"overrides": {"substitute_hours": 0}}, "overrides"),
        ({"overrides": {"substitute_hours": 10**12}}, "overrides"),
        ({"commitment_records": [{"months": 10**9}]}, "commitment_records"),
        ({"commitment_records": [{"months": "two years"}]}, "commitment_records"),
        ({"commitment_records": [{"months": True}]}, "commitment_records"),
        ({"quotation": {"total": "10.00", "sent": False, "accepted": True}}, "quotation"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_named(ask: Ask, wrong: dict[str, Any], field: str) -> None:
    answer = ask(**LCD | wrong)
    assert (answer.status_code, list(answer.json())) == (400, [field])


@pytest.mark.parametrize(
    ("wrong", "fields"),
    [
        ({"reported_on": "2026-02-28"}, {"reported_on", "bought_on"}),
        ({"received_on": "2026-02-28"}, {"received_on", "bought_on"}),
        ({"received_on": "2026-07-21"}, {"received_on", "reported_on"}),
        ({"contract_signed_on": "2026-07-21"}, {"contract_signed_on", "reported_on"}),
        ({"exchanged_on": "2026-07-21"}, {"exchanged_on", "reported_on"}),
    ],
)
def test_two_days_that_contradict_each_other_are_both_named(
    ask: Ask, wrong: dict[str, Any], fields: set[str]
) -> None:
    answer = ask(**LCD | wrong)
    assert (answer.status_code, set(answer.json())) == (400, fields)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"parcel_received_at": "2026-09-11T10:00:00+08:00"}, "parcel_received_at"),
        ({"appraisal": {"by": "maker_centre", "finding": "quality", "on": "2026-09-11"}}, "appraisal"),
    ],
)
def test_nothing_happens_to_goods_that_have_not_come(ask: Ask, wrong: dict[str, Any], field: str) -> None:
    answer = ask(**SWAP | wrong)
    assert (answer.status_code, list(answer.json())) == (400, [field])


def test_parts_are_known_in_any_case(ask: Ask) -> None:
    assert ask(**LCD | {"faulty_part": "LCD"}).json()["reasons"] == ["uncovered_part"]


def test_a_year_may_be_restated(ask: Ask) -> None:
    facts = {
        "pack": "phone_retail",
        "requested": "exchange",
        "bought_on": "2026-04-19",
        "reported_on": "2026-05-05",
    }
    stated = {"2026": {"off": [], "work": []}}
    assert ask(**facts).json()["windows"]["exchange"] == "2026-05-06"
    assert ask(**facts, calendar=stated).json()["windows"]["exchange"] == "2026-05-04"


def test_nothing_is_written(ask: Ask) -> None:
    def counts() -> dict[str, int]:
        return {model._meta.label: model._default_manager.count() for model in apps.get_models()}

    before = counts()
    assert ask(**SWAP).status_code == 200
    assert counts() == before


def test_strangers_are_refused(db: None) -> None:
    assert Client().post("/api/v1/warranty/preview/", LCD, content_type="application/json").status_code == 401


CAR = {
    "pack": "quality_promise",
    "product_class": "household_car",
    "received_on": "2022-03-01",
    "bought_on": "2022-03-01",
    "reported_on": "2022-12-01",
    "contract_months": 12,
    "cause": "quality",
    "price": "150000.00",
    "mileage_km": 12000,
    "requested": "return",
    "repairs": [
        {"handed_in_on": "2022-04-01", "returned_on": "2022-04-02", "fixed": False, "safety": True},
        {"handed_in_on": "2022-05-01", "returned_on": "2022-05-03", "fixed": False, "safety": True},
    ],
}


def test_a_right_by_repairs_is_told_with_its_day_and_what_use_costs(ask: Ask) -> None:
    found = ask(**CAR).json()
    assert (found["statutory"], found["use_fee"], found["refund"]) == (
        "RETURN_REFUND",
        "9000.00",
        "141000.00",
    )
    reached = [one for one in found["rights"] if one["reached"]]
    assert [(one["id"], one["since"], one["gives"]) for one in reached] == [
        ("safety_twice", "2022-05-03", ["exchange", "return"])
    ]
    assert found["by_law"]["pack"] == "three_guarantees_car v2"


def test_the_day_of_the_sale_chooses_the_version_of_the_law(ask: Ask) -> None:
    early = CAR | {"bought_on": "2021-12-31", "received_on": "2022-03-01"}
    assert ask(**early).json()["by_law"]["pack"] == "three_guarantees_car v1"


def test_a_class_without_rules_on_the_day_of_the_sale_has_no_floor(ask: Ask) -> None:
    early = CAR | {"bought_on": "2012-03-01", "received_on": "2012-03-01"}
    assert ask(**early).json()["statutory"] is None


def test_what_was_not_compared_with_the_law_is_said(ask: Ask) -> None:
    step = ask(**LCD).json()["by_law"]["trace"][2]
    assert (step["verified"], step["note"]) == (
        False,
        "依据多处二手资料；主机性能故障表含显示屏，须与附录原文核对。",
    )


def test_texts_of_packs_are_told_in_the_reader_s_language(house: str, db: None) -> None:
    answer = Client().post(
        "/api/v1/warranty/preview/",
        LCD,
        content_type="application/json",
        headers={"Authorization": f"Bearer {house}", "Accept-Language": "en"},
    )
    assert answer.json()["trace"][2]["rule"] == "Main unit under warranty from the date of purchase"


def test_goods_sold_at_a_distance_go_back_without_a_reason(ask: Ask) -> None:
    away = {
        "pack": "quality_promise",
        "distance_sale": True,
        "received_on": "2026-03-05",
        "reported_on": "2026-03-12",
        "parcel_received_at": "2026-03-14T09:00:00+08:00",
        "requested": "return",
        "contract_months": 12,
    }
    found = ask(**away).json()
    assert (found["verdict"], found["statutory"]) == ("PENDING_DOCS", "RETURN_REFUND")
    assert [(one["kind"], one["last_day"]) for one in found["clocks"]] == [("refund", "2026-03-21")]


def test_a_substitute_follows_the_hours_of_the_contract(ask: Ask) -> None:
    tender = {
        "pack": "tender_goods",
        "received_on": "2024-01-15",
        "reported_on": "2026-04-01",
        "reported_at": "2026-04-01T09:00:00+08:00",
        "overrides": {"substitute_hours": 24},
    }
    found = ask(**tender).json()["clocks"]
    assert [(one["kind"], one["due"], one["provisional"]) for one in found] == [
        ("substitute", "2026-04-02T09:00:00+08:00", False)
    ]
    assert ask(**tender | {"cause": "human_damage"}).json()["clocks"] == []
    assert ask(**tender | {"overrides": {}}).json()["clocks"] == []


def test_the_clock_of_the_new_goods_runs_while_they_are_appraised(ask: Ask) -> None:
    waiting = {name: value for name, value in SWAP.items() if name != "appraisal"}
    found = ask(**waiting).json()
    assert (found["verdict"], [one["kind"] for one in found["clocks"]]) == ("PENDING_APPRAISAL", ["reship"])


def test_what_would_change_the_verdict(ask: Ask) -> None:
    late = ask(**SWAP | {"reported_on": "2026-09-29", "statutory_floor": False}).json()
    assert (late["verdict"], late["windows"]["exchange"]) == ("EXCHANGE_REFUSED", "2026-09-28")
    assert [(one["fact"], one["value"], one["verdict"]) for one in late["what_would_change"]] == [
        ("reported_on", "2026-09-28", "EXCHANGE")
    ]


def test_a_missing_paper_would_change_the_verdict(ask: Ask) -> None:
    unboxed = {
        name: value for name, value in SWAP.items() if name not in ("goods_sent_in", "parcel_contents")
    }
    found = ask(**unboxed, documents_present=["invoice"]).json()
    changes = [(one["fact"], one["value"], one["verdict"]) for one in found["what_would_change"]]
    assert changes == [("documents_present", ["outer_packaging"], "EXCHANGE")]


@pytest.mark.requirement("WAR-46")
def test_options_of_periods_may_be_tried(ask: Ask) -> None:
    facts = {
        "pack": "phone_retail",
        "bought_on": "2026-03-02",
        "reported_on": "2026-06-01",
        "repair_days": 12,
    }
    plain = ask(**facts).json()["windows"]["repair"]
    moved = ask(**facts, overrides={"repair_days_suspend": True}).json()["windows"]["repair"]
    assert (plain, moved) == ("2027-03-02", "2027-03-15")  # the 14th is a Sunday


def test_windows_in_years_without_a_notice_are_provisional(ask: Ask) -> None:
    assert (ask(**SWAP).json()["provisional"], ask(**LCD).json()["provisional"]) == (["repair"], [])


def test_a_paid_visit_and_an_open_quotation_wait_for_agreement(ask: Ask) -> None:
    found = ask(
        pack="industrial",
        received_on="2022-01-10",
        reported_on="2026-03-02",
        contract_months=12,
        on_site_visit=True,
    ).json()
    assert (found["work_start_blocked"], found["dispatch_blocked"]) == (True, True)
    assert found["approvals_needed"] == ["quotation", "visit_consent"]


def test_what_a_pack_does_not_offer_names_the_judge_s_own_rule(ask: Ask) -> None:
    found = ask(**SWAP | {"requested": "return", "statutory_floor": False}).json()
    assert (found["reasons"], found["by_pack"]["rules"]) == (["not_offered"], ["WAR-01"])

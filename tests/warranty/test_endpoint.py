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
    assert (found["words"]["zh"], found["rules"], len(found["trace"])) == ("免费修理", ["WAR-09"], 7)
    assert [one["code"] for one in found["explanations"]] == ["uncovered_part"]


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
        ({"reported_on": "2026-02-28"}, "reported_on"),
        ({"received_on": "2026-02-28"}, "received_on"),
        ({"cause": "ghosts"}, "cause"),
        ({"requested": "gold"}, "requested"),
        ({"product_class": "boat"}, "product_class"),
        ({"card_months": -1}, "card_months"),
        ({"amounts": {"labour": "a lot"}}, "amounts"),
        ({"amounts": {"beer": "1.00"}}, "amounts"),
        ({"appraisal": {"by": "me", "finding": "quality"}}, "appraisal"),
        ({"documents_present": ["passport"]}, "documents_present"),
        ({"affects_use": "yes"}, "affects_use"),
        ({"parcel_received_at": "2026-03-10T10:00:00"}, "parcel_received_at"),
        ({"calendar": {"2026": "closed"}}, "calendar"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_named(ask: Ask, wrong: dict[str, Any], field: str) -> None:
    answer = ask(**LCD | wrong)
    assert (answer.status_code, list(answer.json())) == (400, [field])


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

"""Frozen cases: facts, rules and days come back, and the answer with them, byte for byte."""

import json
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from tests.warranty.judging import facts, judge, policy
from tests.warranty.test_cases import CASES, PHONE
from warranty.facts import Appraisal, Facts, Quotation, Repair
from warranty.frozen import as_text, freeze, read_policy, sealed, thaw, told, unsealed, written

FULL = Facts(
    reported_on=date(2026, 3, 10),
    bought_on=date(2026, 2, 28),
    appraisal=Appraisal("phone", "quality", date(2026, 3, 10)),
    parcel_received_at=datetime(2026, 3, 11, 2, tzinfo=UTC),
    supplied_accessories=("charger",),
    documents_present=frozenset({"manual", "invoice"}),
    appearance_damage=(),
    approvals={"special_replacement": True},
    quotation=Quotation(total=Decimal("500.00"), sent=True),
    repairs=(Repair(date(2026, 3, 1), date(2026, 3, 4), "screen", fixed=False, waiting_days=2),),
    price=Decimal("1999.00"),
    amounts={"labour": Decimal("60.00")},
)


def through_json(held: Any) -> Any:
    return json.loads(as_text(held))


def test_facts_come_back_whole() -> None:
    assert thaw(through_json(freeze(FULL))) == FULL


def test_only_what_is_given_is_frozen() -> None:
    assert freeze(Facts(reported_on=date(2026, 3, 10))) == {"reported_on": "2026-03-10"}


def test_a_word_that_no_fact_has_is_refused() -> None:
    with pytest.raises(TypeError, match="colour"):
        thaw({"reported_on": "2026-03-10", "colour": "red"})


@pytest.mark.parametrize("name", ["phone_retail", "quality_promise", "durable_5_8", "three_guarantees_phone"])
def test_policies_come_back_whole(name: str) -> None:
    assert read_policy(through_json(written(policy(name)))) == policy(name)


@pytest.mark.requirement("WAR-01")
@pytest.mark.parametrize(("pack", "given"), [(row[1], {**row[2], **row[3]}) for row in CASES])
def test_a_sealed_case_gives_the_same_answer_byte_for_byte(pack: str, given: dict[str, Any]) -> None:
    found = judge(pack, law="three_guarantees_phone", **given)
    again = unsealed(through_json(sealed(found)))
    assert as_text(told(again)) == as_text(told(found))


def test_the_seal_outlives_a_changed_pack() -> None:
    seal = through_json(sealed(judge("phone_retail", **PHONE)))
    changed = judge("phone_retail", **PHONE | {"reported_on": "2026-03-21"})
    assert (told(unsealed(seal))["verdict"], changed.pack.verdict) == ("EXCHANGE", "EXCHANGE_REFUSED")


def test_a_holiday_of_the_day_stays_one() -> None:
    late = facts(
        **PHONE | {"bought_on": "2026-04-19", "received_on": "2026-04-19", "reported_on": "2026-05-06"}
    )
    seal = sealed(
        judge(
            "phone_retail",
            **PHONE | {"bought_on": "2026-04-19", "received_on": "2026-04-19", "reported_on": "2026-05-06"},
        )
    )
    assert seal["calendar"]["days"]["2026-05-05"] is False
    assert thaw(seal["facts"]) == late

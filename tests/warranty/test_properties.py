"""What holds for every case: better facts never make a verdict worse, the law is a floor, the seal is enough."""

import json
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.warranty.judging import of_sale, policy, published
from warranty.enums import Appraiser, Cause, Finding, ItemKind, Owner, Paper, Remedy, Surface
from warranty.facts import Appraisal, Facts, Repair
from warranty.frozen import as_text, sealed, told, unsealed
from warranty.verdicts import Answer, answer

PACKS = ("phone_retail", "quality_promise", "industrial", "durable_5_8", "tender_goods", "telematics")
LAWS = {
    "phone": "three_guarantees_phone",
    "computer": "three_guarantees_computer",
    "colour_tv": "three_guarantees_general",
    "household_car": "three_guarantees_car",
    "other_goods": "consumer_rights",
}
PARTS = ("", "lcd", "battery", "main_board", "engine", "steering", "picture_tube")
OURS = (Cause.QUALITY.value, "")
DAYS = st.dates(date(2020, 1, 1), date(2026, 12, 31))
MAYBE = st.sampled_from([None, False, True])
COMMON = settings(max_examples=120, deadline=None, derandomize=True)


@st.composite
def repairs(draw: Any, since: date) -> tuple[Repair, ...]:
    found, begun = [], since
    for _again in range(draw(st.integers(0, 3))):
        begun += timedelta(days=draw(st.integers(0, 90)))
        ended = begun + timedelta(days=draw(st.integers(0, 40)))
        failed = draw(st.sampled_from([False, True]))
        found.append(Repair(begun, ended, "gear", fixed=not failed, safety=draw(st.booleans())))
        begun = ended
    return tuple(found)


@st.composite
def cases(draw: Any) -> Facts:
    bought = draw(DAYS)
    received = draw(st.sampled_from([None, bought, bought + timedelta(days=4)]))
    reported = (received or bought) + timedelta(days=draw(st.integers(0, 3_200)))
    papers = st.frozensets(st.sampled_from(Paper.values))
    appraised = st.builds(Appraisal, st.sampled_from(Appraiser.values), st.sampled_from(Finding.values))
    return Facts(
        reported_on=reported,
        requested=draw(st.sampled_from(Remedy.values)),
        item_kind=draw(st.sampled_from(ItemKind.values)),
        faulty_part=draw(st.sampled_from(PARTS)),
        product_class=draw(st.sampled_from(list(LAWS))),
        bought_on=draw(st.sampled_from([None, bought])),
        received_on=received,
        card_months=draw(st.sampled_from([None, 6, 24])),
        contract_months=draw(st.sampled_from([None, 3, 12])),
        cause=draw(st.sampled_from(["", *Cause.values])),
        affects_use=draw(MAYBE),
        hotline_call_logged=draw(MAYBE),
        appraisal=draw(st.none() | appraised),
        local_centre=draw(MAYBE),
        goods_sent_in=draw(st.booleans()),
        parcel_contents=draw(st.none() | papers),
        documents_present=draw(st.none() | papers),
        appearance_damage=draw(st.none() | st.lists(st.sampled_from(Surface.values), unique=True).map(tuple)),
        owner=draw(st.sampled_from(["", *Owner.values])),
        special_replacement=draw(st.booleans()),
        damaged_part_kept=draw(MAYBE),
        repairs=draw(repairs(bought)),
        same_model_available=draw(MAYBE),
        mileage_km=draw(st.none() | st.integers(0, 80_000)),
        distance_sale=draw(st.booleans()),
        price=Decimal("1999.00"),
    )


def judged(pack: str, facts: Facts) -> Answer:
    return answer(facts, policy(pack), published(), law=of_sale(LAWS[facts.product_class], facts))


def no_worse(pack: str, facts: Facts, better: Facts) -> bool:
    return judged(pack, better).effective.rank >= judged(pack, facts).effective.rank


@COMMON
@given(st.sampled_from(PACKS), cases())
def test_the_ruling_in_force_is_never_worse_than_either(pack: str, facts: Facts) -> None:
    found = judged(pack, facts)
    assert found.statutory is not None
    assert found.effective.rank == max(found.pack.rank, found.statutory.rank)


@COMMON
@given(st.sampled_from(PACKS), cases())
def test_the_seal_alone_gives_the_same_answer(pack: str, facts: Facts) -> None:
    found = judged(pack, facts)
    again = unsealed(json.loads(as_text(sealed(found))))
    assert as_text(told(again)) == as_text(told(found))


@COMMON
@given(st.sampled_from(PACKS), cases())
def test_the_first_failed_test_decides(pack: str, facts: Facts) -> None:
    found = judged(pack, facts)
    for ruling in (one for one in (found.pack, found.statutory) if one):
        assert len(ruling.trace) == 7
        failed = next((step.outcome for step in ruling.trace if step.outcome), None)
        assert failed is None or failed.verdict == ruling.verdict


@COMMON
@given(st.sampled_from(PACKS), cases(), st.sampled_from(Paper.values))
def test_one_more_paper_is_never_worse(pack: str, facts: Facts, paper: str) -> None:
    shown = facts.documents_present if facts.documents_present is not None else frozenset()
    bare = replace(facts, documents_present=shown)
    assert no_worse(pack, bare, replace(facts, documents_present=shown | {paper}))


@COMMON
@given(st.sampled_from(PACKS), cases())
def test_an_intact_surface_is_never_worse(pack: str, facts: Facts) -> None:
    assert no_worse(pack, facts, replace(facts, appearance_damage=()))


@COMMON
@given(st.sampled_from(PACKS), cases(), st.integers(1, 400))
def test_a_later_purchase_is_never_worse(pack: str, facts: Facts, days: int) -> None:
    """For the same age of law: another version may hold other rights; the repair history comes along."""
    later = timedelta(
        days=min(days, (facts.reported_on - (facts.received_on or facts.bought_on or facts.reported_on)).days)
    )
    moved = replace(
        facts,
        repairs=(),
        bought_on=facts.bought_on and facts.bought_on + later,
        received_on=facts.received_on and facts.received_on + later,
    )
    bare = replace(facts, repairs=())
    law = of_sale(LAWS[facts.product_class], bare)
    ranks = [answer(one, policy(pack), published(), law=law).effective.rank for one in (bare, moved)]
    assert ranks[1] >= ranks[0]


@COMMON
@given(st.sampled_from(PACKS), cases(), st.integers(1, 36))
def test_a_longer_contract_is_never_worse(pack: str, facts: Facts, months: int) -> None:
    stated = facts.contract_months or 3
    bare = replace(facts, contract_months=stated)
    assert no_worse(pack, bare, replace(facts, contract_months=stated + months))


@COMMON
@given(st.sampled_from(PACKS), cases())
def test_the_original_buyer_is_never_worse_off(pack: str, facts: Facts) -> None:
    second = replace(facts, owner=Owner.SECOND_HAND.value)
    assert no_worse(pack, second, replace(facts, owner=Owner.ORIGINAL.value))


@COMMON
@given(st.sampled_from(PACKS), cases())
def test_an_appraisal_of_quality_is_never_worse(pack: str, facts: Facts) -> None:
    found = Appraisal(Appraiser.COMPANY_ENGINEER.value, Finding.QUALITY.value)
    assert no_worse(pack, replace(facts, appraisal=None), replace(facts, appraisal=found))


@COMMON
@given(st.sampled_from(PACKS), cases())
def test_what_would_change_is_better(pack: str, facts: Facts) -> None:
    found = judged(pack, facts)
    now = (found.effective.verdict, found.effective.fallback)
    assert [one for one in found.what_would_change if (one.verdict, one.fallback) == now] == []

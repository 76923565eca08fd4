"""The ways of a case: a table, walked at random."""

import random
from decimal import Decimal

import pytest

from warranty.case_enums import Bearer, CaseKind, CaseOutcome, CaseState
from warranty.case_rules import bearer_of_freight, borne, kinds_for, refund_of
from warranty.case_transitions import EDGES, ENDS, FULFILLED, FULFILS, OUTCOMES, may_go
from warranty.enums import Finding, Verdict

GOODS_HERE = {CaseState.RECEIVED, CaseState.DOCUMENTS}


def walk(kind: str, seed: int) -> list[tuple[str, str]]:
    """A way from the beginning to an end: each state with the outcome decided by then."""
    dice = random.Random(seed)
    state, outcome, way = CaseState.ANNOUNCED.value, "", []
    while state not in ENDS:
        choice = outcome or dice.choice(OUTCOMES[kind])
        moves = [to for to in EDGES[kind][state] if may_go(kind, state, to, outcome=choice)]
        state = dice.choice(sorted(moves))
        outcome = choice if state == CaseState.DECIDED else outcome
        way.append((state, outcome))
    return way


@pytest.mark.parametrize("kind", CaseKind.values)
def test_every_way_ends_and_carries_out_what_was_decided(kind: str) -> None:
    for seed in range(300):
        for state, outcome in walk(kind, seed):
            assert state not in FULFILLED or FULFILS[outcome] == state


def test_goods_that_lie_here_are_never_cancelled_away() -> None:
    for kind in (CaseKind.EXCHANGE, CaseKind.RETURN, CaseKind.FACTORY_REPAIR):
        for seed in range(300):
            states = [state for state, _outcome in walk(kind, seed)]
            assert CaseState.CANCELLED not in states or not GOODS_HERE & set(states)


def test_every_state_of_a_kind_can_be_reached() -> None:
    for kind, edges in EDGES.items():
        seen = {state for seed in range(300) for state, _outcome in walk(kind, seed)}
        beyond = FULFILLED - {FULFILS[outcome] for outcome in OUTCOMES[kind]}
        assert seen == set(edges) - {CaseState.ANNOUNCED} - beyond


def test_before_the_appraisal_goods_can_only_be_sent_back() -> None:
    allowed = [
        outcome
        for outcome in CaseOutcome.values
        if may_go("exchange", "received", "decided", outcome=outcome)
    ]
    assert allowed == [CaseOutcome.SEND_BACK]


@pytest.mark.parametrize(
    ("verdict", "fallback", "kinds"),
    [
        (Verdict.EXCHANGE, "", ("exchange", "onsite_exchange")),
        (Verdict.RETURN_REFUND, "", ("return",)),
        (Verdict.REPAIR_FREE, "", ("factory_repair",)),
        (Verdict.EXCHANGE_REFUSED, Verdict.PAID_REPAIR, ("factory_repair",)),
        (Verdict.EXCHANGE_REFUSED, "", ()),
        (Verdict.SEND_BACK, "", ()),
    ],
)
def test_the_verdict_says_which_cases_may_begin(verdict: str, fallback: str, kinds: tuple[str, ...]) -> None:
    assert kinds_for(verdict, fallback) == kinds


def test_a_refund_is_the_price_less_the_wear() -> None:
    assert refund_of(Decimal("1999.00"), Decimal("99.95")) == Decimal("1899.05")


@pytest.mark.parametrize(("price", "wear"), [("0", "0"), ("10", "-1"), ("10", "10.01")])
def test_a_refund_is_never_more_or_less_than_possible(price: str, wear: str) -> None:
    with pytest.raises(ValueError, match=price):
        refund_of(Decimal(price), Decimal(wear))


def test_freight_of_a_fault_is_the_company_s_and_else_as_the_pack_says() -> None:
    assert [
        bearer_of_freight(Finding.QUALITY, Bearer.CUSTOMER),
        bearer_of_freight(Finding.NOT_QUALITY, Bearer.CUSTOMER),
    ] == [Bearer.COMPANY, Bearer.CUSTOMER]


def test_counter_entries_count_in_what_somebody_bears() -> None:
    costs = [("company", Decimal(40)), ("company", Decimal(-15)), ("supplier", Decimal(15))]
    assert borne(costs, Bearer.COMPANY) == Decimal("25.00")

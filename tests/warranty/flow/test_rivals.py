"""Several packs that may judge one ticket: the stronger rank, and among equals the better verdict (CNV-12)."""

from datetime import date
from typing import Any

import pytest

from org.models import Unit, User
from packs.enums import Rank
from packs.models import Activation
from tests.factories.claims import judged_ticket
from tests.factories.customers import make_asset, make_customer, make_sale
from warranty.enums import Verdict
from warranty.models import Judgement
from warranty.queries.unit import ahead_of

BOTH = {"received_on": date(2026, 1, 5), "bought_on": date(2026, 1, 5)}
SPILT = BOTH | {"cause": "liquid", "contract_months": 12}
NO_CARD = BOTH | {"cause": "quality", "documents_present": ["invoice"]}


def second(pack: str, rank: str = Rank.COMPANY, key: str = "") -> None:
    Activation.objects.create(pack_id=pack, rank=rank, key=key)


def judged(east: Unit, desk: User, given: dict[str, Any], **more: Any) -> tuple[str, str]:
    held = Judgement.latest(judged_ticket(east, by=desk, given=given, **more))
    assert held is not None
    return held.effective, held.packs[0]


@pytest.mark.parametrize(
    ("given", "verdict", "pack"),
    [
        (SPILT, Verdict.REPAIR_MATERIALS_AT_COST, "quality_promise@1"),
        (NO_CARD, Verdict.REPAIR_FREE, "phone_retail@1"),
    ],
    ids=["misuse", "no-card"],
)
def test_of_equal_ranks_the_verdict_better_for_the_customer_holds(
    given: dict[str, Any], verdict: str, pack: str, east: Unit, desk: User
) -> None:
    second("phone_retail")
    assert judged(east, desk, given) == (verdict, pack)


def test_a_stronger_rank_holds_even_if_it_is_worse(east: Unit, desk: User) -> None:
    second("phone_retail", Rank.MODEL, "AC-35")
    found = judged(east, desk, SPILT, serial="AC-1", model_code="AC-35")
    assert found == (Verdict.PAID_REPAIR, "phone_retail@1")


def test_the_unit_s_card_shows_each_window_once_with_the_later_end(east: Unit) -> None:
    second("phone_retail")
    unit = make_asset(make_customer(east))
    make_sale(unit, bought_on=date(2026, 1, 5), card_months=24)
    ahead = ahead_of(unit, date(2026, 3, 10))
    assert ahead is not None
    own = [(line.code, line.last) for line in ahead.lines if not line.by_law]
    assert len(own) == len({code for code, _last in own})
    assert max(last for _code, last in own) == date(2028, 1, 5)

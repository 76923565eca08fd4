"""What hangs on a ticket that is to end in another: told, taken along, or settled first (INT-27)."""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from org.models import Unit, User
from tests.factories.knowledge import make_prices
from tests.factories.tickets import make_ticket
from tickets.models import ChargeCategory, Ticket, TicketMerge, VisitConsent
from tickets.operations import compensation, consents, receipts
from tickets.operations.errors import Blocked
from tickets.operations.hotline.charges import charge, install, quote
from tickets.operations.merging import merge, preview
from tickets.queries.consents import has_consent
from tickets.queries.merging import differences, others_of

HOUR = timedelta(hours=1)


@pytest.fixture
def pair(east: Unit, desk: User, supervisor: User, at: datetime) -> tuple[Ticket, Ticket]:
    install()
    return make_ticket(east, by=desk, at=at), make_ticket(east, by=desk, at=at + HOUR)


def fee(ticket: Ticket, amount: int, by: User, at: datetime, category: str = "paid") -> None:
    kind = ChargeCategory.objects.get(code=category)
    charge(ticket=ticket, category=kind, amount=Decimal(amount), by=by, at=at)


def agreed(ticket: Ticket, by: User, at: datetime, *, yes: bool = True) -> VisitConsent:
    given: dict[str, Any] = {"given_by": "王建国", "channel": "phone", "amount": Decimal(80)}
    return consents.record_visit_consent(ticket=ticket, agreed=yes, by=by, at=at, **given)


def merged(pair: tuple[Ticket, Ticket], by: User, at: datetime) -> Ticket:
    return merge(ticket=pair[0], into=pair[1], reason="同一件事", by=by, at=at + 2 * HOUR)


def settle_first(pair: tuple[Ticket, Ticket]) -> list[str]:
    return [str(one.words) for one in preview(*pair).unsettled]


def told(pair: tuple[Ticket, Ticket]) -> list[str]:
    return [str(one.words) for one in preview(*pair).told]


def test_a_fee_to_be_collected_is_settled_first(pair, supervisor: User, at: datetime) -> None:
    fee(pair[0], 120, supervisor, at)
    assert settle_first(pair) == ["应收 120.00 元，已收 0.00 元。"]
    with pytest.raises(Blocked, match="应收"):
        merged(pair, supervisor, at)
    assert TicketMerge.objects.count() == 0


def test_money_received_is_settled_first(pair, supervisor: User, at: datetime) -> None:
    fee(pair[0], 120, supervisor, at)
    receipts.receive(ticket=pair[0], amount=Decimal(120), method="cash", by=supervisor, at=at)
    assert settle_first(pair) == ["应收 120.00 元，已收 120.00 元。"]


def test_the_other_way_round_the_money_stays_where_it_is(pair, supervisor: User, at: datetime) -> None:
    fee(pair[1], 120, supervisor, at)
    assert (settle_first(pair), told(pair), merged(pair, supervisor, at)) == ([], [], pair[1])


def test_a_withdrawn_fee_and_a_price_told_stay_on_record(pair, desk, supervisor, at: datetime) -> None:
    fee(pair[0], 120, supervisor, at)
    fee(pair[0], -120, supervisor, at)
    quote(ticket=pair[0], price=make_prices(supervisor).prices.get(), by=desk, at=at)
    assert told(pair) == [f"收费和报价记录 3 条留在 {pair[0].number}。"]
    assert merged(pair, supervisor, at) == pair[1]


def test_compensation_that_waits_is_decided_first(pair, desk: User, supervisor: User, at: datetime) -> None:
    given = {"kind": "interim", "amount": Decimal(100), "words": "先行补偿"}
    compensation.ask(ticket=pair[0], by=desk, at=at, **given)
    assert settle_first(pair) == ["赔付 1 笔待审批或待支付。"]


@pytest.mark.parametrize("yes", [True, False])
def test_the_answer_about_a_paid_visit_goes_along(
    yes: bool, pair, desk: User, supervisor: User, at: datetime
) -> None:
    first = agreed(pair[0], desk, at, yes=yes)
    assert told(pair) == [f"客户对有偿上门的答复转到 {pair[1].number}。"]
    merged(pair, supervisor, at)
    row = VisitConsent.objects.get(ticket=pair[1])
    kept = (row.agreed, row.amount, row.given_by, row.told_at, row.answered_at, has_consent(pair[1]))
    assert kept == (yes, Decimal("80.00"), "王建国", first.told_at, first.answered_at, yes)


def test_an_answer_of_its_own_stands(pair, desk: User, supervisor: User, at: datetime) -> None:
    agreed(pair[0], desk, at)
    own = agreed(pair[1], desk, at, yes=False)
    assert told(pair) == [f"客户对有偿上门的答复留在 {pair[0].number}，{pair[1].number} 以自己的为准。"]
    merged(pair, supervisor, at)
    assert list(VisitConsent.objects.filter(ticket=pair[1])) == [own]


def test_a_question_without_answer_does_not_go_along(pair, desk, supervisor: User, at: datetime) -> None:
    consents.ask_visit_consent(ticket=pair[0], amount=Decimal(80), by=desk, at=at)
    assert [words.partition("，")[0] for words in told(pair)] == ["有偿上门的告知尚无答复"]
    merged(pair, supervisor, at)
    assert VisitConsent.objects.filter(ticket=pair[1]).count() == 0


def test_tickets_of_the_same_unit_are_offered_first(
    east: Unit, desk: User, supervisor: User, at: datetime
) -> None:
    given = [{"serial": "SN-1"}, {"serial": "SN-1"}, {"serial": "SN-2"}, {}]
    gone, same, other, none = (
        make_ticket(east, by=desk, at=at + hour * HOUR, **one) for hour, one in enumerate(given)
    )
    assert others_of(supervisor, gone) == [same, none, other]
    assert [differences(gone, one) for one in (same, none, other)] == [[], ["设备不同"], ["设备不同"]]

"""Verdicts on tickets: stated, kept, the same again."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from core.actors import SYSTEM
from org.models import User
from org.operations.calendar import load_published_years
from tests.factories.tickets import make_ticket
from warranty.enums import Verdict
from warranty.models import Judgement
from warranty.operations.claims import state
from warranty.queries import standing
from warranty.queries.judging import again

GIVEN = {"received_on": date(2026, 1, 5), "card_months": 12}
AT = datetime(2026, 3, 10, 5, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def working_days(db: None) -> None:
    load_published_years(by=SYSTEM, at=AT, years=range(2024, 2027))


def test_a_claim_is_judged_and_kept(east: Any, desk: User) -> None:
    ticket = make_ticket(east)
    state(ticket=ticket, given=GIVEN, by=desk, at=AT)
    held = Judgement.latest(ticket)
    assert held is not None
    assert (held.n, held.effective, held.packs) == (1, Verdict.REPAIR_FREE, ["quality_promise@1"])
    assert len(held.answer["by_pack"]["trace"]) == 7
    assert again(held) == held.answer_text
    assert standing.of(ticket).verdict == Verdict.REPAIR_FREE

"""Verdicts on tickets: stated, kept, the same again."""

import json
from datetime import date, datetime
from typing import Any

import pytest
from django.db import connection, transaction
from django.db.utils import InternalError

from core.outbox import deliver_due
from core.seals import first_broken
from customers.operations import record_sale
from org.models import Unit, User
from packs.models import PackSection
from tests.factories.claims import YEAR, judged_ticket, verdict_of
from tests.factories.tickets import make_form, make_ticket
from tickets.models import Ticket
from tickets.operations import commitments
from tickets.operations.intake import register
from warranty.enums import Verdict, Why
from warranty.models import Claim, Judgement
from warranty.operations.claims import state
from warranty.operations.errors import ClaimRefused, NotAllowed, Stale
from warranty.operations.judging import judge
from warranty.queries import standing
from warranty.queries.judging import again


@pytest.fixture
def ticket(east: Unit, desk: User) -> Ticket:
    return judged_ticket(east, by=desk, given=YEAR, serial="AC-1")


@pytest.mark.requirement("WAR-01")
def test_a_call_stores_input_version_and_path(ticket: Ticket) -> None:
    held = Judgement.objects.get(ticket=ticket)
    assert (held.n, held.effective, held.packs) == (1, Verdict.REPAIR_FREE, ["quality_promise@1"])
    assert held.case["facts"]["received_on"] == "2026-01-05"
    assert [step["test"] for step in held.answer["by_pack"]["trace"]][:2] == ["item_kind", "start_date"]


@pytest.mark.requirement("WAR-01")
def test_asking_again_gives_the_same_and_keeps_one_row(ticket: Ticket, desk: User, at: datetime) -> None:
    first = Judgement.latest(ticket)
    assert judge(ticket=ticket, why=Why.ASKED, by=desk, at=at) == first
    assert Judgement.objects.count() == 1


@pytest.mark.requirement("WAR-02")
def test_the_stored_path_has_seven_entries_and_the_first_fail_decides(
    ticket: Ticket, desk: User, at: datetime
) -> None:
    state(ticket=ticket, given={"received_on": date(2024, 1, 5)}, by=desk, at=at)
    held = Judgement.latest(ticket)
    trace = held.answer["by_pack"]["trace"]
    failed = [step for step in trace if not step["passed"]]
    assert len(trace) == 7
    assert (failed[0]["test"], failed[0]["verdict"]) == ("period", held.verdict)


@pytest.mark.requirement("WAR-03")
def test_the_day_of_the_report_decides(east: Unit, desk: User) -> None:
    """Registered on the last day, judged days later."""
    ticket = judged_ticket(east, by=desk, given={"received_on": date(2025, 3, 10), "card_months": 12})
    assert verdict_of(ticket) == Verdict.REPAIR_FREE
    assert Judgement.latest(ticket).case["facts"]["reported_on"] == "2026-03-10"


def test_an_old_verdict_is_the_same_bytes_after_the_pack_changed(ticket: Ticket) -> None:
    held = Judgement.latest(ticket)
    row = PackSection.objects.get(pack="quality_promise", version=1, section="warranty")
    changed = {**row.figures, "rules": []}
    later = PackSection(
        pack_id=row.pack_id, version=2, section="warranty", title=row.title, effective_from=date(2026, 1, 1)
    )
    later.source, later.kind, later.figures, later.digest = row.source, row.kind, changed, "2" * 64
    later.save()
    assert again(held) == held.answer_text


def test_every_verdict_is_kept_and_sealed(ticket: Ticket, desk: User, at: datetime) -> None:
    for months in (6, 3, 12):
        state(ticket=ticket, given={"card_months": months}, by=desk, at=at)
    rows = list(Judgement.objects.filter(ticket=ticket).order_by("n"))
    assert [row.n for row in rows] == [1, 2, 3, 4]
    assert first_broken((row.sealed, row.seal) for row in rows) is None
    rows[1].answer_text = json.dumps({"effective": "EXCHANGE"})
    assert first_broken((row.sealed, row.seal) for row in rows) == 1


def test_the_table_refuses_changes(ticket: Ticket) -> None:
    with pytest.raises(InternalError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE warranty_judgement SET why = 'facts'")


def test_a_recorded_sale_is_judged_at_once(ticket: Ticket, desk: User, at: datetime) -> None:
    values = {"bought_on": date(2023, 1, 1), "received_on": date(2023, 1, 2), "card_months": 12}
    record_sale(asset=ticket.asset, customer=ticket.customer, values=values, by=desk, at=at)
    while deliver_due(at=at, limit=100):
        pass
    held = Judgement.latest(ticket)
    assert (held.n, held.why, held.effective) == (2, Why.FACTS, Verdict.PAID_REPAIR)


def test_a_repair_of_a_known_unit_gets_its_claim_by_itself(east: Unit, desk: User, at: datetime) -> None:
    ticket = register(form=make_form(east, serial="AC-2"), by=desk, at=at)
    while deliver_due(at=at, limit=100):
        pass
    assert Claim.objects.get(pk=ticket.pk).requested == "repair"
    assert verdict_of(ticket) == Verdict.PENDING_DOCS


@pytest.mark.requirement("WAR-41")
@pytest.mark.parametrize("trigger", ["lacks_function", "below_standard", "differs"])
def test_each_trigger_of_the_law_is_of_quality(
    trigger: str, ticket: Ticket, desk: User, at: datetime
) -> None:
    claim = state(ticket=ticket, given={"cause_group": trigger}, by=desk, at=at)
    assert (claim.cause, verdict_of(ticket)) == ("quality", Verdict.REPAIR_FREE)


def test_a_trigger_beside_another_cause_is_refused(ticket: Ticket, desk: User, at: datetime) -> None:
    with pytest.raises(ClaimRefused) as error:
        state(ticket=ticket, given={"cause": "liquid", "cause_group": "differs"}, by=desk, at=at)
    assert list(error.value.errors) == ["cause_group"]


def test_days_that_cannot_be_true_are_refused(ticket: Ticket, desk: User, at: datetime) -> None:
    with pytest.raises(ClaimRefused) as error:
        state(ticket=ticket, given={"bought_on": date(2027, 1, 1)}, by=desk, at=at)
    assert "bought_on" in error.value.errors


def test_a_stale_form_changes_nothing(ticket: Ticket, desk: User, at: datetime) -> None:
    with pytest.raises(Stale):
        state(ticket=ticket, given={"card_months": 3}, by=desk, at=at, version=7)
    assert Claim.objects.get(pk=ticket.pk).card_months == 12


def test_strangers_state_nothing(ticket: Ticket, stranger: User, at: datetime) -> None:
    with pytest.raises(NotAllowed):
        state(ticket=ticket, given={"card_months": 3}, by=stranger, at=at)


def test_free_words_stay_out_of_the_verdict(ticket: Ticket, desk: User, at: datetime) -> None:
    state(ticket=ticket, given={"cause": "natural", "cause_detail": "王建国说是雷击"}, by=desk, at=at)
    assert "王建国" not in Judgement.latest(ticket).case_text


def test_a_ticket_without_claim_has_no_standing(east: Unit, booking_plain: Any) -> None:
    assert standing.of(booking_plain) is None


@pytest.fixture
def booking_plain(east: Unit, desk: User) -> Ticket:
    return make_ticket(east, by=desk)


@pytest.mark.requirement("WAR-39")
def test_only_a_recorded_promise_lengthens_the_period(
    east: Unit, desk: User, supervisor: User, at: datetime
) -> None:
    over = {**YEAR, "received_on": date(2024, 6, 3), "cause": "quality", "cause_detail": "销售口头答应三年"}
    ticket = judged_ticket(east, by=desk, given=over, serial="AC-9")
    oral = verdict_of(ticket)
    commitments.commit(ticket=ticket, kind="cover", months=36, words="质保三年", by=supervisor, at=at)
    while deliver_due(at=at, limit=100):
        pass
    assert (oral, verdict_of(ticket)) == (Verdict.PAID_REPAIR, Verdict.REPAIR_FREE)

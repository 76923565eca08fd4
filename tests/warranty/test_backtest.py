"""A draft tried on known verdicts: which of them turn, and what that costs."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from django.test import Client
from django.urls import reverse

from core import jobs
from core.actors import SYSTEM
from core.clock import now
from core.models import Job, Outcome
from org.models import User
from org.operations.calendar import load_published_years
from packs.models import Pack, PackDraft
from packs.operations import edit, open_draft
from tests.factories.packs import default_packs
from tests.factories.tickets import make_ticket
from tests.warranty.judging import policy as of
from tests.warranty.judging import published
from tickets.models import Ticket
from warranty.facts import Facts
from warranty.flip_words import flips, total, units
from warranty.forms.backtest import spans
from warranty.frozen import as_text, sealed
from warranty.models import BackTest, Judgement
from warranty.operations.backtest import ask
from warranty.operations.claims import state
from warranty.queries.backtest import Trial
from warranty.rules import Policy
from warranty.verdicts import answer

pytestmark = pytest.mark.django_db

AT = datetime(2026, 3, 10, 5, 0, tzinfo=UTC)
SPAN = {"since": date(2026, 1, 1), "until": date(2026, 12, 31)}
SOLD = {"received_on": date(2026, 1, 5), "card_months": 12}
SUMS = {"labour": Decimal(60), "parts_cost": Decimal(80), "parts_list": Decimal(140), "travel": Decimal(30)}


@pytest.fixture(autouse=True)
def working_days(db: None) -> None:
    load_published_years(by=SYSTEM, at=AT, years=range(2024, 2027))
    default_packs()


def claimed(east: Any, desk: User, cause: str, sums: dict[str, Decimal] | None = None) -> Ticket:
    ticket = make_ticket(east, at=AT)
    state(ticket=ticket, given={**SOLD, "cause": cause, **(sums or {})}, by=desk, at=AT)
    return ticket


def lenient(by: User, section: str = "warranty", verdict: str = "REPAIR_FREE") -> PackDraft:
    """A draft by which abnormal use is repaired for nothing."""
    made = open_draft(pack=Pack.objects.get(code="quality_promise"), version=1, reason="试", by=by, at=AT)
    rules = made.sections[section]["figures"]["rules"]
    rule = next(one for one in rules if one["id"] == "abnormal_use")
    changed = {"rules.abnormal_use": {**rule, "verdict": verdict}}
    return edit(draft=made, section=section, figures=changed, revision=1, by=by, at=AT)


def ran(draft: PackDraft, by: User) -> BackTest:
    ask(draft=draft, by=by, at=now(), **SPAN)
    assert jobs.work_due(clock=now) is True
    return BackTest.objects.get()


def test_verdicts_that_turn_are_counted_with_what_they_cost(
    east: Any, desk: User, group_officer: User
) -> None:
    turned = claimed(east, desk, "improper_use", SUMS)
    claimed(east, desk, "quality", SUMS)
    held = ran(lenient(group_officer), group_officer)
    (flip,) = flips(held.figures)
    assert (flip.before, flip.after) == ("免费修理，材料按成本价", "免费修理")
    assert (flip.line.turned, flip.line.pays, flip.line.costs) == (1, Decimal("-80"), Decimal("80"))
    assert flip.tickets == (turned.number,)
    assert (total(held.figures).judged, total(held.figures).turned) == (2, 1)
    assert [one.name for one in units(held.figures)] == [turned.region.name]


def test_sums_nobody_stated_are_told_as_unknown(east: Any, desk: User, group_officer: User) -> None:
    claimed(east, desk, "improper_use")
    (flip,) = flips(ran(lenient(group_officer), group_officer).figures)
    assert (flip.line.turned, flip.line.costs, flip.line.unknown) == (1, Decimal(0), 1)


def test_an_unchanged_draft_turns_nothing(east: Any, desk: User, group_officer: User) -> None:
    for cause in ("improper_use", "quality", "liquid", "natural", "appearance_difference"):
        claimed(east, desk, cause, SUMS)
    held = ran(lenient(group_officer, verdict="REPAIR_MATERIALS_AT_COST"), group_officer)
    assert (flips(held.figures), total(held.figures).judged) == ([], 5)


def test_only_the_last_verdict_of_a_ticket_counts(east: Any, desk: User, group_officer: User) -> None:
    ticket = claimed(east, desk, "improper_use", SUMS)
    state(ticket=ticket, given={"cause": "quality"}, by=desk, at=AT)
    assert Judgement.objects.count() == 2
    held = ran(lenient(group_officer), group_officer)
    assert (flips(held.figures), total(held.figures).judged) == ([], 1)


def test_tickets_outside_the_span_are_left_alone(east: Any, desk: User, group_officer: User) -> None:
    claimed(east, desk, "improper_use", SUMS)
    later = {name: day + timedelta(days=366) for name, day in SPAN.items()}
    ask(draft=lenient(group_officer), by=group_officer, at=now(), **later)
    jobs.work_due(clock=now)
    assert total(BackTest.objects.get().figures).judged == 0


def test_a_draft_without_warranty_rules_is_refused(group_officer: User, east: Any) -> None:
    pack = Pack.objects.get(code="report_calendar")
    draft = open_draft(pack=pack, version=1, reason="试", by=group_officer, at=AT)
    ask(draft=draft, by=group_officer, at=now(), **SPAN)
    jobs.work_due(clock=now)
    assert (Job.objects.get().outcome, BackTest.objects.count()) == (Outcome.FAILED, 0)


def test_the_page_starts_the_run_and_shows_what_came_out(
    east: Any, desk: User, group_officer: User, client: Client
) -> None:
    turned = claimed(east, desk, "improper_use", SUMS)
    draft = lenient(group_officer)
    client.force_login(group_officer)
    reply = client.post(reverse("warranty:back_test", args=[draft.pk]), {"span": "months"})
    assert reply.headers["Location"] == reverse("core:job", args=[Job.objects.get().uuid])
    assert jobs.work_due(clock=now) is True
    held = BackTest.objects.get()
    page = client.get(reverse("warranty:back_test_result", args=[held.pk])).content.decode()
    assert turned.number in page
    book = client.get(reverse("warranty:back_test_workbook", args=[held.pk]))
    sheet = openpyxl.load_workbook(BytesIO(book.content)).worksheets[0]
    assert [cell.value for cell in sheet[2]][:3] == ["免费修理，材料按成本价", "免费修理", 1]
    panel = client.get(reverse("packs:draft", args=[draft.pk])).content.decode()
    assert reverse("warranty:back_test_result", args=[held.pk]) in panel


def test_the_desk_may_not_ask(east: Any, desk: User, group_officer: User, client: Client) -> None:
    draft = lenient(group_officer)
    client.force_login(desk)
    assert client.post(reverse("warranty:back_test", args=[draft.pk]), {"span": "months"}).status_code == 403
    assert not Job.objects.exists()


def test_spans_end_where_they_should() -> None:
    held = spans(date(2028, 2, 29))
    assert held["months"] == (date(2027, 3, 1), date(2028, 2, 29))
    assert held["last_year"] == (date(2027, 1, 1), date(2027, 12, 31))


def test_a_draft_of_a_law_stands_in_its_place_beside_others() -> None:
    facts = Facts(
        reported_on=date(2026, 8, 1), bought_on=date(2026, 1, 5), cause="quality", faulty_part="lcd"
    )
    law = of("three_guarantees_phone", 1)
    found = answer(facts, of("phone_retail", 1), published(), law=law)
    text = as_text(sealed(found))
    row = (1, "T1", "华东", text, "REPAIR_FREE", "", Decimal(0))
    kept = Trial("three_guarantees_phone", law, published())
    gone = Trial("three_guarantees_phone", Policy.of(law.name, ()), published())
    assert [one.sides(row)[3].verdict for one in (kept, gone)] == ["REPAIR_FREE", "PAID_REPAIR"]

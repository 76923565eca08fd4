"""Trying a draft on known tickets gives what really working under it gives."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from random import Random
from typing import Any

import openpyxl
import pytest
from django.db import transaction
from django.urls import reverse

from core import jobs
from core.actors import SYSTEM
from core.clock import now
from core.models import Job
from deadlines.enums import ClockKind
from deadlines.models import Clock
from org import calendars
from org.models import BusinessCalendar, Unit, User, WeeklyHours
from org.operations.calendar import load_published_years
from packs.figures import replaced
from packs.models import Pack, PackDraft, PackSection
from packs.operations import edit, open_draft
from packs.operations.library import stamped
from tests.factories.packs import INSTALLED, default_packs
from tests.factories.tickets import make_ticket
from tickets.forms.what_if import quarters
from tickets.models import Ticket, WhatIf
from tickets.operations import clocks, complaints, contacts, lifecycle
from tickets.operations.reclassify import reclassify
from tickets.queries.what_if import Imagination, compared, registered
from tickets.tally import Tally

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)
BEGIN = datetime(2026, 2, 9, 1, 0, tzinfo=UTC)
PRESENT = datetime(2026, 4, 20, 4, 0, tzinfo=UTC)
TICKETS = 15
FEW = 5
SPAN = (date(2026, 1, 1), date(2026, 3, 31))
KINDS: list[dict[str, Any]] = [
    {"intent": "consultation", "service_type": "support", "urgency": "general"},
    {"intent": "consultation", "service_type": "support", "urgency": "urgent"},
    {"fault": True},
    {"intent": "complaint", "service_type": "complaint", "complaint_class": "product_quality"},
    {"intent": "complaint", "service_type": "complaint", "complaint_class": "service_staff"},
]
CHANGED: dict[str, dict[str, Any]] = {
    "urgent_complete": {"target": {"hours": 12}},
    "general_reply": {"target": {"hours": 5}, "calendar": "china"},
    "general_complete": {"target": {"working_days": 1}, "calendar": "china"},
}


class Undone(Exception):
    """Ends a world."""


def world(play: Callable[[], Any]) -> Any:
    """What comes out of a play of which nothing stays."""
    kept: list[Any] = []
    try:
        with transaction.atomic():
            kept.append(play())
            raise Undone
    except Undone:
        calendars._compiled.clear()
    return kept[0]


def changed_rules(figures: dict[str, Any], changes: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """The rules of a section with some targets and calendars exchanged, by their paths."""
    return {
        f"rules.{rule['id']}": rule | changes[rule["id"]]
        for rule in figures["rules"]
        if rule["id"] in changes
    }


def draft_with(changes: dict[str, dict[str, Any]], by: User, version: int = 1) -> PackDraft:
    pack = Pack.objects.get(code="service_levels_2026")
    made = open_draft(pack=pack, version=version, reason="试算", by=by, at=PRESENT)
    figures = changed_rules(made.sections["clocks"]["figures"], changes)
    return edit(draft=made, section="clocks", figures=figures, revision=1, by=by, at=PRESENT)


def as_version(changes: dict[str, dict[str, Any]]) -> None:
    """The same figures as a version that held all along."""
    row = PackSection.objects.get(pack="service_levels_2026", version=1, section="clocks")
    row.pk, row.version, row.effective_from, row._state.adding = None, 2, date(2026, 1, 2), True
    row.figures = replaced(row.figures, changed_rules(row.figures, changes))
    PackSection.objects.bulk_create([stamped(row)])


def live(region: Unit, desk: User, supervisor: User, count: int = TICKETS) -> None:
    """Weeks of work by the product's own operations, the same each time."""
    chance = Random(20260401)
    for place in range(count):
        received = BEGIN + place * 19 * HOUR
        ticket = make_ticket(
            region, at=received, phone=f"138{place:08}", name=f"客户{place}", **KINDS[place % len(KINDS)]
        )
        deeds = [deed for deed in DEEDS if chance.random() < 0.45]
        at = received
        for deed in [*deeds, *(ENDS if chance.random() < 0.8 else [])]:
            at += chance.randint(1, 60) * HOUR / 2
            deed(Ticket.objects.get(pk=ticket.pk), desk, supervisor, at, chance)


def replied(ticket: Ticket, desk: User, _boss: User, at: datetime, _chance: Random) -> None:
    contacts.log_contact(ticket=ticket, reached=True, by=desk, at=at)


def paused(ticket: Ticket, desk: User, boss: User, at: datetime, chance: Random) -> None:
    clock = Clock.objects.filter(stream=ticket.pk, kind="complete").running().first()
    if clock:
        begin = at - chance.randint(0, 8) * HOUR
        asked = clocks.ask_pause(
            ticket=ticket,
            clock=clock,
            reason="customer_reschedule",
            starts_at=begin,
            ends_at=begin + chance.randint(9, 30) * HOUR,
            by=desk,
            at=at,
        )
        clocks.decide_pause(ticket=ticket, pause=asked, approved=True, by=boss, at=at + HOUR / 4)


def raised(ticket: Ticket, _desk: User, boss: User, at: datetime, _chance: Random) -> None:
    if ticket.urgency == "general":
        reclassify(ticket=ticket, urgency="urgent", by=boss, at=at)


def lowered(ticket: Ticket, _desk: User, boss: User, at: datetime, _chance: Random) -> None:
    if ticket.urgency == "urgent" and not ticket.fault:
        reclassify(ticket=ticket, urgency="general", reason="核实不紧急", by=boss, at=at)


def judged(ticket: Ticket, _desk: User, boss: User, at: datetime, chance: Random) -> None:
    if hasattr(ticket, "complaint"):
        complaints.classify(ticket=ticket, severity=chance.choice(["general", "major"]), by=boss, at=at)


def agreed(ticket: Ticket, desk: User, _boss: User, at: datetime, chance: Random) -> None:
    clocks.agree_arrival(ticket=ticket, agreed_at=at + chance.randint(4, 40) * HOUR, by=desk, at=at)


def arrived(ticket: Ticket, desk: User, _boss: User, at: datetime, _chance: Random) -> None:
    clocks.meet(ticket=ticket, kinds=(ClockKind.ARRIVE,), by=desk, at=at)


def solved(ticket: Ticket, desk: User, boss: User, at: datetime, _chance: Random) -> None:
    if not hasattr(ticket, "complaint") and ticket.status == "registered":
        lifecycle.resolve_by_phone(ticket=ticket, by=desk, at=at, resolution="已解决", breach_reason="other")


def again(ticket: Ticket, desk: User, _boss: User, at: datetime, chance: Random) -> None:
    if ticket.status == "phone_resolved" and chance.random() < 0.5:
        lifecycle.reopen(ticket=ticket, reason="又坏了", by=desk, at=at)


DEEDS = [replied, raised, judged, paused, agreed, lowered, arrived]
ENDS = [solved, again, solved]


def tally(draft: PackDraft, **hours: Any) -> dict[str, Any]:
    """The tickets of the span before and after."""
    found = Tally()
    rows = registered(*SPAN).select_related("stream", "region", "project", "complaint", "pack_set")
    for one in compared(list(rows.order_by("pk")), Imagination.of(draft, hours), PRESENT):
        found.add(one)
    return found.as_json()


def side(figures: dict[str, Any], name: str) -> list[tuple[Any, ...]]:
    rows = [(row["unit"], row["group"], row["closed"], row[name]) for row in figures["rows"] if row["closed"]]
    return [*rows, *((row["kind"], row["clocks"], row[name]) for row in figures["kinds"])]


@pytest.fixture
def company(
    db: None, east: Unit, desk: User, supervisor: User, group_officer: User
) -> tuple[Unit, User, User]:
    load_published_years(by=SYSTEM, at=INSTALLED)
    default_packs()
    return east, desk, supervisor


def test_the_draft_gives_what_publishing_and_working_anew_gives(company, group_officer):
    def tried() -> dict[str, Any]:
        live(*company)
        return tally(draft_with(CHANGED, group_officer))

    def worked() -> dict[str, Any]:
        as_version(CHANGED)
        live(*company)
        return tally(draft_with({}, group_officer, version=1))

    imagined, real = world(tried), world(worked)
    assert side(imagined, "after") == side(real, "before")
    assert side(imagined, "before") != side(imagined, "after")


def test_unchanged_figures_tell_every_clock_as_it_was(company, group_officer):
    live(*company)
    figures = tally(draft_with({}, group_officer))
    assert side(figures, "after") == side(figures, "before")
    assert sum(row["closed"] - row["before"] for row in figures["rows"]) > 0


def office(begins: int, ends: int) -> None:
    held = BusinessCalendar.objects.create(code="office", title="办公时间")
    rows = [WeeklyHours(calendar=held, weekday=day, begins=begins, ends=ends) for day in range(5)]
    WeeklyHours.objects.bulk_create(rows)


def test_other_staffing_hours_give_what_working_by_them_gives(company, group_officer):
    on_office = {"general_complete": {"target": {"hours": 20}, "calendar": "office"}}

    def tried() -> dict[str, Any]:
        office(540, 1020)
        as_version(on_office)
        live(*company)
        weekly = {day: [(8 * 3600, 22 * 3600)] for day in range(6)}
        return tally(draft_with({}, group_officer, version=2), office=calendars.with_hours("office", weekly))

    def worked() -> dict[str, Any]:
        office(480, 1320)
        WeeklyHours.objects.create(
            calendar=BusinessCalendar.objects.get(code="office"), weekday=5, begins=480, ends=1320
        )
        as_version(on_office)
        live(*company)
        return tally(draft_with({}, group_officer))

    imagined, real = world(tried), world(worked)
    assert side(imagined, "after") == side(real, "before")
    assert side(imagined, "before") != side(imagined, "after")


def asked(signed_in: Any, officer: User, draft: PackDraft, **given: Any) -> Job:
    answer = signed_in(officer).post(reverse("tickets:what_if", args=[draft.pk]), given)
    assert answer.status_code == 302
    return Job.objects.get()


def test_the_job_keeps_its_result_and_the_page_and_workbook_show_it(
    signed_in, company, group_officer, east, desk, supervisor
):
    ticket = make_ticket(east, at=now() - 3 * HOUR, **KINDS[0])
    lifecycle.resolve_by_phone(ticket=ticket, by=desk, at=now(), resolution="已解决")
    draft = draft_with({"general_reply": {"target": {"hours": 1}}}, group_officer)
    quarter = quarters(now().date())[-1][0].isoformat()
    asked(signed_in, group_officer, draft, quarter=quarter)
    assert jobs.work_due(clock=now) is True
    held = WhatIf.objects.get()
    assert [(row["closed"], row["before"], row["after"]) for row in held.figures["rows"]] == [(1, 1, 0)]
    client = signed_in(group_officer)
    page = client.get(reverse("tickets:what_if_result", args=[held.pk])).content.decode()
    assert [words in page for words in ("华东", "100.0 %", "0.0 %")] == [True] * 3
    content = client.get(reverse("tickets:what_if_workbook", args=[held.pk])).content
    sheet = openpyxl.load_workbook(BytesIO(content)).worksheets[0]
    assert [cell.value for cell in sheet[2]][2:] == [1, 1, 1, "100.0 %", 0, "0.0 %"]


def test_trying_changes_no_clock(company, group_officer):
    live(*company, FEW)
    before = list(Clock.objects.order_by("pk").values())
    tally(draft_with(CHANGED, group_officer))
    assert list(Clock.objects.order_by("pk").values()) == before


def test_regions_do_not_try_drafts(signed_in, company, group_officer, supervisor):
    draft = draft_with({}, group_officer)
    answer = signed_in(supervisor).get(reverse("tickets:what_if", args=[draft.pk]))
    assert answer.status_code == 403


def test_a_batch_takes_the_same_queries_for_any_number(company, group_officer, django_assert_max_num_queries):
    live(*company, FEW)
    draft = draft_with(CHANGED, group_officer)
    with django_assert_max_num_queries(14):
        tally(draft)


@pytest.mark.parametrize(
    ("day", "first", "last"),
    [
        (date(2026, 11, 22), (date(2026, 7, 1), date(2026, 9, 30)), (date(2026, 10, 1), date(2026, 11, 22))),
        (date(2026, 2, 3), (date(2025, 10, 1), date(2025, 12, 31)), (date(2026, 1, 1), date(2026, 2, 3))),
    ],
)
def test_the_last_quarter_comes_first(day, first, last):
    found = quarters(day)
    assert (found[0], found[-1]) == (first, last)

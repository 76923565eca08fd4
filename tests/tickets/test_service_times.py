"""Times of packs that are chosen per line, model or class, on real tickets: begun, kept, missed."""

from datetime import date, datetime, timedelta

import pytest

from core.actors import SYSTEM
from customers.models import ProductModel
from deadlines import operations as promises
from deadlines.models import Clock
from deadlines.queries import is_late
from org.enums import Post
from org.models import Unit, User
from org.operations.calendar import load_published_years
from packs.models import Pack
from packs.operations import activate, decide, edit, open_draft, publish, submit
from tests.core.worktime.instants import at as instant
from tests.factories.org import appoint, make_user
from tests.factories.packs import INSTALLED
from tests.factories.tickets import make_ticket
from tickets.models import Ticket
from tickets.operations import lifecycle
from tickets.operations.following import follow

SECOND = timedelta(seconds=1)
UNIT = {"serial": "P-100-1", "model_code": "P-100"}


@pytest.fixture
def model(db: None) -> ProductModel:
    return ProductModel.objects.create(code="P-100", name="水泵", line="pump")


def for_line(pack: str) -> None:
    activate(packs=[pack], rank="product_line", key="pump", by=SYSTEM, at=INSTALLED)


def clock(ticket: Ticket, kind: str) -> Clock:
    return Clock.objects.get(stream=ticket.pk, kind=kind)


@pytest.mark.requirement("SLA-07")
def test_service_information_of_an_industrial_line_is_answered_in_a_day(
    model: ProductModel, east: Unit, supervisor: User
) -> None:
    for_line("industrial")
    ticket = make_ticket(east, at=instant("2026-03-10 09:00"), urgency="urgent", **UNIT)
    due = instant("2026-03-11 09:00")
    promises.sweep(at=due)
    in_time = clock(ticket, "reply")
    promises.sweep(at=instant("2026-03-11 09:01"))
    missed = clock(ticket, "reply")
    assert (in_time.due_at, is_late(in_time, due), in_time.breached_at) == (due, False, None)
    assert (is_late(missed, instant("2026-03-11 09:01")), missed.breached_at) == (True, due + SECOND)
    assert missed.rule["pack"] == "industrial v1"


@pytest.fixture
def tender(model: ProductModel, group: Unit, group_officer: User, at: datetime) -> None:
    """The blank hours of the tender pack are filled in by two people; the model is sold by tender."""
    second = appoint(make_user("officer2", "冯专员"), group, Post.GROUP)
    draft = open_draft(
        pack=Pack.objects.get(code="tender_goods"), version=1, reason="填写", by=group_officer, at=at
    )
    blank = next(one for one in draft.sections["clocks"]["figures"]["rules"] if one.get("blank"))
    filled = {key: value for key, value in blank.items() if key not in ("blank", "unit")}
    figures = {f"rules.{blank['id']}": filled | {"target": {"hours": 24}}}
    draft = edit(
        draft=draft, section="clocks", figures=figures, revision=draft.revision, by=group_officer, at=at
    )
    draft = decide(draft=submit(draft=draft, by=group_officer, at=at), approved=True, by=second, at=at)
    publish(draft=draft, effective_from=date(2026, 3, 20), by=second, at=at)
    day = date(2026, 3, 20)
    activate(packs=["tender_goods"], rank="product_model", key="P-100", since=day, by=SYSTEM, at=at)


@pytest.mark.requirement("SLA-09")
@pytest.mark.parametrize("bought_on", [date(2025, 12, 1), date(2012, 1, 1)], ids=["inside", "outside"])
@pytest.mark.parametrize(("sent", "breached"), [("08:30:00", False), ("08:30:01", True)])
def test_repair_staff_are_dispatched_within_twelve_hours(
    tender: None, east: Unit, supervisor: User, technician: User, bought_on: date, sent: str, breached: bool
) -> None:
    received = instant("2026-03-23 20:30")
    ticket = make_ticket(east, at=received, fault=True, bought_on=bought_on, **UNIT)
    assert clock(ticket, "dispatch").due_at == instant("2026-03-24 08:30")
    when = instant(f"2026-03-24 {sent}")
    follow(ticket=ticket, to="dispatched", by=supervisor, at=when, assignee=technician)
    held = clock(ticket, "dispatch")
    assert (held.met_at, held.is_breached) == (when, breached)


@pytest.fixture
def terminal(model: ProductModel, east: Unit, supervisor: User) -> Ticket:
    """A problem with a vehicle terminal, registered on the day before the autumn holiday."""
    load_published_years(by=SYSTEM, at=INSTALLED, years=[2026])
    for_line("telematics")
    return make_ticket(east, at=instant("2026-09-24 10:00"), fault=True, **UNIT)


@pytest.mark.requirement("SLA-12")
def test_a_problem_not_solved_by_phone_is_handled_within_three_working_days(
    terminal: Ticket, supervisor: User, technician: User
) -> None:
    due = instant("2026-10-01 00:00")
    assert (clock(terminal, "handled").due_at, clock(terminal, "handled").last_day) == (
        due,
        date(2026, 9, 30),
    )
    done = instant("2026-09-30 23:59")
    for state in ("dispatched", "accepted", "departed", "on_site", "work_done"):
        follow(ticket=terminal, to=state, by=supervisor, at=done, assignee=technician)
    held = clock(terminal, "handled")
    assert (held.met_at, held.is_breached) == (done, False)


@pytest.mark.requirement("SLA-12")
def test_a_solution_on_record_counts_as_handled(terminal: Ticket, supervisor: User) -> None:
    solved = instant("2026-09-24 10:20")
    lifecycle.resolve_by_phone(ticket=terminal, by=supervisor, at=solved, resolution="远程重启终端")
    assert (clock(terminal, "handled").met_at, clock(terminal, "handled").stopped_at) == (solved, None)


@pytest.mark.requirement("SLA-12")
def test_not_handled_by_the_end_of_the_third_day_is_late(terminal: Ticket) -> None:
    held = clock(terminal, "handled")
    end = instant("2026-10-01 00:00")
    assert (is_late(held, end - SECOND), is_late(held, end)) == (False, True)


@pytest.mark.requirement("SLA-13")
def test_handing_an_objection_over_keeps_the_day_that_was_promised(
    model: ProductModel, east: Unit, supervisor: User, manager: User
) -> None:
    for_line("wardrobe_store")
    received = instant("2026-03-10 09:00")
    ticket = make_ticket(
        east,
        at=received,
        intent="complaint",
        service_type="complaint",
        complaint_class="objection",
        **UNIT,
    )
    when = received + timedelta(hours=20)
    lifecycle.hand_over(ticket=ticket, owner=manager, by=supervisor, at=when)
    held = clock(ticket, "commitment")
    assert (held.due_at - when, held.responsible) == (timedelta(hours=4), manager)
    assert held.started_at == received

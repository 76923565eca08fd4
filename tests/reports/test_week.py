"""The week's records, the weekly meeting and the month's sorting."""

from collections.abc import Callable

import pytest
from django.test import Client

from core.actors import SYSTEM
from followups.models import Slip
from org.enums import Post
from org.models import Unit, User
from reports import operations
from reports.enums import ReportKind, RunState
from reports.models import ReportRun
from reports.queries.reading import document
from tests.factories.followups import make_slip
from tests.factories.org import appoint, make_user
from tests.factories.tickets import CONSULTATION, FAULT, make_ticket
from tests.reports.conftest import local
from tests.reports.flow import round_at, run_of
from tickets.enums import Settled
from tickets.operations.settling import settle

SignIn = Callable[[User], Client]


@pytest.mark.requirement("RPT-09")
def test_the_weeks_records_have_three_sections_with_counts(east: Unit, packs: None) -> None:
    make_ticket(east, at=local("2026-03-09T00:00"), channel="phone", **CONSULTATION)
    make_ticket(east, at=local("2026-03-12T09:00"), channel="web", phone="13900000001", **CONSULTATION)
    make_ticket(east, at=local("2026-03-15T23:59:59"), channel="phone", phone="13900000002", **FAULT)
    make_ticket(east, at=local("2026-03-16T00:00"), channel="phone", phone="13900000003", **CONSULTATION)
    round_at("2026-03-16T00:10")
    run = run_of(ReportKind.RECORDS, east)
    assert run.figures["sections"] == {"phone": 2, "web": 1, "requests": 1}
    assert (run.due_at, len(run.rows)) == (local("2026-03-16T12:00"), 4)


def test_the_weeks_records_say_how_a_matter_ended(east: Unit, packs: None) -> None:
    ticket = make_ticket(east, at=local("2026-03-12T09:00"), channel="web", **FAULT)
    ended = {"cause": "case:1", "solution": "已换发新品。", "by": SYSTEM}
    settle(ticket=ticket, way=Settled.EXCHANGE, at=local("2026-03-12T09:10"), **ended)
    round_at("2026-03-16T00:10")
    lines = next(table for table in document(run_of(ReportKind.RECORDS, east)).tables if table.code == "web")
    assert [[cell.value for cell in row][2:] for row in lines.rows] == [["网站", "换货完成"]]


def test_the_weeks_records_are_sent_by_themselves(east: Unit, packs: None) -> None:
    round_at("2026-03-16T00:10")
    round_at("2026-03-16T09:00")
    run = run_of(ReportKind.RECORDS, east)
    assert (run.state, run.late) == (RunState.SENT, False)


def received(east: Unit, count: int) -> list[Slip]:
    """Slips that came back on the seven days of a week."""
    visitor = appoint(make_user("visitor", "马佳"), east, Post.CLERK)
    slips = []
    for n in range(count):
        at = local(f"2026-03-{9 + n % 7:02d}T10:00")
        slip = make_slip(east, visitor, at=at, phone=f"1390000004{n}")
        Slip.objects.filter(pk=slip.pk).update(received_at=at, state="received")
        slips.append(slip)
    return slips


@pytest.mark.requirement("RPT-10")
def test_seven_slips_are_seven_items_and_the_minutes_hold_a_decision_each(
    east: Unit, supervisor: User, packs: None
) -> None:
    slips = received(east, 7)
    round_at("2026-03-16T00:10")
    run = run_of(ReportKind.MEETING, east)
    assert [row["item"] for row in run.rows] == [slip.number for slip in slips]
    for slip in slips[:6]:
        operations.decide(
            run=run, item=slip.number, decision="上门复查", by=supervisor, at=local("2026-03-16T10:00")
        )
    with pytest.raises(operations.NotReady, match="还缺 1 项"):
        operations.send(run=run, by=supervisor, at=local("2026-03-16T10:30"))
    operations.decide(
        run=run, item=slips[6].number, decision="无须处理", by=supervisor, at=local("2026-03-16T10:31")
    )
    sent = operations.send(run=run, by=supervisor, at=local("2026-03-16T10:32"))
    assert (sent.state, sent.figures["decided"], sent.minutes.count()) == (RunState.SENT, 7, 7)


def test_a_slip_of_another_week_is_no_item(east: Unit, supervisor: User, packs: None) -> None:
    received(east, 1)
    round_at("2026-03-23T00:10")
    run = run_of(ReportKind.MEETING, east, "2026-03-16")
    assert run.rows == []


@pytest.fixture
def package(east: Unit, packs: None) -> ReportRun:
    """March's sorting as a draft."""
    round_at("2026-04-01T00:10")
    return run_of(ReportKind.SORTING, east)


@pytest.mark.requirement("RPT-11")
def test_the_package_is_late_from_the_6th_without_the_reviewers_signature(
    package: ReportRun, supervisor: User
) -> None:
    clerk = appoint(make_user("clerk", "许佳"), package.unit, Post.CLERK)
    operations.submit(run=package, by=clerk, at=local("2026-04-03T09:00"))
    with pytest.raises(operations.NotReady, match="签核"):
        operations.send(run=package, by=supervisor, at=local("2026-04-03T10:00"))
    package.refresh_from_db()
    assert (package.missing(local("2026-04-05T23:59:59")), package.missing(local("2026-04-06T00:00"))) == (
        False,
        True,
    )


@pytest.mark.requirement("RPT-11")
def test_the_reviewer_signs_and_the_package_is_kept_with_name_and_time(
    package: ReportRun, supervisor: User
) -> None:
    clerk = appoint(make_user("clerk", "许佳"), package.unit, Post.CLERK)
    operations.submit(run=package, by=clerk, at=local("2026-04-03T09:00"))
    operations.sign(run=package, by=supervisor, at=local("2026-04-03T10:00"))
    sent = operations.send(run=package, by=supervisor, at=local("2026-04-03T10:01"))
    assert (sent.signed_by, sent.late, len(sent.figures["sources"])) == (supervisor, False, 8)

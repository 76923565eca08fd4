"""The quarter's cases and the half-year's survey."""

from collections.abc import Callable

import pytest
from django.test import Client

from followups.models import Interview
from followups.operations import surveys
from org.enums import Post
from org.models import Unit, User
from reports import operations
from reports.enums import ReportKind, RunState
from reports.queries.ready import lacks
from tests.factories.followups import make_population
from tests.factories.org import appoint, make_user
from tests.reports.conftest import local
from tests.reports.flow import round_at, run_of
from tickets.models import Ticket
from tickets.operations import complaints

Complain = Callable[..., Ticket]
SignIn = Callable[[User], Client]
NEXT = "2026-04-01T00:10"


@pytest.mark.requirement("RPT-04")
def test_a_collection_has_a_case_or_the_note_none_and_is_late_from_the_16th(
    east: Unit, supervisor: User, packs: None
) -> None:
    round_at(NEXT)
    run = run_of(ReportKind.CASES, east)
    with pytest.raises(operations.NotReady, match="案例"):
        operations.send(run=run, by=supervisor, at=local("2026-04-02T09:00"))
    assert (run.missing(local("2026-04-15T23:59:59")), run.missing(local("2026-04-16T00:00"))) == (
        False,
        True,
    )
    operations.remark(run=run, text="无", by=supervisor, at=local("2026-04-02T09:00"))
    sent = operations.send(run=run, by=supervisor, at=local("2026-04-02T09:01"))
    assert (sent.state, sent.rows) == (RunState.SENT, [])


@pytest.mark.requirement("RPT-04")
def test_major_complaints_are_proposed_and_others_may_be_chosen(
    east: Unit, supervisor: User, complain: Complain
) -> None:
    major, small = (
        complain(east, "2026-02-10T09:00"),
        complain(east, "2026-03-31T23:59:59", phone="13900000002"),
    )
    complain(east, "2026-04-01T00:00", phone="13900000003")
    complaints.classify(ticket=major, severity="major", by=supervisor, at=local("2026-02-10T10:00"))
    round_at(NEXT)
    run = run_of(ReportKind.CASES, east)
    assert [row["ticket"] for row in run.rows] == [major.pk]
    chosen = operations.choose_cases(
        run=run, lessons={small.pk: "话术须改"}, by=supervisor, at=local("2026-04-02T09:00")
    )
    assert [(row["ticket"], row["lesson"]) for row in chosen.rows] == [(small.pk, True)]
    assert operations.send(run=run, by=supervisor, at=local("2026-04-02T09:01")).state == RunState.SENT


def test_a_complaint_of_another_quarter_is_no_case(east: Unit, supervisor: User, complain: Complain) -> None:
    other = complain(east, "2026-04-01T00:00")
    round_at("2026-04-01T00:10")
    run = run_of(ReportKind.CASES, east)
    with pytest.raises(operations.NotReady):
        operations.choose_cases(run=run, lessons={other.pk: ""}, by=supervisor, at=local("2026-04-02T09:00"))
    assert run.cases.count() == 0


def test_cases_are_chosen_on_the_page(
    east: Unit, supervisor: User, complain: Complain, signed_in: SignIn
) -> None:
    ticket = complain(east, "2026-02-10T09:00")
    round_at(NEXT)
    run = run_of(ReportKind.CASES, east)
    data = {f"case-{ticket.pk}-chosen": "on", f"case-{ticket.pk}-lesson": "先道歉再核实"}
    client = signed_in(supervisor)
    assert client.post(f"/reports/{run.number}/cases/", data).status_code == 302
    assert "先道歉再核实" in client.get(f"/reports/{run.number}/").content.decode()


def surveyed(east: Unit, leader: User, answered: int) -> None:
    """A survey of ten customers in the region, of whom some answered."""
    make_population(east, 10, at=local("2026-03-10T09:00"))
    survey = surveys.make_survey(year=2026, half=1, by=leader, at=local("2026-06-01T09:00"))
    surveys.freeze(survey=survey, by=leader, at=local("2026-07-01T09:00"), seed="7")
    rows = Interview.objects.filter(survey=survey).order_by("pk")[:answered]
    Interview.objects.filter(pk__in=[row.pk for row in rows]).update(
        state="answered", overall="satisfied", closed_at=local("2026-07-02T09:00"), answered_by="phone"
    )


@pytest.mark.requirement("RPT-05")
def test_the_first_halfs_survey_is_due_on_15_july_with_its_sample(
    east: Unit, south: Unit, group_officer: User, packs: None
) -> None:
    for code in ("s1", "s2"):
        appoint(make_user(code, "外区"), south, Post.CLERK)
    surveyed(east, group_officer, answered=2)
    round_at("2026-07-03T09:00")
    run = run_of(ReportKind.SURVEY, east)
    figures = run.figures
    assert run.due_at == local("2026-07-16T00:00")
    assert (figures["population"], figures["reached"], figures["sufficient"]) == (10, 2, True)
    assert (figures["reached"] / figures["population"] >= 0.2, lacks(run, at=run.due_at)) == (True, [])


def test_too_small_a_sample_is_not_sent_without_a_reason(
    east: Unit, south: Unit, supervisor: User, group_officer: User, packs: None
) -> None:
    appoint(make_user("s1", "外区"), south, Post.CLERK)
    surveyed(east, group_officer, answered=1)
    round_at("2026-07-03T09:00")
    run = run_of(ReportKind.SURVEY, east)
    with pytest.raises(operations.NotReady, match="接通比例"):
        operations.send(run=run, by=supervisor, at=local("2026-07-04T09:00"))
    operations.remark(run=run, text="多数客户拒访", by=supervisor, at=local("2026-07-04T09:00"))
    assert operations.send(run=run, by=supervisor, at=local("2026-07-04T09:01")).state == RunState.SENT

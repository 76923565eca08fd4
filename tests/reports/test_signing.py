"""The way of a report that needs a signature: draft, submitted, signed, sent."""

from collections.abc import Callable

import pytest
from django.test import Client

from notifications.models import Message
from org.enums import Post
from org.models import Unit, User
from reports import operations
from reports.enums import ReportKind, RunState
from reports.models import ReportRun
from tests.factories.org import appoint, make_user
from tests.reports.conftest import local
from tests.reports.flow import round_at, run_of

SignIn = Callable[[User], Client]
ANALYSIS = "配送延误占六成，已与物流约定次日复核。"


@pytest.fixture
def head(east: Unit) -> User:
    return appoint(make_user("head", "冯总"), east, Post.REGIONAL_HEAD)


@pytest.fixture
def clerk(east: Unit) -> User:
    return appoint(make_user("clerk", "许佳"), east, Post.CLERK)


@pytest.fixture
def analysis(east: Unit, packs: None) -> ReportRun:
    """September's analysis as a draft."""
    round_at("2026-09-30T09:00")
    round_at("2026-10-01T00:10")
    return run_of(ReportKind.MONTHLY, east)


def submitted(run: ReportRun, by: User) -> ReportRun:
    operations.remark(run=run, text=ANALYSIS, by=by, at=local("2026-10-01T09:00"))
    return operations.submit(run=run, by=by, at=local("2026-10-01T09:10"))


@pytest.mark.requirement("RPT-03")
def test_the_analysis_is_not_sent_without_the_leaders_signature(
    analysis: ReportRun, clerk: User, supervisor: User, head: User
) -> None:
    with pytest.raises(operations.NotReady, match="签核"):
        operations.send(run=analysis, by=supervisor, at=local("2026-10-01T09:00"))
    submitted(analysis, clerk)
    with pytest.raises(operations.NotReady, match="签核"):
        operations.send(run=analysis, by=supervisor, at=local("2026-10-01T09:20"))
    signed = operations.sign(run=analysis, by=head, at=local("2026-10-01T10:00"))
    sent = operations.send(run=analysis, by=supervisor, at=local("2026-10-01T10:05"))
    assert (signed.signed_by, signed.signed_at) == (head, local("2026-10-01T10:00"))
    assert (sent.state, sent.digest, operations.seal(sent)) == (RunState.SENT, signed.digest, signed.digest)


def test_nobody_signs_what_they_submitted(analysis: ReportRun, head: User) -> None:
    submitted(analysis, head)
    with pytest.raises(operations.SamePerson):
        operations.sign(run=analysis, by=head, at=local("2026-10-01T10:00"))
    analysis.refresh_from_db()
    assert (analysis.state, analysis.signed_at) == (RunState.SUBMITTED, None)


def test_an_analysis_without_words_is_not_submitted(analysis: ReportRun, clerk: User) -> None:
    with pytest.raises(operations.NotReady, match="分析"):
        operations.submit(run=analysis, by=clerk, at=local("2026-10-01T09:10"))
    analysis.refresh_from_db()
    assert analysis.state == RunState.DRAFT


def test_a_submitted_report_is_not_changed_until_it_is_returned(
    analysis: ReportRun, clerk: User, head: User
) -> None:
    submitted(analysis, clerk)
    with pytest.raises(operations.NotReady):
        operations.remark(run=analysis, text="改", by=clerk, at=local("2026-10-01T09:20"))
    operations.return_to_draft(run=analysis, reason="缺少措施", by=head, at=local("2026-10-01T09:30"))
    changed = operations.remark(run=analysis, text="改", by=clerk, at=local("2026-10-01T09:40"))
    told = Message.objects.get(stream=analysis.stream, recipient=clerk, cause__contains="returned")
    assert (changed.remark, changed.state) == ("改", RunState.DRAFT)
    assert told.body == "华东月度投诉分析报告 2026-09被退回：缺少措施"


def test_a_correction_is_signed_again(analysis: ReportRun, clerk: User, supervisor: User, head: User) -> None:
    submitted(analysis, clerk)
    operations.sign(run=analysis, by=head, at=local("2026-10-01T10:00"))
    operations.send(run=analysis, by=supervisor, at=local("2026-10-01T10:05"))
    new = operations.revise(run=analysis, reason="补登", by=supervisor, at=local("2026-10-02T10:05"))
    with pytest.raises(operations.NotReady):
        operations.send(run=new, by=supervisor, at=local("2026-10-02T10:06"))
    assert (new.signed_at, new.posts_to_sign) == (None, ("regional_head",))


@pytest.mark.parametrize("who", ["clerk", "supervisor", "stranger", "manager"])
def test_only_the_post_the_report_names_may_sign(
    analysis: ReportRun, clerk: User, signed_in: SignIn, request: pytest.FixtureRequest, who: str
) -> None:
    other = appoint(make_user("other", "何佳"), analysis.unit, Post.CLERK)
    submitted(analysis, other)
    answer = signed_in(request.getfixturevalue(who)).post(f"/reports/{analysis.number}/signature/")
    analysis.refresh_from_db()
    assert (answer.status_code in (403, 404), analysis.state) == (True, RunState.SUBMITTED)


def test_the_leader_finds_what_waits_and_signs_it_on_the_page(
    analysis: ReportRun, clerk: User, head: User, signed_in: SignIn
) -> None:
    submitted(analysis, clerk)
    client = signed_in(head)
    waiting = client.get("/reports/").context["waiting"]
    client.post(f"/reports/{analysis.number}/signature/")
    analysis.refresh_from_db()
    assert ([run.pk for run in waiting], analysis.state) == ([analysis.pk], RunState.SIGNED)

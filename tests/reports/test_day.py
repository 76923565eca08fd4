"""The reports of a day: the SMS before 17:30 and the supervisor's summary."""

from collections.abc import Callable

import pytest
from django.test import Client

from notifications.models import Message
from org.enums import Post
from org.models import Unit, User
from reports import operations
from reports.enums import ReportKind, RunState
from reports.models import ReportRun
from reports.queries.runs import missing_now
from tests.factories.org import appoint, make_user
from tests.reports.conftest import local
from tests.reports.flow import round_at, run_of
from tickets.models import Ticket

Complain = Callable[..., Ticket]
SignIn = Callable[[User], Client]
TEXTS = {"results": "受理十二件，结案九件", "quality": "抽查两通来电，用语规范"}


@pytest.mark.requirement("RPT-01")
def test_a_complaint_of_1725_is_absent_from_the_sms_and_in_the_next_report(
    east: Unit, complain: Complain
) -> None:
    complain(east, "2026-03-10T17:19:59")
    late = complain(east, "2026-03-10T17:25", phone="13900000001")
    round_at("2026-03-10T17:28")
    round_at("2026-03-11T00:10")
    sms = run_of(ReportKind.DAILY_SMS, east, "2026-03-10")
    report = run_of(ReportKind.DAILY, east, "2026-03-10")
    assert late.pk not in {row["ticket"] for row in sms.rows}
    assert (len(sms.rows), late.pk in {row["ticket"] for row in report.rows}) == (1, True)


@pytest.mark.requirement("RPT-01")
def test_the_sms_is_frozen_and_sent_at_1720_on_holidays_and_without_complaints(
    east: Unit, group_officer: User, packs: None
) -> None:
    User.objects.filter(pk=group_officer.pk).update(phone="13800000099")
    head = appoint(make_user("head", "冯总", phone="13800000098"), east, Post.REGIONAL_HEAD)
    round_at("2026-02-17T17:20")
    run = run_of(ReportKind.DAILY_SMS, east)
    told = Message.objects.filter(stream=run.stream, channel="sms").order_by("recipient__username")
    assert (run.state, run.sent_at, run.late) == (RunState.SENT, local("2026-02-17T17:20"), False)
    assert [one.recipient_id for one in told] == [head.pk, group_officer.pk]
    assert told[0].body == "华东 02-17 截至 17:20 无投诉，零报告。"


def test_the_sms_names_no_customer(east: Unit, group_officer: User, complain: Complain) -> None:
    ticket = complain(east, "2026-03-10T15:00")
    round_at("2026-03-10T17:20")
    body = Message.objects.get(cause__endswith=":sent", recipient=group_officer, channel="inbox").body
    assert body == f"华东 03-10 截至 17:20 登记投诉 1 件。\n{ticket.number} 服务人员 未定级"


@pytest.mark.requirement("RPT-08")
@pytest.mark.parametrize(("when", "shown"), [("18:00:00", 0), ("18:00:01", 1)])
def test_a_missing_summary_is_shown_to_the_manager_after_1800(
    east: Unit, manager: User, packs: None, when: str, shown: int
) -> None:
    round_at("2026-03-11T17:00")
    at = local(f"2026-03-11T{when}")
    assert [run.kind for run in missing_now(manager, at=at)].count(ReportKind.SUMMARY) == shown


def test_a_summary_is_sent_as_it_is_written(east: Unit, supervisor: User, manager: User, packs: None) -> None:
    round_at("2026-03-11T17:00")
    run = run_of(ReportKind.SUMMARY, east)
    sent = operations.write_summary(run=run, texts=TEXTS, by=supervisor, at=local("2026-03-11T17:40"))
    told = Message.objects.filter(stream=run.stream, cause__endswith=":sent", channel="inbox")
    assert (sent.state, sent.summary.results, sent.late) == (RunState.SENT, TEXTS["results"], False)
    assert [one.recipient_id for one in told] == [manager.pk]


def test_no_summary_is_owed_on_a_day_off(east: Unit, packs: None) -> None:
    round_at("2026-03-14T20:00")
    assert not ReportRun.objects.filter(kind=ReportKind.SUMMARY).exists()


def test_changing_a_sent_summary_is_a_revision_with_its_difference(
    east: Unit, supervisor: User, packs: None, signed_in: SignIn
) -> None:
    round_at("2026-03-11T17:00")
    run = run_of(ReportKind.SUMMARY, east)
    operations.write_summary(run=run, texts=TEXTS, by=supervisor, at=local("2026-03-11T17:40"))
    changed = TEXTS | {"results": "受理十三件，结案九件"}
    with pytest.raises(operations.NotReady):
        operations.write_summary(run=run, texts=changed, by=supervisor, at=local("2026-03-11T17:50"))
    new = operations.write_summary(
        run=run, texts=changed, reason="漏计一件", by=supervisor, at=local("2026-03-11T17:50")
    )
    page = signed_in(supervisor).get(f"/reports/{new.number}/")
    shown = [(one.item, one.old, one.new) for one in page.context["differences"]]
    assert shown == [("今日工作结果", TEXTS["results"], changed["results"])]

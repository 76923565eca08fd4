"""The daily report: frozen on time, zero reports too, sent, late, corrected."""

from collections.abc import Callable
from datetime import date, datetime

import pytest

from core.models import AppendOnlyError, Event
from deadlines.operations import sweep
from notifications.models import Message
from org.models import Unit, User
from reports import operations
from reports.enums import ReportKind
from reports.models import ReportRun
from reports.operations.freeze import seal
from reports.queries.runs import matrix
from tests.reports.conftest import local
from tickets.models import Ticket

Complain = Callable[..., Ticket]


def frozen(unit: Unit, when: str = "2026-03-11T00:10") -> ReportRun:
    operations.open_due(at=local(when))
    operations.freeze_due(at=local(when))
    return ReportRun.objects.select_related("unit", "stream").latest().get(unit=unit, kind=ReportKind.DAILY)


def dailies() -> int:
    return ReportRun.objects.filter(kind=ReportKind.DAILY, frozen_at__isnull=False).count()


@pytest.mark.requirement("RPT-02")
def test_a_complaint_of_the_last_minute_is_in_the_next_mornings_report(
    east: Unit, complain: Complain
) -> None:
    complain(east, "2026-02-17T23:59")
    complain(east, "2026-02-18T00:00", phone="13900000001")
    run = frozen(east, "2026-02-18T00:10")
    assert (run.period, len(run.rows)) == (date(2026, 2, 17), 1)
    assert run.due_at == local("2026-02-18T09:00")


def test_nothing_is_frozen_before_its_time(east: Unit, packs: None) -> None:
    operations.open_due(at=local("2026-03-11T00:09:59"))
    operations.freeze_due(at=local("2026-03-11T00:09:59"))
    assert dailies() == 0


def test_a_day_without_complaints_is_a_zero_report(east: Unit, packs: None) -> None:
    run = frozen(east)
    assert (run.rows, run.figures["total"]) == ([], 0)


def test_missed_days_are_caught_up_and_none_is_doubled(east: Unit, packs: None) -> None:
    frozen(east)
    for when in ("2026-03-14T00:10", "2026-03-14T00:11"):
        operations.open_due(at=local(when))
        operations.freeze_due(at=local(when))
        assert dailies() == 4


@pytest.mark.requirement("RPT-21")
def test_a_change_after_sending_is_version_two_and_version_one_stays(
    east: Unit, supervisor: User, complain: Complain
) -> None:
    run = frozen(east)
    operations.send(run=run, by=supervisor, at=local("2026-03-11T08:00"))
    digest = run.digest
    complain(east, "2026-03-10T15:00")
    new = operations.revise(run=run, reason="漏登一件", by=supervisor, at=local("2026-03-11T10:00"))
    run.refresh_from_db()
    assert (new.version, len(new.rows)) == (2, 1)
    assert (run.version, run.rows, run.digest, seal(run)) == (1, [], digest, digest)


@pytest.mark.requirement("RPT-21")
def test_remarks_change_until_sent_and_not_after(east: Unit, supervisor: User, packs: None) -> None:
    run = frozen(east)
    operations.remark(run=run, text="节后首日", by=supervisor, at=local("2026-03-11T07:00"))
    operations.send(run=run, by=supervisor, at=local("2026-03-11T08:00"))
    with pytest.raises(operations.AlreadySent):
        operations.remark(run=run, text="改", by=supervisor, at=local("2026-03-11T08:01"))
    run.refresh_from_db()
    assert (run.remark, seal(run)) == ("节后首日", run.digest)


@pytest.mark.parametrize(("when", "sent"), [("2026-03-11T08:49:59", 0), ("2026-03-11T08:50", 1)])
def test_the_system_sends_by_itself(east: Unit, packs: None, when: str, sent: int) -> None:
    run = frozen(east)
    operations.send_due(at=local(when))
    run.refresh_from_db()
    assert (run.sent_at is not None) is bool(sent)


def test_the_group_is_told_of_a_sent_report(
    east: Unit, supervisor: User, group_officer: User, packs: None
) -> None:
    operations.send(run=frozen(east), by=supervisor, at=local("2026-03-11T08:00"))
    told = Message.objects.filter(channel="inbox", cause__endswith=":sent")
    assert [message.recipient_id for message in told] == [group_officer.pk]


@pytest.mark.requirement("RPT-22")
@pytest.mark.parametrize(
    ("when", "late", "notices"),
    [
        ("2026-03-11T07:59:59", False, 0),
        ("2026-03-11T08:00", False, 1),
        ("2026-03-11T09:00", False, 2),
        ("2026-03-11T09:00:01", True, 3),
    ],
)
def test_an_unsent_report_is_reminded_and_becomes_late(
    east: Unit, supervisor: User, packs: None, when: str, late: bool, notices: int
) -> None:
    run = frozen(east)
    sweep(at=local(when))
    told = Message.objects.filter(recipient=supervisor, channel="inbox", stream=run.stream).count()
    assert (run.missing(local(when)), told) == (late, notices)


@pytest.mark.requirement("RPT-22")
def test_each_notice_is_sent_once(east: Unit, supervisor: User, packs: None) -> None:
    run = frozen(east)
    for when in ("08:00", "08:30", "09:00", "09:00:01", "09:30"):
        sweep(at=local(f"2026-03-11T{when}"))
    told = Message.objects.filter(recipient=supervisor, channel="inbox", stream=run.stream)
    assert [message.cause.rsplit(":", 1)[1] for message in told.order_by("pk")] == ["L0", "L1", "L2"]


def test_frozen_rows_hold_no_personal_values(east: Unit, complain: Complain, at: datetime) -> None:
    complain(east, "2026-03-10T15:00")
    text = str(frozen(east).rows)
    assert ("王建国" in text, "13812345678" in text) == (False, False)


def test_events_of_a_report_are_never_deleted(east: Unit, packs: None) -> None:
    frozen(east)
    with pytest.raises(AppendOnlyError):
        Event.objects.all().delete()


def test_a_correction_is_neither_late_nor_missing(east: Unit, supervisor: User, packs: None) -> None:
    run = frozen(east)
    operations.send(run=run, by=supervisor, at=local("2026-03-11T08:00"))
    new = operations.revise(run=run, reason="漏登一件", by=supervisor, at=local("2026-03-11T10:00"))
    told = Message.objects.filter(stream=new.stream).count()
    sweep(at=local("2026-03-11T10:01"))
    assert Message.objects.filter(stream=new.stream).count() == told == 0
    row = matrix(supervisor, at=local("2026-03-11T10:01")).rows[0]
    sent = operations.send(run=new, by=supervisor, at=local("2026-03-11T11:00"))
    assert (row[1][0].code, sent.late) == ("open", False)


def test_the_correction_of_a_late_report_stays_late(east: Unit, supervisor: User, packs: None) -> None:
    run = operations.send(run=frozen(east), by=supervisor, at=local("2026-03-11T09:00:01"))
    new = operations.revise(run=run, reason="漏登一件", by=supervisor, at=local("2026-03-11T10:00"))
    assert (run.late, new.late) == (True, True)


def test_an_unsent_report_is_not_corrected(east: Unit, supervisor: User, packs: None) -> None:
    run = frozen(east)
    with pytest.raises(operations.NotSent):
        operations.revise(run=run, reason="漏登一件", by=supervisor, at=local("2026-03-11T07:00"))
    run.refresh_from_db()
    assert run.replaced is False


@pytest.mark.requirement("CNV-08")
def test_a_part_of_the_last_second_is_in_time(east: Unit, supervisor: User, packs: None) -> None:
    moment = local("2026-03-11T09:00:00.900")
    assert operations.send(run=frozen(east), by=supervisor, at=moment).late is False


@pytest.mark.requirement("RPT-02")
def test_a_complaint_typed_in_after_midnight_is_still_in_the_unsent_report(
    east: Unit, supervisor: User, complain: Complain
) -> None:
    frozen(east)
    complain(east, "2026-03-10T23:59", typed_at=local("2026-03-11T00:20"))
    run = frozen(east, "2026-03-11T00:21")
    assert (len(run.rows), run.figures["total"], run.digest) == (1, 1, seal(run))


def test_a_sent_report_takes_nothing_in(east: Unit, supervisor: User, complain: Complain) -> None:
    operations.send(run=frozen(east), by=supervisor, at=local("2026-03-11T00:15"))
    complain(east, "2026-03-10T23:59", typed_at=local("2026-03-11T00:20"))
    assert frozen(east, "2026-03-11T00:21").rows == []

"""Long work: carried out once, with progress, files and an end that is told."""

import io
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from core import jobs, outbox
from core.actors import SYSTEM
from core.clock import now
from core.jobs import files
from core.models import Event, Job, JobFile, Outcome, WorkState
from notifications.models import Message
from org.models import User
from tests.core.jobs import kinds  # noqa: F401  registers the kinds

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(settings: Any, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path / "files"
    return tmp_path


def begin(by: Any, kind: str, **params: Any) -> Job:
    return jobs.start(kind=f"test.{kind}", title="数数", params=params, by=by, at=now())


def counting(by: Any, folder: Path, to: int = 3) -> Job:
    return begin(by, "count", to=to, log=str(folder / "log"))


def work(job: Job) -> Job:
    assert jobs.work_due(clock=now) is True
    job.refresh_from_db()
    return job


def content(file: JobFile) -> bytes:
    return Path(file.file.path).read_bytes()


def test_an_unknown_kind_is_not_started(desk: User) -> None:
    with pytest.raises(LookupError):
        begin(desk, "nothing")
    assert Job.objects.count() == 0


def test_work_is_carried_out_and_counted(desk: User, folder: Path) -> None:
    job = work(counting(desk, folder))
    assert (job.outcome, job.state, job.steps, job.total, job.summary) == (
        Outcome.DONE,
        WorkState.DONE,
        3,
        3,
        "counted 3",
    )
    assert [(file.name, content(file)) for file in job.files.all()] == [("counted.txt", b"done")]


def test_done_work_is_not_claimed_again(desk: User, folder: Path) -> None:
    work(counting(desk, folder))
    assert jobs.work_due(clock=now) is False


def test_the_history_says_who_asked(desk: User, folder: Path) -> None:
    job = work(counting(desk, folder))
    assert list(Event.objects.filter(stream=job.pk).values_list("name", "actor_id")) == [
        ("job.started", desk.pk),
        ("job.finished", desk.pk),
    ]


def test_the_owner_is_told_in_the_inbox_only(desk: User, folder: Path) -> None:
    job = work(counting(desk, folder))
    outbox.deliver_due(at=now())
    messages = Message.objects.filter(stream=job.pk)
    assert list(messages.values_list("recipient", "channel", "subject")) == [
        (desk.pk, "inbox", "已完成：数数")
    ]


def test_who_looks_on_gets_no_message(desk: User, folder: Path) -> None:
    job = counting(desk, folder)
    jobs.watch(job=job, at=now())
    work(job)
    outbox.deliver_due(at=now())
    assert Message.objects.count() == 0


def test_work_of_a_closed_account_ends(desk: User, folder: Path) -> None:
    job = counting(desk, folder)
    User.objects.filter(pk=desk.pk).update(is_active=False)
    assert (work(job).outcome, (folder / "log").exists()) == (Outcome.FAILED, False)


def test_the_system_can_own_work(folder: Path) -> None:
    assert work(counting(SYSTEM, folder)).outcome == Outcome.DONE


def test_rejected_rows_become_a_workbook_of_plain_text(desk: User) -> None:
    job = work(begin(desk, "sort_out"))
    (file,) = job.files.filter(purpose="rejects")
    rows = list(load_workbook(io.BytesIO(content(file))).active.iter_rows(values_only=True))
    assert rows == [("name", "number", "原因"), ("=1+1", 7, "wrong"), ("王五", None, "short")]


def test_what_cannot_be_done_is_said_and_not_repeated(desk: User) -> None:
    job = work(begin(desk, "refuse"))
    assert (job.outcome, job.summary, job.attempts) == (Outcome.FAILED, "not possible", 1)


def test_a_failure_is_tried_three_times_and_keeps_no_values(desk: User) -> None:
    job = begin(desk, "fail")
    for minutes in range(0, 30, 10):
        jobs.work_due(clock=lambda later=minutes: now() + timedelta(minutes=later))
    job.refresh_from_db()
    assert (job.outcome, job.attempts, job.last_error) == (Outcome.FAILED, 3, "")
    assert "secret" not in f"{job.summary}{Event.objects.last().facts}"


def test_failed_work_can_be_taken_up_again(desk: User) -> None:
    job = jobs.again(job=work(begin(desk, "refuse")), by=desk, at=now())
    assert (job.outcome, job.state, job.finished_at) == ("", WorkState.OPEN, None)


def test_done_work_is_not_taken_up_again(desk: User, folder: Path) -> None:
    job = work(counting(desk, folder))
    assert jobs.again(job=job, by=desk, at=now()).outcome == Outcome.DONE


def test_waiting_work_is_cancelled_at_once(desk: User, folder: Path) -> None:
    job = jobs.cancel(job=counting(desk, folder), by=desk, at=now())
    assert (job.outcome, jobs.work_due(clock=now)) == (Outcome.CANCELLED, False)


def test_a_worker_that_lost_the_job_writes_nothing(desk: User, folder: Path) -> None:
    job = counting(desk, folder)
    (mine,) = outbox.claim(Job.objects.all(), at=now(), limit=1)
    outbox.claim(Job.objects.all(), at=now() + timedelta(hours=1), limit=1)
    with pytest.raises(jobs.LeaseLost):
        jobs.Run(mine, desk, now).save({"next": 2})
    job.refresh_from_db()
    assert job.saved == {}


def test_files_go_after_their_time_and_rows_stay(desk: User, settings: Any) -> None:
    job = work(begin(desk, "sort_out"))
    at = job.finished_at + timedelta(days=settings.JOB_FILES_DAYS)
    place = Path(job.files.get().file.path)
    assert (files.clean(at=at), place.exists()) == (0, True)
    assert (files.clean(at=at + timedelta(seconds=1)), job.rejects.count(), job.files.count()) == (1, 0, 1)

"""Taking over a list by pages: from the template to the result, and back within a day."""

import io
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import Workbook, load_workbook

from core import jobs
from core.clock import now
from core.models import Job
from notifications.models import Message
from org.models import User
from tests.core.uploads.samples import PROGRAM, bomb
from tests.factories.packs import default_packs
from tests.tickets.importing.conftest import GOOD, HEADER, IMPORTED
from tickets.models import ImportBatch, ImportDraft, Ticket
from tickets.operations import drafts, notes

pytestmark = pytest.mark.django_db
BAD = GOOD.replace("华东", "火星").replace("09:39", "10:39")
NEW = "/tickets/imports/new/"


@pytest.fixture(autouse=True)
def world(company: Any, settings: Any, tmp_path: Path) -> Any:
    default_packs()
    settings.MEDIA_ROOT = tmp_path / "files"
    with time_machine.travel(IMPORTED, tick=False):
        yield


@pytest.fixture
def browser(group_officer: User, signed_in: Callable[..., Client]) -> Client:
    return signed_in(group_officer)


def listed(*rows: str, header: str = HEADER, name: str = "calls.csv") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, "\n".join([header, *rows]).encode("gb18030"))


def hand_in(browser: Client, file: Any, **more: str) -> Any:
    return browser.post(NEW, {"file": file, "complaint_class": "other", **more})


def draft_of(browser: Client, *rows: str) -> ImportDraft:
    hand_in(browser, listed(*rows))
    return ImportDraft.objects.latest("pk")


def matched(draft: ImportDraft) -> dict[str, str]:
    return {name: str(place) for name, place in draft.places.items()}


def tried(browser: Client, *rows: str) -> ImportDraft:
    draft = draft_of(browser, *rows)
    browser.post(f"{NEW}{draft.uuid}/", matched(draft))
    jobs.work_due(clock=now)
    draft.refresh_from_db()
    return draft


def imported(browser: Client, *rows: str) -> ImportBatch:
    draft = tried(browser, *rows)
    browser.post(f"{NEW}{draft.uuid}/confirmation/")
    jobs.work_due(clock=now)
    draft.refresh_from_db()
    assert draft.batch is not None
    return draft.batch


def test_the_template_has_the_headings(browser: Client) -> None:
    sheet = load_workbook(io.BytesIO(browser.get("/tickets/imports/template.xlsx").content)).active
    assert ",".join(cell.value for cell in sheet[1]) == HEADER


def test_the_columns_are_guessed_from_the_headings(browser: Client) -> None:
    draft = draft_of(browser, GOOD)
    assert (draft.encoding, draft.header, draft.places["phone"]) == ("gb18030", HEADER.split(","), 3)


def test_other_headings_are_matched_by_hand(browser: Client) -> None:
    hand_in(browser, listed(GOOD, header=HEADER.replace("电话", "号码一").replace("客户,", "谁,")))
    draft = ImportDraft.objects.get()
    assert {"phone", "name"} & set(draft.places) == set()
    refused = browser.post(f"{NEW}{draft.uuid}/", matched(draft))
    assert (refused.status_code, Job.objects.count()) == (422, 0)
    browser.post(f"{NEW}{draft.uuid}/", matched(draft) | {"phone": "3", "name": "2"})
    jobs.work_due(clock=now)
    assert Job.objects.get().summary.startswith("可导入 1 行")


def test_one_column_is_not_two_things(browser: Client) -> None:
    draft = draft_of(browser, GOOD)
    answer = browser.post(f"{NEW}{draft.uuid}/", matched(draft) | {"name": "3"})
    assert (answer.status_code, "同一列不能用作两项内容。" in answer.content.decode()) == (422, True)


def test_the_trial_writes_no_ticket_and_shows_what_is_wrong(browser: Client) -> None:
    draft = tried(browser, GOOD, BAD)
    assert (Ticket.objects.count(), draft.trial.summary) == (
        0,
        "可导入 1 行（其中以前已导入 0），不能导入 1 行，没有写入工单。",
    )
    page = browser.get(f"{NEW}{draft.uuid}/").content.decode()
    assert [words in page for words in ("没有这个大区：火星", "确认导入", "未处理的行")] == [True] * 3


def test_at_most_twenty_faults_are_shown_and_all_are_in_the_file(browser: Client) -> None:
    draft = tried(browser, *(BAD.replace("10:39", f"10:{n:02}") for n in range(25)))
    page = browser.get(f"{NEW}{draft.uuid}/").content.decode()
    file = draft.trial.files.get(purpose="rejects")
    rows = list(load_workbook(file.file.path).active.iter_rows(values_only=True))
    assert (page.count("没有这个大区：火星"), len(rows), rows[0][-1]) == (20, 26, "原因")


def test_after_the_confirmation_the_tickets_are_there(browser: Client, group_officer: User) -> None:
    batch = imported(browser, GOOD, BAD)
    assert (batch.accepted, batch.rejected, batch.started_by) == (1, 1, group_officer)
    assert Ticket.objects.get().is_imported is True


def test_nothing_is_imported_before_the_trial(browser: Client) -> None:
    draft = draft_of(browser, GOOD)
    browser.post(f"{NEW}{draft.uuid}/confirmation/")
    assert (Job.objects.count(), Ticket.objects.count()) == (0, 0)


def test_a_second_confirmation_starts_nothing(browser: Client) -> None:
    batch = imported(browser, GOOD)
    draft = batch.drafts.get()
    browser.post(f"{NEW}{draft.uuid}/confirmation/")
    assert (Job.objects.filter(kind=drafts.TAKE_OVER).count(), Ticket.objects.count()) == (1, 1)


def test_an_excel_list_is_taken_like_a_plain_one(browser: Client) -> None:
    book = Workbook()
    book.active.append(HEADER.split(","))
    book.active.append([*GOOD.split(",")])
    out = io.BytesIO()
    book.save(out)
    hand_in(browser, SimpleUploadedFile("calls.xlsx", out.getvalue()))
    draft = ImportDraft.objects.get()
    browser.post(f"{NEW}{draft.uuid}/", matched(draft))
    jobs.work_due(clock=now)
    draft.refresh_from_db()
    assert draft.trial.summary.startswith("可导入 1 行")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "文件是空的，请重新选择。"),
        (PROGRAM, "这不是清单文件，请上传 CSV 或 xlsx。"),
        (bomb(), "文件解压后过大"),
    ],
    ids=["empty", "program", "zip bomb"],
)
def test_what_is_no_list_is_refused_and_not_kept(
    browser: Client, data: bytes, words: str, settings: Any
) -> None:
    answer = hand_in(browser, SimpleUploadedFile("calls.csv", data))
    assert (answer.status_code, words in answer.content.decode(), ImportDraft.objects.count()) == (
        422,
        True,
        0,
    )
    assert list(Path(settings.MEDIA_ROOT).rglob("*.csv")) == []


def test_an_import_is_taken_back_within_a_day(browser: Client) -> None:
    batch = imported(browser, GOOD, BAD)
    told = Message.objects.exclude(channel="inbox").count()
    answer = browser.post(f"/tickets/imports/{batch.pk}/withdrawal/")
    jobs.work_due(clock=now)
    ticket = Ticket.objects.get()
    assert answer.url == f"/jobs/{Job.objects.latest('pk').uuid}/"
    assert (ticket.status, batch.rows.get(ticket=ticket).state) == ("cancelled", "withdrawn")
    assert Message.objects.exclude(channel="inbox").count() == told


def test_the_same_list_can_then_be_imported_again(browser: Client) -> None:
    batch = imported(browser, GOOD)
    browser.post(f"/tickets/imports/{batch.pk}/withdrawal/")
    jobs.work_due(clock=now)
    again = imported(browser, GOOD)
    assert sorted(Ticket.objects.values_list("status", flat=True)) == ["cancelled", "registered"]
    assert (again.pk, again.accepted, again.withdrawn_at) == (batch.pk, 1, None)


def test_not_after_a_day(browser: Client) -> None:
    batch = imported(browser, GOOD)
    with time_machine.travel(IMPORTED + timedelta(hours=24, seconds=1), tick=False):
        browser.post(f"/tickets/imports/{batch.pk}/withdrawal/")
    assert (Job.objects.filter(kind=drafts.TAKE_BACK).count(), Ticket.objects.get().status) == (
        0,
        "registered",
    )


def test_not_once_somebody_worked_on_a_ticket(browser: Client, group_officer: User) -> None:
    batch = imported(browser, GOOD)
    ticket = Ticket.objects.get()
    notes.add(ticket=ticket, text="已联系", by=group_officer, at=IMPORTED + timedelta(minutes=5))
    words = drafts.why_not_back(batch, at=IMPORTED + timedelta(minutes=6))
    browser.post(f"/tickets/imports/{batch.pk}/withdrawal/")
    ticket.refresh_from_db()
    assert (words, ticket.status) == (f"以下工单已有人处理，不能撤回：{ticket.number}", "registered")


def test_a_ticket_taken_up_meanwhile_stays_and_is_listed(browser: Client, group_officer: User) -> None:
    batch = imported(browser, GOOD)
    browser.post(f"/tickets/imports/{batch.pk}/withdrawal/")
    ticket = Ticket.objects.get()
    notes.add(ticket=ticket, text="已联系", by=group_officer, at=IMPORTED + timedelta(seconds=5))
    jobs.work_due(clock=now)
    ticket.refresh_from_db()
    job = Job.objects.get(kind=drafts.TAKE_BACK)
    assert (ticket.status, job.summary) == ("registered", "已撤回 0 张工单，保留 1 张。")


def test_uploaded_lists_are_cleaned_away(browser: Client, settings: Any) -> None:
    draft = draft_of(browser, GOOD)
    place = Path(draft.file.path)
    days = timedelta(days=settings.JOB_FILES_DAYS)
    assert (drafts.clean(at=IMPORTED + days), place.exists()) == (0, True)
    assert (drafts.clean(at=IMPORTED + days + timedelta(seconds=1)), place.exists()) == (1, False)


@pytest.mark.parametrize("person", ["desk", "supervisor", "technician"])
def test_others_import_nothing(person: str, request: Any, signed_in: Callable[..., Client]) -> None:
    other = signed_in(request.getfixturevalue(person))
    assert [other.get(NEW).status_code, hand_in(other, listed(GOOD)).status_code] == [403, 403]
    assert ImportDraft.objects.count() == 0


def test_another_person_s_draft_is_not_there(
    browser: Client, administrator: User, signed_in: Callable[..., Client]
) -> None:
    draft = draft_of(browser, GOOD)
    assert signed_in(administrator).get(f"{NEW}{draft.uuid}/").status_code == 404

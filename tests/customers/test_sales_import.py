"""Taking over lists of sales: what becomes of rows, what is refused, and the same list again."""

import io
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from core import jobs
from core.clock import now
from core.models import Job
from core.sheets import Workbook
from customers.models import Asset, Customer, Sale
from org.models import Unit, User
from tests.factories.customers import make_asset, make_customer, make_sale

SignIn = Callable[[User], Client]
HEADER = "序列号,产品型号,购买人,电话,大区,地址,购买日期,收货日期,成交价,保修卡号,保修卡期限"
GOOD = 'AC-1,AC-35,王建国,13812345678,华东,上海市人民路1号,2026-01-05,2026-01-08,"2,999.00",BX-1,12'


@pytest.fixture(autouse=True)
def folder(settings: Any, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path / "files"
    return tmp_path


@pytest.fixture
def browser(group_officer: User, east: Unit, signed_in: SignIn) -> Client:
    return signed_in(group_officer)


def listed(*rows: str, encoding: str = "utf-8") -> SimpleUploadedFile:
    return SimpleUploadedFile("sales.csv", "\n".join([HEADER, *rows]).encode(encoding))


def taken(browser: Client, file: SimpleUploadedFile, **more: str) -> Job:
    """Upload it and wait for the work."""
    answer = browser.post(reverse("customers:sales_import"), {"file": file, **more})
    assert answer.status_code == 302
    assert jobs.work_due(clock=now) is True
    return Job.objects.latest("pk")


def reasons(job: Job) -> list[str]:
    return list(job.rejects.order_by("pk").values_list("words", flat=True))


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
def test_a_row_becomes_customer_unit_and_sale(browser: Client, encoding: str) -> None:
    job = taken(browser, listed(GOOD, encoding=encoding))
    sale = Sale.objects.select_related("asset", "customer").get()
    assert (sale.asset.serial, sale.customer.name, sale.kind) == ("AC-1", "王建国", "shipped")
    assert (sale.bought_on, sale.received_on, str(sale.price), sale.card_number, sale.card_months) == (
        date(2026, 1, 5),
        date(2026, 1, 8),
        "2999.00",
        "BX-1",
        12,
    )
    assert (job.outcome, "新增 1 笔" in job.summary) == ("done", True)


def test_a_workbook_is_read_as_well(browser: Client) -> None:
    book = Workbook()
    row = ("AC-1", "AC-35", "王建国", "13812345678", "华东", "", date(2026, 1, 5), "", 2999, "BX-1", 12)
    book.sheet("销售", HEADER.split(","), [row])
    taken(browser, SimpleUploadedFile("sales.xlsx", book.content()))
    assert (Sale.objects.get().bought_on, Sale.objects.get().card_months) == (date(2026, 1, 5), 12)


def test_our_own_sheet_is_read_with_nothing_in_its_last_columns(browser: Client) -> None:
    book = load_workbook(io.BytesIO(browser.get(reverse("customers:sales_template")).content))
    known = {
        "序列号": "AC-1",
        "购买人": "王建国",
        "电话": "13812345678",
        "大区": "华东",
        "购买日期": "2026-01-05",
    }
    book.active.append([known.get(cell.value) for cell in book.active[1]])
    book.save(out := io.BytesIO())
    job = taken(browser, SimpleUploadedFile("sales.xlsx", out.getvalue()))
    assert (reasons(job), Sale.objects.get().bought_on) == ([], date(2026, 1, 5))


def test_a_trial_writes_nothing(browser: Client) -> None:
    job = taken(browser, listed(GOOD), dry_run="on")
    assert ("可新增 1 笔" in job.summary, Sale.objects.count(), Customer.objects.count()) == (True, 0, 0)


def test_the_same_list_again_adds_nothing(browser: Client) -> None:
    taken(browser, listed(GOOD))
    job = taken(browser, listed(GOOD))
    assert (Sale.objects.count(), "以前已有 1 笔" in job.summary) == (1, True)


def test_a_later_list_fills_in_what_was_missing(browser: Client) -> None:
    taken(browser, listed(GOOD.replace("BX-1", "")))
    job = taken(browser, listed(GOOD))
    assert (Sale.objects.get().card_number, "补充 1 笔" in job.summary) == ("BX-1", True)


def test_what_is_written_is_not_overwritten(browser: Client) -> None:
    taken(browser, listed(GOOD))
    taken(browser, listed(GOOD.replace("BX-1", "BX-2")))
    assert Sale.objects.get().card_number == "BX-1"


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("华东", "火星", "「大区」没有「火星」这个大区"),
        ("华东", "", "「大区」没有填写"),
        ("2026-01-05", "2026-02-30", "「购买日期」无法识别：2026-02-30"),
        ("2026-01-05", "2099-01-05", "「购买日期」晚于今天"),
        ("2026-01-08", "2026-01-04", "「收货日期」早于购买日期"),
        ("13812345678", "12", "「电话」无法回拨：12"),
        ("AC-1,", ",", "「序列号」没有填写"),
        (",12", ",很久", "「保修卡期限」无法识别：很久"),
        ('"2,999.00"', "免费", "「成交价」无法识别：免费"),
        ('"2,999.00"', "-5.00", "「成交价」不能为负：-5.00"),
    ],
)
def test_each_fault_is_told(browser: Client, before: str, after: str, words: str) -> None:
    job = taken(browser, listed(GOOD.replace(before, after)))
    assert ([words in told for told in reasons(job)], Sale.objects.count()) == ([True], 0)


def test_rejected_rows_come_back_as_a_workbook_to_correct(browser: Client) -> None:
    job = taken(browser, listed(GOOD, GOOD.replace("AC-1,", "AC-2,").replace("华东", "火星")))
    content = Path(job.files.get(purpose="rejects").file.path).read_bytes()
    rows = list(load_workbook(io.BytesIO(content)).worksheets[0].iter_rows(values_only=True))
    assert ([*HEADER.split(","), "原因"], rows[1][0], len(rows)) == (list(rows[0]), "AC-2", 2)


def test_a_unit_of_somebody_else_is_left_to_people(browser: Client, east: Unit) -> None:
    other = make_asset(make_customer(east, name="李秀英", phone="13900001111"), serial="AC-1")
    job = taken(browser, listed(GOOD))
    assert ("另一位客户" in reasons(job)[0], other.sales.count()) == (True, 0)


def test_a_resold_unit_keeps_its_first_sale(browser: Client, east: Unit) -> None:
    unit = make_asset(make_customer(east), serial="AC-1")
    make_sale(unit, bought_on=date(2025, 1, 5))
    taken(browser, listed(GOOD))
    assert (unit.sales.count(), Asset.objects.count()) == (2, 1)


@pytest.mark.parametrize("content", [b"", b"a,b\n1,2\n", b"\x89PNG\x00\x00"])
def test_other_files_are_refused_at_once(browser: Client, content: bytes) -> None:
    file = SimpleUploadedFile("sales.csv", content)
    answer = browser.post(reverse("customers:sales_import"), {"file": file})
    assert (answer.status_code, Job.objects.count()) == (422, 0)


@pytest.mark.parametrize("name", ["sales_import", "sales_template"])
def test_only_the_group_imports(name: str, supervisor: User, group_officer: User, signed_in: SignIn) -> None:
    codes = [
        signed_in(user).get(reverse(f"customers:{name}")).status_code for user in (supervisor, group_officer)
    ]
    assert codes == [403, 200]

"""Long work in a real browser: the button becomes progress, the progress becomes a download."""

import io
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from core import jobs
from core.clock import now
from org.models import Unit, User
from tests.core.jobs import kinds  # noqa: F401  registers the kinds
from tests.factories.customers import make_customer
from tests.factories.packs import default_packs
from tests.tickets.importing.conftest import GOOD, HEADER

SignIn = Callable[..., Page]
BAD = GOOD.replace("华东", "火星")


@pytest.fixture(autouse=True)
def folder(settings: Any, tmp_path: Path, transactional_db: None) -> None:
    settings.MEDIA_ROOT = tmp_path / "files"


@pytest.fixture
def worker() -> Iterator[None]:
    """Does what is due, as the worker process does."""
    over = threading.Event()

    def work() -> None:
        while not over.is_set():
            if not jobs.work_due(clock=now):
                time.sleep(0.2)
        connection.close()

    thread = threading.Thread(target=work)
    thread.start()
    yield
    over.set()
    thread.join(timeout=20)


def test_a_list_is_exported_without_leaving_the_page(
    page: Page, live_server: Any, desk: User, east: Unit, sign_in: SignIn, worker: None
) -> None:
    make_customer(east, name="单玉峰", phone="13900001111")
    sign_in(page, desk)
    page.goto("/customers/?q=syf")
    page.get_by_role("button", name="导出 Excel").click()
    link = page.get_by_role("link", name="客户-")
    expect(link).to_be_visible(timeout=15_000)
    with page.expect_download() as download:
        link.click()
    rows = list(
        load_workbook(io.BytesIO(download.value.path().read_bytes()))
        .worksheets[0]
        .iter_rows(values_only=True)
    )
    assert [row[:2] for row in rows] == [("客户姓名", "电话"), ("单玉峰", "139****1111")]
    assert page.url.endswith("/customers/?q=syf")


def test_progress_moves_survives_a_reload_and_stops_when_cancelled(
    page: Page, phone: Page, desk: User, sign_in: SignIn, axe: Callable[..., list[str]], worker: None
) -> None:
    job = jobs.start(kind="test.wait", title="等待", params={}, by=desk, at=now())
    sign_in(page, desk)
    page.goto(f"/jobs/{job.uuid}/")
    expect(page.get_by_text("已处理")).to_be_visible(timeout=10_000)
    page.reload()
    expect(page.get_by_text("已处理")).to_be_visible(timeout=10_000)
    assert axe(page) == []
    page.get_by_role("button", name="取消").click()
    expect(page.get_by_text("已取消")).to_be_visible(timeout=10_000)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.wait_for_timeout(2500)
    assert [url for url in asked if "/progress/" in url] == []
    sign_in(phone, desk)
    phone.goto("/jobs/")
    expect(phone.get_by_role("heading", name="等待")).to_be_visible()
    assert axe(phone) == []


def test_a_list_of_calls_is_taken_over_by_the_pages(
    page: Page,
    group_officer: User,
    east: Unit,
    sign_in: SignIn,
    axe: Callable[..., list[str]],
    worker: None,
) -> None:
    default_packs()
    sign_in(page, group_officer)
    page.goto("/tickets/imports/new/")
    assert axe(page) == []
    content = "\n".join([HEADER, GOOD, BAD]).encode("gb18030")
    page.get_by_label("来电清单").set_input_files(
        {"name": "calls.csv", "mimeType": "text/csv", "buffer": content}
    )
    page.get_by_role("button", name="上传").click()
    expect(page.get_by_role("heading", name="calls.csv")).to_be_visible()
    assert axe(page) == []
    page.get_by_role("button", name="试导入").click()
    expect(page.get_by_text("没有这个大区：火星")).to_be_visible(timeout=15_000)
    assert axe(page) == []
    page.get_by_role("button", name="确认导入").click()
    expect(page.get_by_text("本次新增工单 1 张")).to_be_visible(timeout=15_000)
    page.get_by_role("link", name="查看").click()
    page.get_by_role("button", name="撤回这次导入").click()
    page.get_by_role("dialog").get_by_role("button", name="撤回", exact=True).click()
    expect(page.get_by_text("已撤回 1 张工单")).to_be_visible(timeout=15_000)

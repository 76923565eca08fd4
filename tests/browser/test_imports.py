"""Imported lists in a real browser."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from org.models import User
from tickets.models import ImportBatch, ImportRow

BEGUN = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)


@pytest.fixture
def batch(transactional_db: None) -> ImportBatch:
    made = ImportBatch.objects.create(
        file_name="calls.csv", digest="0" * 64, encoding="GB18030", started_at=BEGUN, rejected=1
    )
    ImportRow.objects.create(
        batch=made, line=7, state="rejected", reasons=["no_phone"], words="没有电话；没有这个大区：火星"
    )
    return made


def test_the_group_reads_why_rows_were_left_out(
    page: Page,
    phone: Page,
    live_server: Any,
    sign_in: Callable[..., Page],
    axe: Callable[[Page], list[str]],
    batch: ImportBatch,
    group_officer: User,
) -> None:
    sign_in(page, group_officer).goto("/tickets/")
    page.get_by_role("link", name="导入记录").click()
    page.get_by_role("link", name="calls.csv").click()
    expect(page.get_by_role("cell", name="没有电话；没有这个大区：火星")).to_be_visible()
    assert axe(page) == []
    sign_in(phone, group_officer).goto("/tickets/imports/")
    assert phone.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert axe(phone) == []

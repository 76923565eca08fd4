"""Options and messages of the command."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from org.models import User
from tests.tickets.importing.conftest import GOOD, RunImport
from tickets.models import FaultCategory, Ticket

Listed = Callable[..., Path]


def test_options_give_class_severity_urgency_and_fault(run_import: RunImport, listed: Listed) -> None:
    options = {
        "complaint_class": "product_quality",
        "severity": "general",
        "urgency": "urgent",
        "fault": True,
    }
    run_import(listed(GOOD), **options)
    ticket = Ticket.objects.select_related("complaint").get()
    assert (ticket.complaint.complaint_class, ticket.complaint.severity, ticket.urgency, ticket.fault) == (
        "product_quality",
        "general",
        "urgent",
        True,
    )


def test_the_category_is_given_by_its_code(run_import: RunImport, listed: Listed) -> None:
    category = FaultCategory.objects.create(code="screen", name="屏幕故障")
    run_import(listed(GOOD), category="screen")
    assert Ticket.objects.get().category == category


def test_a_person_may_stand_for_the_import(run_import: RunImport, listed: Listed, manager: User) -> None:
    run_import(listed(GOOD), username="manager")
    ticket = Ticket.objects.get()
    assert (ticket.typed_by, ticket.import_row.batch.started_by) == (manager, manager)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"username": "nobody"}, "没有启用的账号「nobody」"),
        ({"category": "none"}, "没有故障类别「none」"),
        ({"batch_size": 0}, "--batch-size"),
        ({"encoding": "klingon"}, "klingon"),
    ],
)
def test_wrong_options_are_told_and_nothing_is_written(
    run_import: RunImport, listed: Listed, options: dict[str, Any], words: str
) -> None:
    with pytest.raises(CommandError, match=words):
        run_import(listed(GOOD), **options)
    assert Ticket.objects.count() == 0


def test_a_company_without_regions_is_told_to_make_them(db: None, listed: Listed) -> None:
    with pytest.raises(CommandError, match="还没有大区"):
        call_command("import_calls", listed(GOOD))


def test_progress_and_summary_in_words(run_import: RunImport, listed: Listed) -> None:
    rows = [GOOD, GOOD.replace("系统不稳定", "屏幕坏"), GOOD.replace("华东", "火星")]
    told = run_import(listed(*rows), batch_size=2).splitlines()
    assert told[0] == "已处理 2 行：导入 2，未导入 0"
    assert told[1] == "已处理 3 行：导入 2，未导入 1"
    assert told[2:6] == [
        "文件 calls.csv（UTF-8）：共 3 行",
        "导入 2 行（本次新增 2，以前已导入 0）",
        "未导入 1 行",
        "  没有这个大区 1",
    ]

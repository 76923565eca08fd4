"""Long lists are read a page at a time."""

from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from core import sheets
from core.models import Stream
from core.pages import walk
from core.sheets import Workbook
from tests.factories.core import make_stream

pytestmark = pytest.mark.django_db


def test_every_row_comes_once_in_order() -> None:
    keys = [make_stream().pk for _ in range(7)]
    rows = walk(Stream.objects.filter(kind="person"), order=("-opened_at", "-pk"), size=3)
    assert [row.pk for row in rows] == keys[::-1]


def test_no_query_reads_more_than_a_page(django_assert_num_queries: Any) -> None:
    for _ in range(7):
        make_stream()
    with django_assert_num_queries(3) as seen:
        list(walk(Stream.objects.all(), order=("-pk",), size=3))
    assert all("LIMIT 4" in query["sql"] for query in seen.captured_queries)


def test_a_full_sheet_goes_on_in_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "MOST_ROWS", 2)
    book = Workbook(tmp_path / "a.xlsx")
    assert book.sheet("表", ("数",), ([n] for n in range(5))) == 5
    book.close()
    read = load_workbook(tmp_path / "a.xlsx")
    assert {sheet.title: [row[0] for row in sheet.iter_rows(values_only=True)] for sheet in read} == {
        "表": ["数", 0, 1],
        "表 2": ["数", 2, 3],
        "表 3": ["数", 4],
    }

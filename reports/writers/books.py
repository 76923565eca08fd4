"""Workbooks of reports."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from core.sheets import Workbook
from reports.queries.documents import Document
from reports.queries.ledgers import OPINION_COLUMNS, OpinionLine


def document_book(document: Document) -> bytes:
    """Facts and texts, indicators, then one sheet per table."""
    book = Workbook()
    facts = [*document.facts, *document.texts]
    book.sheet(_("概要"), (pgettext("item", "项目"), _("内容")), facts)
    if document.kpis:
        columns = (_("指标"), _("数值"), _("分子"), _("分母"), _("上期"), _("去年同期"))
        book.sheet(_("指标"), columns, (_kpi(one) for one in document.kpis))
    for table in document.tables:
        rows = ([cell.value for cell in row] for row in table.rows)
        book.sheet(str(table.title), table.heads, rows)
    return book.content()


def _kpi(one: Any) -> list[Any]:
    parts = [part.value for part in one.parts] if len(one.parts) > 1 else ["", ""]
    value = int(one.value) if one.value.isdigit() else one.value
    return [one.label, value, *parts, one.previous, one.year]


def opinion_book(lines: Iterable[OpinionLine]) -> bytes:
    """The opinion ledger alone (RPT-13)."""
    book = Workbook()
    book.sheet(_("客户意见台账"), OPINION_COLUMNS, (line.cells() for line in lines))
    return book.content()


def table_book(title: str, columns: Iterable[Any], rows: Iterable[Iterable[Any]]) -> bytes:
    """One table."""
    book = Workbook()
    book.sheet(title, tuple(columns), (tuple(row) for row in rows))
    return book.content()

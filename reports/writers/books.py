"""The workbooks of reports, one function each."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from core.sheets import Workbook
from reports.models import ReportRun
from reports.queries.ledgers import OPINION_COLUMNS, OpinionLine
from reports.queries.runs import figures_in_words, opinion_lines


def run_book(run: ReportRun) -> bytes:
    """A daily report: its figures, then the opinion ledger."""
    book = Workbook()
    head = [
        (_("单位"), run.unit.name),
        (_("统计日"), run.period),
        (_("版本"), run.version),
        (_("冻结时间"), run.frozen_at),
        (_("报送时间"), run.sent_at),
        (_("校验码"), run.digest),
        (_("登记投诉"), run.figures.get("total", 0)),
    ]
    counts = [pair for _key, pairs in figures_in_words(run) for pair in pairs]
    book.sheet(_("投诉日报"), (_("项目"), _("内容")), [*head, *counts, (_("备注"), run.remark)])
    book.sheet(_("客户意见台账"), OPINION_COLUMNS, (line.cells() for line in opinion_lines(run)))
    return book.content()


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

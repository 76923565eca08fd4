"""The two ledgers as workbooks: columns, lines, and text that stays text."""

import io
from collections.abc import Callable
from typing import Any

import openpyxl
import pytest
from django.test import Client

from org.models import Unit, User
from reports.queries.ledgers import handling_of
from tests.factories.dispatch import make_order, make_technician, prepare
from tests.factories.tickets import FAULT, make_ticket
from tests.reports.conftest import local
from tickets.models import Note, Ticket

SignIn = Callable[[User], Client]
OPINION = "/ledgers/opinions.xlsx?first=2026-03-01&last=2026-03-31"
SERVICE = "/ledgers/service.xlsx?first=2026-03-01&last=2026-03-31"


def sheet(client: Client, url: str) -> list[tuple[Any, ...]]:
    book = openpyxl.load_workbook(io.BytesIO(client.get(url).content))
    return list(book.worksheets[0].iter_rows(values_only=True))


@pytest.mark.requirement("RPT-13")
def test_opinion_ledger_has_the_twelve_columns_in_order(
    east: Unit, manager: User, signed_in: SignIn, complain: Callable[..., Ticket]
) -> None:
    complain(east, "2026-03-10T15:00")
    head, line = sheet(signed_in(manager), OPINION)
    assert head == (
        "编号", "日期", "客户", "联系方式", "渠道", "类别", "内容", "责任部门", "处理经过", "处理结果", "满意度", "结案日期",
    )  # fmt: skip
    assert line[3:7] == ("138****5678", "电话", "服务人员", "师傅态度不好")


def test_formulas_and_markup_stay_text(
    east: Unit, manager: User, signed_in: SignIn, complain: Callable[..., Ticket]
) -> None:
    complain(east, "2026-03-10T15:00", description='=HYPERLINK("http://x","点我")<script>')
    book = openpyxl.load_workbook(io.BytesIO(signed_in(manager).get(OPINION).content))
    cell = book.worksheets[0]["G2"]
    assert (cell.data_type, cell.value) == ("s", '=HYPERLINK("http://x","点我")<script>')


@pytest.mark.requirement("RPT-15")
def test_seven_dispatches_give_seven_lines_with_unique_slips(
    east: Unit, supervisor: User, manager: User, signed_in: SignIn, packs: None
) -> None:
    for n in range(7):
        ticket = make_ticket(east, at=local("2026-03-10T09:00"), phone=f"1390000001{n}", **FAULT)
        order = make_order(ticket, make_technician(east), by=supervisor, at=local("2026-03-10T09:10"))
        prepare(order, local("2026-03-10T09:20"))
    lines = sheet(signed_in(manager), SERVICE)[1:]
    assert (len(lines), len({line[6] for line in lines})) == (7, 7)


def test_another_regions_lines_are_not_shown(
    east: Unit, stranger: User, signed_in: SignIn, complain: Callable[..., Ticket]
) -> None:
    complain(east, "2026-03-10T15:00")
    assert len(sheet(signed_in(stranger), OPINION)) == 1


def test_reversed_days_are_refused_beside_the_field(manager: User, signed_in: SignIn, packs: None) -> None:
    page = signed_in(manager).get("/ledgers/opinions/?first=2026-03-02&last=2026-03-01")
    assert (page.status_code, "结束日期不能早于开始日期。" in page.content.decode()) == (422, True)


@pytest.mark.parametrize("url", ["/reports/", "/reports/month/", "/ledgers/opinions/", "/ledgers/service/"])
def test_a_technician_reads_no_reports(url: str, technician: User, signed_in: SignIn, packs: None) -> None:
    assert signed_in(technician).get(url).status_code == 403


def test_notes_on_the_handling_are_one_sentence() -> None:
    texts = ("已核实。", "已告知客户。")
    notes = [Note(kind="handling", text=text) for text in texts]
    assert handling_of([*notes, Note(kind="internal", text="内部")]) == "已核实；已告知客户。"

"""Screen, workbook, PDF and Word say the same numbers, from the same frozen rows."""

import io
import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import docx
import openpyxl
import pypdf
import pytest
from django.test import Client
from lxml import html

from core.actors import SYSTEM
from org.models import Unit, User
from reports import operations
from reports.enums import ReportKind
from reports.models import ReportRun
from tests.factories.followups import make_call
from tests.factories.tickets import CONSULTATION, FAULT, make_ticket
from tests.reports.conftest import local
from tickets.models import ChargeCategory, Ticket
from tickets.operations.hotline.charges import charge

SignIn = Callable[[User], Client]
Tables = dict[str, list[list[str]]]
TITLES = [
    "近十二个月受理与结案",
    "受理渠道",
    "故障类别",
    "各单位受理与结案",
    "投诉类别与严重程度",
    "客户满意度分布",
    "派出服务人次",
    "服务收费",
]


@pytest.fixture
def month(
    group: Unit, east: Unit, south: Unit, supervisor: User, complain: Callable[..., Ticket]
) -> ReportRun:
    """March's statistics of the group, frozen."""
    make_call(east, by=supervisor, at=local("2026-03-10T09:00"))
    complain(east, "2026-03-11T09:00", phone="13900000001", channel="web")
    complain(south, "2026-03-12T09:00", phone="13900000002", channel="letter")
    for n in range(3):
        make_ticket(south, at=local("2026-03-13T09:00"), phone=f"1390000010{n}", **CONSULTATION)
    older = make_ticket(east, at=local("2026-02-13T09:00"), phone="13900000200", **FAULT)
    kind = ChargeCategory.objects.create(code="paid", name="有费服务")
    charge(ticket=older, category=kind, amount=Decimal("80.15"), by=supervisor, at=local("2026-03-14T09:00"))
    run = operations.freeze_run(
        unit=group,
        period=local("2026-03-01T00:00").date(),
        by=SYSTEM,
        at=local("2026-04-01T00:10"),
        code=ReportKind.STATISTICS,
    )
    assert run is not None
    return run


def squeezed(value: Any) -> str:
    return re.sub(r"\s", "", "" if value is None else str(value))


def on_screen(client: Client, run: ReportRun) -> tuple[Tables, dict[str, str]]:
    page = html.fromstring(client.get(f"/reports/{run.number}/").content.decode())
    tables = {
        squeezed(one.xpath(".//h2")[0].text_content()): [
            [squeezed(cell.text_content()) for cell in row.xpath("./th|./td")]
            for row in one.xpath(".//tbody/tr")
        ]
        for one in page.xpath("//section[.//table[@id]]")
    }
    kpis = {
        one.get("aria-label"): squeezed(one.xpath('.//*[@class="value"]')[0].text_content())
        for one in page.xpath('//section[contains(@class, "kpi")]')
    }
    return tables, kpis


def in_workbook(client: Client, run: ReportRun) -> tuple[Tables, dict[str, str]]:
    book = openpyxl.load_workbook(io.BytesIO(client.get(f"/reports/{run.number}/report.xlsx").content))
    rows = {
        sheet.title: [
            [squeezed(value) for value in row] for row in sheet.iter_rows(min_row=2, values_only=True)
        ]
        for sheet in book.worksheets
    }
    return {title: rows[title] for title in TITLES}, {row[0]: row[1] for row in rows["指标"]}


def in_word(client: Client, run: ReportRun) -> tuple[Tables, dict[str, str]]:
    word = docx.Document(io.BytesIO(client.get(f"/reports/{run.number}/report.docx").content))
    found: Tables = {}
    title = ""
    for block in word.iter_inner_content():
        if isinstance(block, docx.table.Table):
            found[title] = [[squeezed(cell.text) for cell in row.cells] for row in block.rows[1:]]
        elif block.style.name.startswith("Heading"):
            title = squeezed(block.text)
    kpis = {row[0]: row[1].partition("(")[0] for row in found["指标"]}
    return {title: found[title] for title in TITLES}, kpis


def in_pdf(client: Client, run: ReportRun) -> str:
    pdf = pypdf.PdfReader(io.BytesIO(client.get(f"/reports/{run.number}/report.pdf").content))
    return squeezed("".join(page.extract_text() for page in pdf.pages))


@pytest.mark.requirement("RPT-25")
def test_the_four_forms_of_a_month_have_the_same_numbers(
    month: ReportRun, group_officer: User, signed_in: SignIn
) -> None:
    client = signed_in(group_officer)
    tables, kpis = on_screen(client, month)
    assert list(tables) == TITLES
    assert (kpis["受理工单"], kpis["受理投诉"]) == ("6", "2")
    assert in_workbook(client, month) == (tables, kpis)
    assert in_word(client, month) == (tables, kpis)
    paper = in_pdf(client, month)
    rows = ["".join(row) for lines in tables.values() for row in lines]
    assert [row for row in rows if row not in paper] == []
    assert [label for label, value in kpis.items() if f"{label}{value}" not in paper] == []


def test_facts_that_come_later_change_no_frozen_number(
    month: ReportRun, group_officer: User, signed_in: SignIn, complain: Callable[..., Ticket], south: Unit
) -> None:
    client = signed_in(group_officer)
    before = on_screen(client, month)
    complain(south, "2026-03-20T09:00", phone="13900000300")
    assert on_screen(client, month) == before


def test_every_number_of_a_frozen_month_opens_its_tickets(
    month: ReportRun, group_officer: User, signed_in: SignIn
) -> None:
    client = signed_in(group_officer)
    document = client.get(f"/reports/{month.number}/").context["document"]
    cells = [cell for table in document.tables for row in table.rows for cell in row if cell.url]
    cells += [part for one in document.kpis for part in one.parts if part.url]
    wrong = [
        (cell.url, cell.value)
        for cell in cells
        if "/month/" not in cell.url and client.get(cell.url).context["size"] != cell.value
    ]
    assert (len(cells) > 30, wrong) == (True, [])


@pytest.mark.requirement("RPT-25")
def test_the_month_page_and_its_files_agree(month: ReportRun, group_officer: User, signed_in: SignIn) -> None:
    client = signed_in(group_officer)
    shown = client.get("/reports/month/?month=2026-03").context["document"]
    book = openpyxl.load_workbook(io.BytesIO(client.get("/reports/month.xlsx?month=2026-03").content))
    for table in shown.tables:
        sheet = list(book[str(table.title)].iter_rows(min_row=2, values_only=True))
        assert [[squeezed(value) for value in row] for row in sheet] == [
            [squeezed(cell.value) for cell in row] for row in table.rows
        ]


def test_every_live_number_opens_its_tickets(
    month: ReportRun, group_officer: User, signed_in: SignIn
) -> None:
    client = signed_in(group_officer)
    document = client.get("/reports/month/?month=2026-03").context["document"]
    cells = [cell for table in document.tables for row in table.rows for cell in row if cell.url]
    wrong = [
        (cell.url, cell.value)
        for cell in cells
        if len(client.get(cell.url).context["page"].items) != cell.value
    ]
    assert (len(cells) > 30, wrong) == (True, [])

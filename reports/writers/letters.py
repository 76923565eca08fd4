"""Reports as Word documents, with their charts as pictures."""

import io
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from docx import Document as Word
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from core import paper
from core.clock import local
from reports.charts import for_paper
from reports.queries.documents import Document, Table
from reports.writers.pages import kpi_value

FONT = "Microsoft YaHei"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PPI = 110


def document_docx(document: Document) -> bytes:
    """Title, facts, indicators, each chart above its table, texts. Raises core.paper.CannotPrint."""
    word = _blank()
    word.add_heading(document.title, level=1)
    _grid(
        word,
        (pgettext("item", "项目"), _("内容")),
        [[label, shown(value)] for label, value in document.facts],
    )
    if document.kpis:
        word.add_heading(_("指标"), level=2)
        columns = (_("指标"), _("数值"), _("上期"), _("去年同期"))
        rows = [[one.label, kpi_value(one), one.previous, one.year] for one in document.kpis]
        _grid(word, columns, rows)
    for table in document.tables:
        _section(word, table)
    for label, text in document.texts:
        word.add_heading(str(label), level=2)
        word.add_paragraph(text)
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


def _blank() -> Any:
    """An A4 document whose styles name a Chinese font."""
    word = Word()
    section = word.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)
    for name in ("Normal", "Heading 1", "Heading 2"):
        style = word.styles[name]
        style.font.name = FONT
        style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), FONT)
    word.styles["Normal"].font.size = Pt(10)
    return word


def _section(word: Any, table: Table) -> None:
    word.add_heading(str(table.title), level=2)
    if plot := table.plot:
        word.add_picture(io.BytesIO(paper.png(for_paper(plot), ppi=PPI)), width=Cm(16))
    rows = [[shown(cell.value) for cell in row] for row in table.rows]
    _grid(word, table.heads, rows, numbers=[cell.number for cell in table.rows[0]] if table.rows else [])


def _grid(word: Any, heads: Any, rows: list[list[Any]], numbers: list[bool] | None = None) -> None:
    """A table with borders; numbers stand at the right."""
    grid = word.add_table(rows=1, cols=len(heads), style="Table Grid")
    for cell, head in zip(grid.rows[0].cells, heads, strict=True):
        cell.paragraphs[0].add_run(str(head)).bold = True
    for row in rows:
        cells = grid.add_row().cells
        for place, value in enumerate(row):
            cells[place].text = str(value)
            if numbers and numbers[place]:
                cells[place].paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    word.add_paragraph()


def shown(value: Any) -> str:
    """Values as text; instants in Shanghai time."""
    if value is None:
        return ""
    return f"{local(value):%Y-%m-%d %H:%M}" if hasattr(value, "hour") else str(value)

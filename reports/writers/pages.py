"""Reports as PDF, typeset with their charts."""

from django.utils.translation import gettext as _

from core import paper
from core.paper.blocks import Block
from reports.charts import for_paper
from reports.queries.documents import Document, Kpi, Table

MOST_UPRIGHT = 8
"""A table with more columns needs the long side of the paper."""


def document_pdf(document: Document) -> bytes:
    """A4 pages: facts, indicators, each chart above its table, texts. Raises core.paper.CannotPrint."""
    wide = any(len(table.heads) > MOST_UPRIGHT for table in document.tables)
    made = paper.Document(document.title, facts=document.facts, landscape=wide)
    if document.kpis:
        made.blocks.append(_indicators(document.kpis))
    for table in document.tables:
        if plot := table.plot:
            name = f"{table.code}.svg"
            made.files[name] = for_paper(plot).encode()
            made.blocks += [paper.lines(table.title, []), paper.picture(name, caption=table.help)]
        made.blocks.append(_table(table, heading="" if table.plot else table.title))
    made.blocks += [paper.text(label, text) for label, text in document.texts]
    return paper.pdf("document.typ", made.data(), made.files)


def _indicators(kpis: list[Kpi]) -> Block:
    columns = (_("指标"), _("数值"), _("上期"), _("去年同期"), _("口径"))
    rows = [[one.label, kpi_value(one), one.previous, one.year, one.help] for one in kpis]
    return paper.table(_("指标"), columns, rows, widths=(2, 2, 1, 1, 4), numbers=(1, 2, 3))


def kpi_value(one: Kpi) -> str:
    """A share with its parts, as 85.0 % (34 / 40)."""
    if len(one.parts) < 2:
        return one.value
    return f"{one.value} ({one.parts[0].value} / {one.parts[1].value})"


def _table(table: Table, *, heading: object) -> Block:
    numbers = [n for n, cell in enumerate(table.rows[0]) if cell.number] if table.rows else []
    rows = [[cell.value for cell in row] for row in table.rows]
    return paper.table(heading, table.heads, rows or [[_("无")]], numbers=numbers)

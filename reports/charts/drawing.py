"""Plots as SVG: for the page in two widths, for paper with colours and fonts of its own."""

from django.utils.safestring import SafeString, mark_safe

from reports.charts import cleaning
from reports.charts.engine import svg_of
from reports.charts.option import Plot, height, option

WIDE, NARROW, PAPER = 620, 340, 680


def for_page(plot: Plot) -> SafeString:
    """Two SVGs: one for desks, one whose letters stay readable on a phone; the style sheet shows one."""
    drawn = (_on_page(plot, WIDE, "chart-wide"), _on_page(plot, NARROW, "chart-narrow"))
    return mark_safe("".join(drawn))  # noqa: S308 - made by our own engine; labels are escaped by ECharts


def for_paper(plot: Plot) -> str:
    """One SVG with fixed colours and the paper's font, for PDF and Word."""
    svg = cleaning.attributes(svg_of(option(plot), PAPER, height(plot)))
    return cleaning.without_meta(cleaning.named(svg, plot.code))


def _on_page(plot: Plot, width: int, css_class: str) -> str:
    svg = cleaning.attributes(svg_of(option(plot), width, height(plot)))
    named = cleaning.named(svg, f"{plot.code}-{width}")
    return cleaning.rooted(cleaning.page_colours(named), plot.name, css_class)

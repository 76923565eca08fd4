"""Charts drawn on the server: a table becomes an option, ECharts makes it an SVG, one for page, PDF and Word."""

from reports.charts.drawing import for_page, for_paper

__all__ = ["for_page", "for_paper"]

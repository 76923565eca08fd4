"""Charts and values in report templates."""

from datetime import datetime
from typing import Any

from django import template
from django.utils.safestring import SafeString

from core.clock import local
from reports.charts import for_page
from reports.charts.option import Plot

register = template.Library()


@register.simple_tag
def chart(plot: Plot) -> SafeString:
    """The SVG of a table, drawn on the server."""
    return for_page(plot)


@register.filter
def report_value(value: Any) -> Any:
    """A value as it stands in all four forms of a report: instants to the minute, nothing for None."""
    if value is None:
        return ""
    return f"{local(value):%Y-%m-%d %H:%M}" if isinstance(value, datetime) else value

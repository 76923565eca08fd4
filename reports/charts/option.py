"""A table as an ECharts option: zero-based bars or lines, direct labels, six colours with patterns."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

PALETTE = ("#2f7fd1", "#c7741a", "#1f9270", "#9a5fb8", "#c8503c", "#75808f")
"""Told apart by people with colour blindness, and 3:1 against the light and the dark surface."""
INK = "#1a2332"
FAINT = "#d9dee7"
FONT = "Noto Sans S Chinese"
LINE = "line"
ACROSS = "barh"
STACKED = "stack"
LONGEST_LABEL = 96


@dataclass(frozen=True)
class Plot:
    """What is drawn: labels of the rows, named columns of numbers, the shape, an accessible name."""

    code: str
    name: str
    shape: str
    labels: tuple[str, ...]
    columns: tuple[tuple[str, tuple[float, ...]], ...]


def option(plot: Plot) -> dict[str, Any]:
    """The ECharts option of a plot."""
    across = plot.shape in (ACROSS, STACKED)
    rows = _labels(plot.labels, across)
    numbers = {
        "type": "value",
        "minInterval": 1,
        "axisLabel": _text(),
        "splitLine": {"lineStyle": {"color": FAINT}},
    }
    return {
        "animation": False,
        "color": list(PALETTE),
        "textStyle": {"fontFamily": FONT},
        "aria": {"enabled": True, "decal": {"show": len(plot.columns) > 1 and plot.shape != LINE}},
        "legend": {"show": len(plot.columns) > 1, "top": 0, "left": 0, "textStyle": _text()},
        "grid": _grid(plot, across),
        "xAxis": numbers if across else rows,
        "yAxis": rows if across else numbers,
        "series": [_series(plot, name, values) for name, values in plot.columns],
    }


def height(plot: Plot) -> int:
    """Pixels: bars that lie need room for each row."""
    if plot.shape in (ACROSS, STACKED):
        return max(180, 28 * len(plot.labels) + 64)
    return 260


def _labels(labels: Sequence[str], across: bool) -> dict[str, Any]:
    axis: dict[str, Any] = {
        "type": "category",
        "data": list(labels),
        "axisTick": {"show": False},
        "axisLabel": _text() | {"hideOverlap": True},
    }
    if across:
        axis["axisLabel"] |= {"interval": 0, "width": LONGEST_LABEL, "overflow": "truncate"}
        axis["inverse"] = True
    return axis


def _grid(plot: Plot, across: bool) -> dict[str, Any]:
    return {
        "left": 4,
        "right": 32 if across else 12,
        "top": 36 if len(plot.columns) > 1 else 20,
        "bottom": 4,
        "containLabel": True,
    }


def _series(plot: Plot, name: str, values: Sequence[float]) -> dict[str, Any]:
    made: dict[str, Any] = {"name": name, "data": list(values), "type": "bar", "barMaxWidth": 24}
    if plot.shape == LINE:
        made |= {"type": "line", "symbol": "circle", "symbolSize": 6}
    if plot.shape == STACKED:
        return made | {"stack": "all"}
    position = "right" if plot.shape == ACROSS else "top"
    crowded = len(plot.labels) * len(plot.columns) > 14 and plot.shape != ACROSS
    return made | {"label": _text() | {"show": not crowded, "position": position, "textBorderWidth": 0}}


def _text() -> dict[str, Any]:
    return {"color": INK, "fontSize": 12, "fontFamily": FONT}

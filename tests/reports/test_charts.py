"""Charts drawn on the server: clean for the content policy, readable in both schemes, zero-based."""

import re
import subprocess
import sys

import pytest

from reports.charts import for_page, for_paper
from reports.charts.option import PALETTE, Plot, option
from tests.architecture.house import ROOT

LIGHT, DARK = "#ffffff", "#19202c"


def plot(shape: str = "bar", code: str = "sample") -> Plot:
    columns = (("受理", (3, 0, 5)), ("结案", (1, 2, 4)))
    return Plot(code, "受理与结案", shape, ("电话", "网站", "<b>&信函"), columns)


def luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("shape", ["bar", "barh", "stack", "line"])
def test_an_svg_of_the_page_has_no_style_and_a_name(shape: str) -> None:
    svg = for_page(plot(shape))
    assert (" style=" in svg, "<style" in svg, "<script" in svg) == (False, False, False)
    assert svg.count('role="img" aria-label="受理与结案"') == 2


def test_labels_are_escaped() -> None:
    assert "&lt;b&gt;&amp;信函" in for_page(plot())


def test_ink_follows_the_page_and_not_the_paper() -> None:
    assert ("currentColor" in for_page(plot()), "currentColor" in for_paper(plot())) == (True, False)


def test_two_charts_of_a_page_share_no_id() -> None:
    ids = [set(re.findall(r' id="([^"]+)"', for_page(plot(code=code)))) for code in ("one", "two")]
    assert (bool(ids[0]), ids[0] & ids[1]) == (True, set())


@pytest.mark.parametrize("colour", PALETTE)
def test_every_colour_stands_out_on_light_and_dark(colour: str) -> None:
    assert min(contrast(colour, LIGHT), contrast(colour, DARK)) >= 3


def test_values_begin_at_zero() -> None:
    axis = option(plot())["yAxis"]
    assert ("min" in axis, "scale" in axis) == (False, False)


def test_each_mark_knows_its_row() -> None:
    marks = re.findall(
        r'ecmeta_series_index="(\d)" ecmeta_data_index="(\d)" ecmeta_ssr_type="chart"', for_page(plot())
    )
    assert {(int(series), int(row)) for series, row in marks} >= {(0, 0), (1, 2)}


IN_A_THREAD = """
import django
from threading import Thread
django.setup()
from reports.charts.engine import svg_of
visitor = Thread(target=lambda: print(svg_of({"xAxis": {}, "yAxis": {}, "series": []}, 300, 200)[:4]))
visitor.start()
visitor.join()
"""


def test_a_process_whose_threads_drew_ends_in_peace() -> None:
    run = [sys.executable, "-W", "ignore", "-c", IN_A_THREAD]
    done = subprocess.run(run, cwd=ROOT, capture_output=True, encoding="utf-8")
    assert (done.stdout, done.returncode) == ("<svg\n", 0), done.stderr

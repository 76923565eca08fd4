"""ECharts' SVG without inline styles, so that the strict content policy holds and dark pages can read it."""

import re
from html import escape

from reports.charts.option import FAINT, INK

_STYLE_BLOCK = re.compile(r"<style[^>]*>.*?</style>", re.S)
_STYLE = re.compile(r' style="([^"]*)"')
_CLASS = re.compile(r' class="[^"]*"')
_ID = re.compile(r"zr\d+-")
_ROOT = re.compile(r"<svg [^>]*viewBox=\"([^\"]*)\"[^>]*>")
_META = re.compile(r' ecmeta_(?:silent|ssr_type|series_index|data_index)="[^"]*"')


def attributes(svg: str) -> str:
    """Style declarations as attributes, no style block, no classes."""
    bare = _STYLE_BLOCK.sub("", svg)
    return _CLASS.sub("", _STYLE.sub(_as_attributes, bare))


def _as_attributes(found: re.Match[str]) -> str:
    pairs = (part.partition(":") for part in found[1].split(";") if ":" in part)
    return "".join(f' {name.strip()}="{escape(value.strip())}"' for name, _colon, value in pairs)


def named(svg: str, code: str) -> str:
    """Ids that begin with the chart's code, so that several charts share a page."""
    return _ID.sub(f"{code}-", svg)


def page_colours(svg: str) -> str:
    """Ink and faint lines take the colour of the text around; the font is the page's."""
    inked = svg.replace(f'"{INK}"', '"currentColor"')
    lined = inked.replace(f'stroke="{FAINT}"', 'stroke="currentColor" stroke-opacity="0.15"')
    return re.sub(r' font-family="[^"]*"', "", lined)


def without_meta(svg: str) -> str:
    return _META.sub("", svg)


def rooted(svg: str, name: str, css_class: str) -> str:
    """A root that scales with its box and has an accessible name."""
    root = rf'<svg xmlns="http://www.w3.org/2000/svg" class="{css_class}" viewBox="\1" role="img" aria-label="{escape(name)}">'
    return _ROOT.sub(root, svg, count=1)

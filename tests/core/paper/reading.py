"""What stands in a PDF, read back by another library than the one that wrote it."""

import io
from collections.abc import Iterator
from typing import Any

from pypdf import PdfReader

A4 = (595, 842)


def pages_of(content: bytes) -> Any:
    return PdfReader(io.BytesIO(content)).pages


def text_of(content: bytes) -> str:
    """All text without the spaces that only place it."""
    return "".join("".join((page.extract_text() or "").split()) for page in pages_of(content))


def fonts_of(content: bytes) -> dict[str, bool]:
    """Name of every font used, and whether the file carries it."""
    return {name: embedded for page in pages_of(content) for name, embedded in _fonts(page)}


def _fonts(page: Any) -> Iterator[tuple[str, bool]]:
    for font in (page["/Resources"].get("/Font") or {}).values():
        font = font.get_object()
        inner = font["/DescendantFonts"][0].get_object() if "/DescendantFonts" in font else font
        descriptor = inner["/FontDescriptor"].get_object()
        yield font["/BaseFont"].partition("+")[2], any(f"/FontFile{n}" in descriptor for n in ("", "2", "3"))


def size_of(page: Any) -> tuple[int, int]:
    return round(float(page.mediabox.width)), round(float(page.mediabox.height))


def beyond_the_edge(content: bytes) -> list[str]:
    """Pieces of text that begin outside the printable part of their page (10 mm)."""
    found: list[str] = []
    for page in pages_of(content):
        width, height = size_of(page)

        def visit(text: str, cm: Any, tm: Any, *_: Any, width: int = width, height: int = height) -> None:
            x, y = cm[0] * tm[4] + cm[2] * tm[5] + cm[4], cm[1] * tm[4] + cm[3] * tm[5] + cm[5]
            if text.strip() and not (28 <= x <= width - 28 and 28 <= y <= height - 28):
                found.append(f"{text.strip()} at {x:.0f} {y:.0f}")

        page.extract_text(visitor_text=visit)
    return found

"""PDF pages: typeset by typst in a process of its own, with embedded Chinese fonts and bounded time."""

from core.paper.blocks import Document, facts, grid, lines, picture, signatures, table, text
from core.paper.printing import CannotPrint, pdf, png
from core.paper.response import pdf_response

__all__ = [
    "CannotPrint",
    "Document",
    "facts",
    "grid",
    "lines",
    "pdf",
    "pdf_response",
    "picture",
    "png",
    "signatures",
    "table",
    "text",
]

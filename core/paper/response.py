"""A document as the answer of a page."""

from urllib.parse import quote

from django.http import HttpResponse


def pdf_response(content: bytes, name: str) -> HttpResponse:
    """Shown in the browser, saved under a Chinese file name."""
    answer = HttpResponse(content, content_type="application/pdf")
    answer["Content-Disposition"] = f"inline; filename*=UTF-8''{quote(name)}"
    answer["Cache-Control"] = "private, no-store"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer

"""A document as a download: workbook, PDF, Word."""

from urllib.parse import quote

from django.http import HttpResponse

from core.paper import pdf_response
from core.sheets import workbook_response
from reports.queries.documents import Document
from reports.writers.books import document_book
from reports.writers.letters import DOCX, document_docx
from reports.writers.pages import document_pdf


def workbook(document: Document, name: str) -> HttpResponse:
    return workbook_response(document_book(document), f"{name}.xlsx")


def paper(document: Document, name: str) -> HttpResponse:
    return pdf_response(document_pdf(document), f"{name}.pdf")


def letter(document: Document, name: str) -> HttpResponse:
    answer = HttpResponse(document_docx(document), content_type=DOCX)
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}.docx"
    answer["Cache-Control"] = "private, no-store"
    return answer

"""What travels compressed, and what does not."""

import gzip

import pytest
from django.http import HttpResponse, StreamingHttpResponse
from django.test import Client, RequestFactory

from core.compressing import CompressText
from org.models import User

BODY = "今日任务".encode() * 200


def sent(answer: HttpResponse | StreamingHttpResponse, accepts: str = "gzip") -> HttpResponse:
    request = RequestFactory().get("/", headers={"Accept-Encoding": accepts})
    return CompressText(lambda _request: answer)(request)


def test_text_is_compressed_for_who_reads_it() -> None:
    assert gzip.decompress(sent(HttpResponse(BODY)).content) == BODY
    assert sent(HttpResponse(BODY), accepts="").content == BODY


@pytest.mark.parametrize("kind", ["image/jpeg", "application/pdf", "application/zip"])
def test_what_is_packed_already_stays(kind: str) -> None:
    assert sent(HttpResponse(BODY, content_type=kind)).content == BODY


def test_streams_stay() -> None:
    assert not sent(StreamingHttpResponse([BODY])).has_header("Content-Encoding")


def test_pages_are_sent_so(desk: User) -> None:
    answer = Client().get("/sign-in/", headers={"Accept-Encoding": "gzip"})
    assert answer["Content-Encoding"] == "gzip"

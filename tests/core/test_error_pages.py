"""What a visitor sees when something fails."""

from typing import Any, NoReturn

from django.db import OperationalError
from django.test import RequestFactory
from django.utils.functional import SimpleLazyObject

from core.views.errors import server_error


def _refuse() -> NoReturn:
    raise OperationalError("connection refused")


def _request(path: str) -> Any:
    request = RequestFactory().get(path)
    request.user = SimpleLazyObject(_refuse)
    return request


def test_the_error_page_does_not_ask_the_database() -> None:
    answer = server_error(_request("/tickets/"))
    assert (answer.status_code, "系统出错，请稍后再试。" in answer.content.decode()) == (500, True)


def test_the_api_gets_the_words_as_json() -> None:
    answer = server_error(_request("/api/v1/tickets/"))
    assert (answer.status_code, answer["Content-Type"]) == (500, "application/json")

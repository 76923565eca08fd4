"""Which request or event is being worked on: the number that stands on log lines and error pages."""

import logging
import re
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from time import perf_counter

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

from core import meters

GIVEN = re.compile(r"[A-Za-z0-9-]{8,64}")
HEADER = "X-Request-ID"
NUMBER = "traced_as"
STATIC = "static"
QUIET = frozenset({"core:healthz", "core:readyz", STATIC})

request_number: ContextVar[str] = ContextVar("request_number", default="")
event_number: ContextVar[str] = ContextVar("event_number", default="")
log = logging.getLogger("aftersales.requests")


class Numbers(logging.Filter):
    """Puts both numbers on every line."""

    def filter(self, record: logging.LogRecord) -> bool:
        asked = getattr(record, "request", None)  # Django tells of 4xx and 5xx once the request is over
        record.request_number = request_number.get() or getattr(asked, NUMBER, "") or "-"
        record.event_number = event_number.get() or "-"
        return True


class Pages(logging.Filter):
    """Django's own lines about requests name the page too, not the address. Those about probes are left out:
    "not ready" is told by the answer, and whoever waits for a start asks ten times a second.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        asked = getattr(record, "request", None)
        if isinstance(asked, HttpRequest) and isinstance(record.args, tuple):
            page = _page(asked)
            record.args = tuple(page if value == asked.path else value for value in record.args)
            return page not in QUIET
        return True


@contextmanager
def about_event(key: int) -> Iterator[None]:
    """Lines written meanwhile belong to this event."""
    token = event_number.set(str(key))
    try:
        yield
    finally:
        event_number.reset(token)


def present_number() -> str:
    """The number of the request being answered, empty outside of one."""
    return request_number.get()


class RequestNumber:
    """Numbers each request, or takes the proxy's number; writes one line and one measurement about it.

    The line names the page, not the address: addresses may hold a customer's link or what was searched for.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        given = request.headers.get(HEADER, "")
        number = given if GIVEN.fullmatch(given) else secrets.token_hex(8)
        setattr(request, NUMBER, number)
        token, began = request_number.set(number), perf_counter()
        try:
            answer = self.get_response(request)
            answer.headers[HEADER] = number
            _report(request, answer.status_code, perf_counter() - began)
            return answer
        finally:
            request_number.reset(token)


def _page(request: HttpRequest) -> str:
    if request.path.startswith(settings.STATIC_URL):
        return STATIC
    return request.resolver_match.view_name if request.resolver_match else "unknown"


def _report(request: HttpRequest, status: int, seconds: float) -> None:
    page = _page(request)
    meters.requests.labels(request.method, page, f"{status // 100}xx").inc()
    meters.request_seconds.labels(page).observe(seconds)
    if page not in QUIET:
        log.info("%s %s %s %d ms", request.method, page, status, round(seconds * 1000))

"""The number of a request on its answer, its log lines and its error page."""

import logging

import pytest

from core.traces import Numbers, Pages, about_event, request_number

pytestmark = pytest.mark.django_db


def test_every_answer_carries_a_number(client):
    assert len(client.get("/healthz").headers["X-Request-ID"]) == 16


def test_the_proxys_number_is_kept(client):
    answer = client.get("/healthz", HTTP_X_REQUEST_ID="edge-0001-abcd")
    assert answer.headers["X-Request-ID"] == "edge-0001-abcd"


@pytest.mark.parametrize("given", ["x", "a b", "line\nbreak", "x" * 65])
def test_a_number_that_is_none_is_replaced(client, given):
    assert client.get("/healthz", HTTP_X_REQUEST_ID=given).headers["X-Request-ID"] != given


def test_the_line_names_the_page_not_the_address(client, caplog):
    caplog.set_level(logging.INFO, "aftersales.requests")
    client.get("/sign-in/?next=/secret/")
    assert [record.getMessage().rsplit(" ", 2)[0] for record in caplog.records] == ["GET org:sign_in 302"]


def test_lines_hold_the_request_and_the_event():
    record = logging.LogRecord("x", logging.INFO, "", 0, "", (), None)
    token = request_number.set("abc")
    with about_event(7):
        Numbers().filter(record)
    request_number.reset(token)
    assert (record.request_number, record.event_number) == ("abc", "7")


def test_the_number_ends_with_the_request(client):
    client.get("/healthz")
    assert request_number.get() == ""


def lines(caplog):
    """What the handler would write of Django's own lines."""
    found = [one for one in caplog.records if one.name.startswith("django.") and Pages().filter(one)]
    return [(one.getMessage(), Numbers().filter(one) and one.request_number) for one in found]


def test_djangos_own_lines_name_the_page_and_the_request_too(client, caplog):
    client.get("/nowhere/secret/", HTTP_X_REQUEST_ID="edge-0002-abcd")
    assert lines(caplog) == [("Not Found: unknown", "edge-0002-abcd")]


def test_a_probe_that_is_not_ready_writes_no_line(client, caplog):
    assert client.get("/readyz").status_code == 503
    assert lines(caplog) == []


def test_static_files_write_no_line(client, caplog):
    caplog.set_level(logging.INFO, "aftersales.requests")
    client.get("/static/app/app.css")
    assert [one for one in caplog.records if one.name == "aftersales.requests"] == []

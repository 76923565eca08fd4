"""A port that cannot be had is one line with the mend."""

import re
import socket

import pytest

from aftersales.local import ports
from aftersales.local.console import Problem


def test_a_taken_port_names_a_free_one() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(Problem) as caught:
            ports.check_free("127.0.0.1", port)
    offered = int(re.findall(r"PORT=(\d+) python3 manage.py up", caught.value.line)[0])
    assert (f"端口 {port} 已被占用" in caught.value.line, offered != port) == (True, True)


def test_a_free_port_passes() -> None:
    assert ports.check_free("127.0.0.1", ports.free()) is None


def test_the_preferred_port_is_kept_when_free() -> None:
    port = ports.free()
    assert ports.free(port) == port


@pytest.mark.parametrize("text", ["http", "0", "70000", "-1"])
def test_what_is_no_port_number_is_refused(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setenv("PORT", text)
    with pytest.raises(Problem, match="PORT=8001"):
        ports.web_address()


def test_without_host_and_port_it_is_loopback_8000(alone: None) -> None:
    assert ports.web_address() == ("127.0.0.1", 8000)


@pytest.mark.usefixtures("alone")
def test_localhost_needs_no_resolver(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOST", "localhost")
    assert ports.web_address() == ("127.0.0.1", 8000)


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("127.0.0.1", True),
        ("::1", True),
        ("localhost", True),
        ("0.0.0.0", False),
        ("192.0.2.1", False),
        ("example", False),
    ],
)
def test_loopback_addresses_are_recognised(host: str, expected: bool) -> None:
    assert ports.is_loopback(host) is expected


def test_a_host_that_is_not_ours_is_refused() -> None:
    with pytest.raises(Problem, match="HOST"):
        ports.check_free("192.0.2.1", ports.free())

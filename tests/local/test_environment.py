"""What our processes are told, and what later commands learn from a running system."""

import pytest

from aftersales.local import environment
from aftersales.local.locks import Lock
from aftersales.local.paths import Home

ADDRESSES = {"DATABASE_URL": "postgresql://a", "REDIS_URL": "redis://b"}


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("127.0.0.1", "http://127.0.0.1:8000"),
        ("0.0.0.0", "http://127.0.0.1:8000"),
        ("192.0.2.7", "http://192.0.2.7:8000"),
        ("::1", "http://[::1]:8000"),
    ],
)
def test_the_address_is_one_that_a_browser_reaches(host: str, expected: str) -> None:
    assert environment.base_url(host, 8000) == expected


def test_on_loopback_only_loopback_names_are_allowed() -> None:
    assert environment.allowed_hosts("127.0.0.1") == ["127.0.0.1", "localhost", "[::1]"]


def test_beyond_loopback_the_address_itself_is_allowed_too() -> None:
    assert environment.allowed_hosts("192.0.2.7") == ["127.0.0.1", "localhost", "[::1]", "192.0.2.7"]


def test_what_the_caller_sets_himself_wins(place: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALLOWED_HOSTS", "service.example.com")
    told = environment.for_processes(place, "127.0.0.1", 8000, ADDRESSES)
    assert (told["ALLOWED_HOSTS"], told["DATABASE_URL"]) == ("service.example.com", "postgresql://a")


def test_the_runtime_file_counts_only_while_the_system_runs(place: Home) -> None:
    told = environment.for_processes(place, "127.0.0.1", 8000, ADDRESSES)
    environment.write_runtime(place, told, demo=True)
    stopped = environment.read_runtime(place)
    lock = Lock(place.lock)
    lock.take()
    running = environment.read_runtime(place)
    lock.close()
    assert (stopped, running and running["env"]["REDIS_URL"]) == (None, "redis://b")


def test_the_runtime_file_is_for_its_owner_only(place: Home) -> None:
    environment.write_runtime(place, ADDRESSES)
    assert place.runtime.stat().st_mode & 0o777 == 0o600

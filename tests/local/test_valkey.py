"""Embedded Valkey: closed, and in a folder with any name."""

import pytest
import redis

from aftersales.local import servers
from aftersales.local.valkey import _quoted


def test_it_answers_with_the_password_only(spot: servers.Place) -> None:
    child, url = servers.start_valkey(spot)
    with redis.Redis.from_url(url) as known:
        assert known.ping() is True
    with (
        redis.Redis.from_url("redis://" + url.split("@")[1]) as stranger,
        pytest.raises(redis.AuthenticationError),
    ):
        stranger.ping()
    servers.stop(child)


def test_its_settings_are_for_its_owner_only(spot: servers.Place) -> None:
    child, _ = servers.start_valkey(spot)
    servers.stop(child)
    assert (spot.folder / "valkey" / "valkey.conf").stat().st_mode & 0o777 == 0o600


def test_spaces_quotes_and_chinese_in_a_path_are_written_plainly(spot: servers.Place) -> None:
    assert _quoted(spot.folder / 'a "b"' / "汉").endswith('/a\\x20\\x22b\\x22/\\xe6\\xb1\\x89"')

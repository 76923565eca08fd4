"""Counting how often somebody knocks; Redis may forget, so this slows down and never decides."""

import logging

from django.core.cache import cache
from django.http import HttpRequest
from redis.exceptions import RedisError

log = logging.getLogger(__name__)


def allow(key: str, *, most: int, seconds: int) -> bool:
    """Is this knock within `most` in `seconds`? A silent Redis lets everybody in."""
    try:
        cache.add(f"throttle:{key}", 0, seconds)
        return bool(cache.incr(f"throttle:{key}") <= most)
    except ValueError:  # it ran out between the two
        return True
    except (RedisError, OSError) as error:
        log.warning("nothing is counted: %s", type(error).__name__)
        return True


def address_of(request: HttpRequest) -> str:
    """The visitor's network address, behind as many proxies as are trusted."""
    from axes.helpers import get_client_ip_address  # noqa: PLC0415 -- reads settings when it is loaded

    return str(get_client_ip_address(request) or "unknown")

"""Timing a call many times, and counting its SQL."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median, quantiles
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

WARM_UP = 5


@dataclass(frozen=True)
class Cost:
    """Milliseconds (median and 95th per cent) and SQL statements of one call."""

    p50: float
    p95: float
    queries: int


def cost(call: Callable[[], Any], runs: int) -> Cost:
    """What a call costs; the first few are not counted."""
    for _again in range(WARM_UP):
        call()
    with CaptureQueriesContext(connection) as seen:
        call()
    queries = len(seen)  # the next request empties the log
    times = [_timed(call) for _again in range(runs)]
    return Cost(median(times), quantiles(times, n=20)[-1], queries)


def _timed(call: Callable[[], Any]) -> float:
    started = time.perf_counter()
    call()
    return (time.perf_counter() - started) * 1000

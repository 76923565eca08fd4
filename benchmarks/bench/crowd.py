"""Several people at once against the real web server, beside as many connections with the same raw SQL."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from statistics import median, quantiles

from django.db import connection

from aftersales.local.paths import ROOT
from aftersales.local.processes import PROCESSES

READY_WITHIN = 60


@contextmanager
def web_server(settings: str = "benchmarks.bench.settings") -> Iterator[str]:
    """The product's web process on a free port; gives its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    web = next(process for process in PROCESSES if process.name == "web")
    env = os.environ | {"DJANGO_SETTINGS_MODULE": settings}
    child = subprocess.Popen(web.command(sys.executable, "127.0.0.1", port), cwd=ROOT, env=env)
    try:
        _wait(f"http://127.0.0.1:{port}/healthz")
        yield f"http://127.0.0.1:{port}"
    finally:
        child.terminate()
        child.wait(web.grace + 5)


def _wait(address: str) -> None:
    until = time.monotonic() + READY_WITHIN
    while time.monotonic() < until:
        with suppress(OSError), urllib.request.urlopen(address, timeout=5):  # noqa: S310 -- our own server
            return
        time.sleep(0.2)
    raise RuntimeError("the web server did not start")


def together(users: int, rounds: int, steps: list[Callable[[], None]]) -> tuple[float, float, float]:
    """Each user takes all steps in turn; median and 95th per cent in ms of a step, and steps a second."""
    begun = time.perf_counter()
    with ThreadPoolExecutor(users) as pool:
        taken = [ms for one in pool.map(lambda _n: _walk(steps, rounds), range(users)) for ms in one]
    seconds = time.perf_counter() - begun
    return median(taken), quantiles(taken, n=20)[-1], len(taken) / seconds


def _walk(steps: list[Callable[[], None]], rounds: int) -> list[float]:
    taken = []
    for _round in range(rounds):
        for step in steps:
            begun = time.perf_counter()
            step()
            taken.append((time.perf_counter() - begun) * 1000)
    connection.close()
    return taken


def getter(base: str, path: str, cookie: str) -> Callable[[], None]:
    """A call that asks for a page of the server as somebody who is signed in."""
    request = urllib.request.Request(base + path, headers={"Cookie": cookie})  # noqa: S310 -- our own server

    def ask() -> None:
        with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310
            answer.read()

    return ask

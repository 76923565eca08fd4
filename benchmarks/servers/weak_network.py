"""A network like a cellar's: requests arrive, answers get lost, servers say 503, or there is nothing at all."""

import random
import socket
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.client import HTTPConnection, HTTPResponse
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread
from typing import Any

HOP = frozenset({"connection", "keep-alive", "transfer-encoding", "content-length"})


class WeakNetwork(ThreadingHTTPServer):
    """Stands between a browser and the server at `target` (host, port).

    `lost` is the share of steps whose answer never comes, `refused` the share that gets 503 unseen; without
    `up` every connection breaks. `seen` counts what happened to them.
    """

    daemon_threads = True

    def __init__(self, target: tuple[str, int], seed: int = 1) -> None:
        super().__init__(("localhost", 0), _Request)
        self.target = target
        self.up = True
        self.lost = self.refused = 0.0
        self.seen: Counter[str] = Counter()
        self._dice = random.Random(seed)
        self._lock = Lock()

    @property
    def url(self) -> str:
        return f"http://localhost:{self.server_port}"

    def fate(self, method: str, path: str) -> str:
        """What becomes of a request: answered, lost or refused. Only steps of the phone meet with accidents."""
        with self._lock:
            if method != "POST" or not path.startswith("/work/"):
                return "answered"
            luck = self._dice.random()
            found = (
                "lost" if luck < self.lost else "refused" if luck < self.lost + self.refused else "answered"
            )
            self.seen[found] += 1
            return found

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that was killed is no error here."""


class _Request(BaseHTTPRequestHandler):
    server: WeakNetwork
    protocol_version = "HTTP/1.1"
    timeout = 60

    def log_message(self, *_words: Any) -> None:
        """Quiet."""

    def do_GET(self) -> None:
        self._pass_on()

    do_POST = do_HEAD = do_GET  # noqa: N815 -- names of the library

    def _pass_on(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        if not self.server.up:
            return self._break()
        fate = self.server.fate(self.command, self.path)
        if fate == "refused":
            return self._say(503, [], b"busy")
        upstream = HTTPConnection(*self.server.target, timeout=60)
        upstream.request(self.command, self.path, body or None, dict(self.headers.items()))
        answer = upstream.getresponse()
        data = answer.read()
        upstream.close()
        if fate == "lost" or not self.server.up:
            return self._break()
        return self._say(answer.status, _headers(answer), data)

    def _say(self, status: int, headers: list[tuple[str, str]], data: bytes) -> None:
        self.send_response_only(status)
        for name, value in headers:
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def _break(self) -> None:
        self.close_connection = True
        with suppress(OSError):
            self.connection.shutdown(socket.SHUT_RDWR)


def _headers(answer: HTTPResponse) -> list[tuple[str, str]]:
    return [(name, value) for name, value in answer.getheaders() if name.lower() not in HOP]


@contextmanager
def weak_network(target: tuple[str, int], seed: int = 1) -> Iterator[WeakNetwork]:
    """A running one."""
    with WeakNetwork(target, seed) as network:
        Thread(target=network.serve_forever, args=(0.05,), daemon=True).start()
        try:
            yield network
        finally:
            network.shutdown()

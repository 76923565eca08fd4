"""Another system on the loopback address that is told of events and can misbehave on order."""

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from types import TracebackType
from typing import Any


@dataclass(frozen=True)
class Arrival:
    """One post as it came; names of headers are small letters."""

    headers: Mapping[str, str]
    body: bytes


class HookServer:
    """Use as a context manager. `plan` holds what to do with the next posts, then all get 204:

    a number is the status to answer, "hang" never answers.
    """

    def __init__(self) -> None:
        self.arrivals: list[Arrival] = []
        self.plan: deque[str | int] = deque()
        self.closing = Event()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._thread = Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}/hook"

    def __enter__(self) -> "HookServer":
        self._thread.start()
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.closing.set()
        self._server.shutdown()
        self._server.server_close()


def _handler(owner: HookServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            owner.arrivals.append(Arrival({key.lower(): text for key, text in self.headers.items()}, body))
            order = owner.plan.popleft() if owner.plan else 204
            if order == "hang":
                owner.closing.wait(30)
                return
            self.send_response(int(order))
            if order == 302:
                self.send_header("Location", owner.url)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: Any) -> None:
            pass

    return Handler

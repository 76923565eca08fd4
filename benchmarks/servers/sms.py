"""An SMS gateway on the loopback address that keeps what arrives and can misbehave on order."""

import json
from collections import deque
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Lock, Thread
from types import TracebackType
from typing import Any


@dataclass(frozen=True)
class Text:
    """One arrival as it was posted."""

    id: str
    to: str
    text: str
    authorization: str


class SmsServer:
    """Use as a context manager. `plan` holds what to do with the next posts, then all are accepted:

    "hang" takes the text and never answers, "lose" answers as late but takes nothing, a number is the
    status to answer without taking it.
    """

    def __init__(self) -> None:
        self.texts: list[Text] = []
        self.asked: list[str] = []
        self.plan: deque[str | int] = deque()
        self.lock = Lock()
        self.closing = Event()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._thread = Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}/messages"

    @property
    def status_url(self) -> str:
        return self.url + "/{id}"

    def __enter__(self) -> "SmsServer":
        self._thread.start()
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.closing.set()
        self._server.shutdown()
        self._server.server_close()

    def keep(self, text: Text) -> int:
        """Remember an arrival; returns its place."""
        with self.lock:
            self.texts.append(text)
            return len(self.texts)


def _handler(owner: SmsServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            order = owner.plan.popleft() if owner.plan else "accept"
            if isinstance(order, int):
                return self.answer(order, {})
            place = 0
            if order != "lose":
                text = Text(body["id"], body["to"], body["text"], self.headers.get("Authorization", ""))
                place = owner.keep(text)
            if order in {"hang", "lose"}:
                owner.closing.wait(30)
                return None
            return self.answer(201, {"id": f"gateway-{place}"})

        def do_GET(self) -> None:
            reference = self.path.rpartition("/")[2]
            owner.asked.append(reference)
            known = any(text.id == reference for text in owner.texts)
            self.answer(200 if known else 404, {"id": f"found-{reference}"} if known else {})

        def answer(self, status: int, data: dict[str, Any]) -> None:
            body = json.dumps(data).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            pass

    return Handler

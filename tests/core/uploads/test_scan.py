"""The virus scanner, spoken to over its real protocol."""

import socketserver
import struct
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from core.uploads.errors import BadFile
from tests.core.uploads.samples import picture

pytestmark = pytest.mark.django_db


class Daemon(socketserver.ThreadingTCPServer):
    """Takes INSTREAM as ClamAV does and answers as told."""

    allow_reuse_address = True
    daemon_threads = True
    answer = b"stream: OK"
    seen = b""


class Session(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        line = self.rfile.readline() if self.server.answer else b""
        if not line.startswith(b"nINSTREAM"):
            return
        data = b""
        while size := struct.unpack("!L", self.rfile.read(4))[0]:
            data += self.rfile.read(size)
        self.server.seen = data
        self.wfile.write(self.server.answer + b"\n")


@pytest.fixture
def daemon(settings: Any) -> Iterator[Daemon]:
    server = Daemon(("127.0.0.1", 0), Session)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    settings.CLAMD_HOST, settings.CLAMD_PORT = server.server_address
    yield server
    server.shutdown()
    server.server_close()


def test_the_daemon_sees_the_whole_file(daemon: Daemon, keep: Callable[..., Any]) -> None:
    data = picture()
    keep(data)
    assert daemon.seen == data


def test_what_it_finds_is_refused(daemon: Daemon, keep: Any, nothing_kept: Any) -> None:
    daemon.answer = b"stream: Win.Test.EICAR_HDB-1 FOUND"
    with pytest.raises(BadFile, match="文件含有病毒"):
        keep(picture())
    assert nothing_kept() is True


def test_without_an_answer_nothing_is_taken(daemon: Daemon, keep: Any, nothing_kept: Any) -> None:
    daemon.answer = b""
    with pytest.raises(BadFile, match="暂时无法检查"):
        keep(picture())
    assert nothing_kept() is True


def test_a_company_may_choose_otherwise(daemon: Daemon, keep: Any, settings: Any) -> None:
    settings.SCAN_FAILS_CLOSED, daemon.answer = False, b""
    assert keep(picture()).content_type == "image/jpeg"


def test_nobody_listening_counts_as_no_answer(settings: Any, keep: Any, nothing_kept: Any) -> None:
    settings.CLAMD_HOST, settings.CLAMD_PORT = "127.0.0.1", 1
    with pytest.raises(BadFile, match="暂时无法检查"):
        keep(picture())
    assert nothing_kept() is True

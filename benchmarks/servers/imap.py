"""A real mailbox on the loopback address: pymap, an IMAP server in its own process."""

import imaplib
import subprocess
import sys
import time
from email.message import EmailMessage
from pathlib import Path
from types import TracebackType

from aftersales.local.ports import free

USER, PASSWORD = "service", "secret"


class ImapServer:
    """Use as a context manager; `deliver` puts letters into the inbox, as a mail server would."""

    def __init__(self) -> None:
        self.port = free()
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> "ImapServer":
        command = [
            str(Path(sys.executable).parent / "pymap"),
            *("--host", "127.0.0.1", "--port", str(self.port), "--no-tls"),
            *("dict", "--demo-data", "--demo-user", USER, "--demo-password", PASSWORD),
        ]
        self._process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self._await()
        self.empty()
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._process:
            self._process.kill()
            self._process.wait()

    def deliver(self, letter: EmailMessage | bytes) -> None:
        """A letter arrives now."""
        raw = letter if isinstance(letter, bytes) else letter.as_bytes()
        connection = self._connect()
        kind, said = connection.append("INBOX", "", "", raw.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"))
        connection.logout()
        if kind != "OK":
            raise RuntimeError(said)

    def unseen(self) -> int:
        """How many letters no reader has marked."""
        connection = self._connect()
        connection.select("INBOX", readonly=True)
        _kind, data = connection.search(None, "UNSEEN")
        connection.logout()
        return len(data[0].split())

    def _connect(self) -> imaplib.IMAP4:
        connection = imaplib.IMAP4("127.0.0.1", self.port, timeout=5)
        connection.login(USER, PASSWORD)
        return connection

    def _await(self) -> None:
        end = time.monotonic() + 15
        while True:
            try:
                self._connect().logout()
            except (OSError, imaplib.IMAP4.error):
                if time.monotonic() > end:
                    raise
                time.sleep(0.05)
            else:
                return

    def empty(self) -> None:
        """Nothing lies in the inbox any more; the server brings letters of its own."""
        connection = self._connect()
        connection.select("INBOX")
        connection.store("1:*", "+FLAGS", r"(\Deleted)")
        connection.expunge()
        connection.logout()

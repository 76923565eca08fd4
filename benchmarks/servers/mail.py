"""A mail server on the loopback address that keeps what arrives and can misbehave on order."""

from collections import deque
from dataclasses import dataclass
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from threading import Lock
from types import TracebackType
from typing import Any

from aiosmtpd.controller import Controller

from aftersales.local.ports import free


@dataclass(frozen=True)
class Letter:
    """One arrival: the Message-ID, who it was for, and the parsed letter."""

    message_id: str
    to: str
    parsed: EmailMessage


class MailServer:
    """Use as a context manager. `plan` holds what to do with the next letters, then all are accepted:

    "drop" takes the letter and cuts the connection without an answer, "refuse" answers 451.
    """

    def __init__(self) -> None:
        self.letters: list[Letter] = []
        self.plan: deque[str] = deque()
        self._lock = Lock()
        self._controller = Controller(self, hostname="127.0.0.1", port=free())

    @property
    def port(self) -> int:
        return int(self._controller.port)

    def __enter__(self) -> "MailServer":
        self._controller.start()
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._controller.stop()

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802 -- aiosmtpd's name
        """Called by aiosmtpd when a letter is complete."""
        order = self.plan.popleft() if self.plan else "accept"
        if order == "refuse":
            return "451 try again later"
        self._keep(envelope)
        if order == "drop":
            server.transport.abort()
        return "250 accepted"

    def _keep(self, envelope: Any) -> None:
        parsed: EmailMessage = message_from_bytes(envelope.content, policy=default)  # type: ignore[assignment]
        letter = Letter(str(parsed["Message-ID"]), envelope.rcpt_tos[0], parsed)
        with self._lock:
            self.letters.append(letter)

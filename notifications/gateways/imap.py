"""Reading the service mailbox; nothing in it is marked, moved or deleted."""

import imaplib
import re
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from django.conf import settings

MOST_BYTES = 30 * 1024 * 1024
BATCH = 50
DATE = re.compile(rb'INTERNALDATE "([^"]+)"')
SIZE = re.compile(rb"RFC822\.SIZE (\d+)")


class MailboxError(Exception):
    """The server cannot be reached, or does not let us in; the message says which."""


@dataclass(frozen=True)
class Folder:
    """Where we are: the numbers are only good together."""

    uid_validity: int
    uid_next: int


@dataclass(frozen=True)
class Found:
    """One letter as it lies in the folder."""

    uid: int
    raw: bytes
    arrived_at: datetime


class Session:
    """A signed-in, read-only look at the folder."""

    def __init__(self, connection: imaplib.IMAP4) -> None:
        self.connection = connection
        self.folder = self._open()

    def _open(self) -> Folder:
        name = '"' + settings.IMAP_FOLDER.replace("\\", "\\\\").replace('"', '\\"') + '"'
        _ok(self.connection.select(name, readonly=True))
        return Folder(self._number("UIDVALIDITY"), self._number("UIDNEXT"))

    def _number(self, name: str) -> int:
        _type, values = self.connection.response(name)
        return int(values[0]) if values and values[0] else 0

    def after(self, uid: int) -> Iterator[Found]:
        """Letters with higher numbers, oldest first, fetched one at a time."""
        data = _ok(self.connection.uid("SEARCH", "UID", f"{uid + 1}:*"))
        numbers = sorted(int(one) for one in (data[0] or b"").split())
        # "n:*" names the last letter even when its number is lower.
        for number in [one for one in numbers if one > uid][:BATCH]:
            found = self._fetch(number)
            if found is not None:
                yield found

    def _fetch(self, number: int) -> Found | None:
        about = _flat(_ok(self.connection.uid("FETCH", str(number), "(INTERNALDATE RFC822.SIZE)")))
        size = SIZE.search(about)
        wanted = "BODY.PEEK[]" if size and int(size[1]) <= MOST_BYTES else "BODY.PEEK[HEADER]"
        parts = _ok(self.connection.uid("FETCH", str(number), f"({wanted})"))
        raw = next((part[1] for part in parts if isinstance(part, tuple)), None)
        return None if raw is None else Found(number, raw, _date(about))


@contextmanager
def session() -> Iterator[Session]:
    """Sign in, look, sign out; raises MailboxError for whatever goes wrong on the way."""
    try:
        connection = _connect()
    except (OSError, ssl.SSLError, imaplib.IMAP4.error) as error:
        raise MailboxError(f"{type(error).__name__}: {error}") from error
    try:
        connection.login(settings.IMAP_USER, settings.IMAP_PASSWORD)
        yield Session(connection)
    except (OSError, imaplib.IMAP4.error, ValueError) as error:
        raise MailboxError(f"{type(error).__name__}: {_said(error)}") from error
    finally:
        _leave(connection)


def _connect() -> imaplib.IMAP4:
    if settings.IMAP_TLS:
        context = ssl.create_default_context()
        return imaplib.IMAP4_SSL(
            settings.IMAP_HOST, settings.IMAP_PORT, ssl_context=context, timeout=settings.IMAP_TIMEOUT
        )
    return imaplib.IMAP4(settings.IMAP_HOST, settings.IMAP_PORT, timeout=settings.IMAP_TIMEOUT)


def _leave(connection: imaplib.IMAP4) -> None:
    try:
        connection.logout()
    except (OSError, imaplib.IMAP4.error):
        connection.shutdown()


def _ok(answer: tuple[str, list[bytes]]) -> list[bytes]:
    kind, data = answer
    if kind != "OK":
        raise imaplib.IMAP4.error(_said(data))
    return data


def _said(error: object) -> str:
    data = error if isinstance(error, list) else getattr(error, "args", [error])
    words = [one.decode(errors="replace") if isinstance(one, bytes) else str(one) for one in data]
    return " ".join(words)[:300]


def _flat(parts: list[bytes]) -> bytes:
    return b" ".join(one if isinstance(one, bytes) else one[0] for one in parts if one)


def _date(about: bytes) -> datetime:
    """When the server took the letter; its own time zone is part of it."""
    found = DATE.search(about)
    text = found[1].decode().strip() if found else ""
    try:
        return datetime.strptime(text, "%d-%b-%Y %H:%M:%S %z").astimezone(UTC)
    except ValueError:
        return datetime.min.replace(tzinfo=UTC)

"""A letter as the rooms above need it."""

import hashlib
import re
from contextlib import suppress
from dataclasses import dataclass
from email.message import Message
from email.parser import BytesParser
from email.policy import compat32
from email.utils import getaddresses, parseaddr

from notifications.letters.charsets import decode, header
from notifications.letters.text import from_html, new_words, tidy

ID = re.compile(r"<[^<>\s]{3,240}>")
MOST_PARTS = 60


@dataclass(frozen=True)
class Part:
    """An attached file."""

    name: str
    content_type: str
    data: bytes


@dataclass(frozen=True)
class Parsed:
    """What a letter says, and which letters it answers; `text` is what is new in it."""

    message_id: str
    sender: str
    sender_name: str
    to: tuple[str, ...]
    subject: str
    text: str
    answers: tuple[str, ...]
    files: tuple[Part, ...]
    message: Message

    @property
    def named_id(self) -> str:
        """The Message-ID to answer to, empty when the letter has none of its own."""
        return self.message_id if self.message_id.startswith("<") else ""


def read(raw: bytes) -> Parsed:
    """Parse whatever arrives; nothing a letter holds makes this fail."""
    message = BytesParser(policy=compat32).parsebytes(raw)
    name, address = parseaddr(header(message, "From"))
    text, files = _content(message)
    return Parsed(
        message_id=message_id_of(message, raw),
        sender=address.strip().lower()[:254],
        sender_name=name.strip()[:80],
        to=tuple(_addresses(message)),
        subject=header(message, "Subject")[:500],
        text=text,
        answers=tuple(_answers(message)),
        files=tuple(files),
        message=message,
    )


def message_id_of(message: Message, raw: bytes) -> str:
    """What makes two copies the same letter: its Message-ID, or the hash of all of it."""
    found = ID.search(header(message, "Message-ID"))
    return found[0][:250] if found else f"sha256:{hashlib.sha256(raw).hexdigest()}"


def _addresses(message: Message) -> list[str]:
    names = ("To", "Cc", "Delivered-To", "X-Original-To", "Envelope-To")
    given = [told for one in names if (told := header(message, one))]
    return [address.lower() for _name, address in getaddresses(given) if address]


def _answers(message: Message) -> list[str]:
    """Letters this one answers, the latest first."""
    ids = [*ID.findall(header(message, "References")), *ID.findall(header(message, "In-Reply-To"))]
    return list(dict.fromkeys(reversed(ids)))[:50]


def _content(message: Message) -> tuple[str, list[Part]]:
    plain: list[str] = []
    marked: list[str] = []
    files: list[Part] = []
    for part in list(message.walk())[:MOST_PARTS]:
        if part.is_multipart():
            continue
        kind = part.get_content_type()
        if kind in {"text/plain", "text/html"} and not _is_file(part):
            (plain if kind == "text/plain" else marked).append(_text(part))
        elif kind != "message/delivery-status":
            files.append(Part(_name(part), kind, _data(part)))
    whole = tidy("\n".join(plain)) or from_html("\n".join(marked))
    return new_words(whole), [one for one in files if one.data]


def _is_file(part: Message) -> bool:
    return part.get_content_disposition() == "attachment" or bool(part.get_filename())


def _data(part: Message) -> bytes:
    with suppress(ValueError, LookupError):
        data = part.get_payload(decode=True)
        return data if isinstance(data, bytes) else b""
    return b""


def _text(part: Message) -> str:
    return decode(_data(part), part.get_content_charset())


def _name(part: Message) -> str:
    """The file's name without folders; some programs encode it as they do headers."""
    holder = Message()
    with suppress(ValueError, LookupError):
        holder["Subject"] = (part.get_filename() or "").replace("\n", " ").replace("\r", " ")
    return re.sub(r"^.*[/\\]", "", header(holder, "Subject"))[-120:] or "attachment"

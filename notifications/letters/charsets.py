"""Text of mail programs in whatever they call it."""

from contextlib import suppress
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message

# What calls itself GB2312 or GBK often holds more; GB18030 reads them all.
WIDER = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "gb_2312-80": "gb18030",
    "us-ascii": "utf-8",
}
GUESSES = ("utf-8", "gb18030")


def decode(data: bytes, charset: str | None) -> str:
    """The text; a wrong or missing charset is guessed, and what stays unreadable is marked."""
    named = (charset or "").strip("\"' ").lower()
    for one in dict.fromkeys((WIDER.get(named, named), *GUESSES)):
        if one:
            with suppress(LookupError, UnicodeDecodeError):
                return data.decode(one)
    return data.decode("utf-8", errors="replace")


def header(message: Message, name: str) -> str:
    """A header in words, on one line; raw bytes that no program should send are read too."""
    wanted = name.lower()
    # Not get(): it replaces bytes that stand in a header without any encoding.
    raw = next((value for key, value in message.raw_items() if key.lower() == wanted), None)
    if raw is None:
        return ""
    text = str(raw)
    with suppress(HeaderParseError, ValueError, LookupError):
        text = _encoded(text)
    return " ".join(_unescaped(text).split())


def _encoded(text: str) -> str:
    pieces = decode_header(text)
    if not any(charset for _data, charset in pieces):
        return text
    with suppress(LookupError, UnicodeDecodeError):
        return str(
            make_header([(data, WIDER.get((charset or "").lower(), charset)) for data, charset in pieces])
        )
    return "".join(decode(data, charset) if isinstance(data, bytes) else data for data, charset in pieces)


def _unescaped(text: str) -> str:
    """Bytes above ASCII that stood in the header without any encoding."""
    with suppress(UnicodeEncodeError):
        text.encode("utf-8")
        return text
    return decode(text.encode("ascii", "surrogateescape"), None)

"""Telling letters of programs from letters of people, so that no two programs ever answer each other."""

from collections.abc import Collection
from email.message import Message

from notifications.letters.charsets import header

BULK = frozenset({"bulk", "junk", "list", "auto_reply", "auto-reply"})
PROGRAMS = (
    "mailer-daemon",
    "postmaster",
    "noreply",
    "no-reply",
    "donotreply",
    "do-not-reply",
    "bounce",
    "bounces",
)
MARKS = (
    "X-Autoreply",
    "X-Autorespond",
    "X-Autoresponder",
    "X-Auto-Response-Suppress",
    "X-Loop",
    "List-Id",
    "List-Unsubscribe",
    "Feedback-ID",
)
ABSENT = (
    "自动回复",
    "自动答复",
    "auto reply",
    "automatic reply",
    "out of office",
    "不在办公室",
    "undeliverable",
)


def why_automatic(message: Message, sender: str, own: Collection[str]) -> str:
    """A code of why nobody is to be answered: own, bounce, automatic; empty for a person's letter."""
    if sender in own:
        return "own"
    if is_bounce(message, sender):
        return "bounce"
    return "automatic" if _is_automatic(message, sender) else ""


def is_bounce(message: Message, sender: str) -> bool:
    """A mail server says that a letter did not arrive."""
    report = message.get_content_type() == "multipart/report"
    status = str(message.get_param("report-type", "")).lower() == "delivery-status"
    local = sender.partition("@")[0]
    return (
        (report and status) or local == "mailer-daemon" or (header(message, "Return-Path") == "<>" and report)
    )


def _is_automatic(message: Message, sender: str) -> bool:
    submitted = header(message, "Auto-Submitted").lower()
    subject = header(message, "Subject").lower()
    return (
        not sender
        or (submitted != "" and not submitted.startswith("no"))
        or header(message, "Precedence").lower() in BULK
        or header(message, "Return-Path") == "<>"
        or any(message.get(name) is not None for name in MARKS)
        or sender.partition("@")[0] in PROGRAMS
        or subject.startswith(ABSENT)
    )

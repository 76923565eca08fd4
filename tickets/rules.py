"""Arithmetic of intake: urgency and search words."""

import re
from collections.abc import Iterable
from datetime import date, timedelta

from core.search import bigrams, initials, query_tokens
from tickets.enums import MAJOR, Severity, Urgency

LONGEST_TOKEN = 60
MOST_INITIALS = 8
NUMBER = re.compile(r"TK-?(\d{4})-?(\d{1,9})", re.IGNORECASE)
DIGITS = re.compile(r"[\d\s-]*\d[\d\s-]*")


def urgency(
    text: str,
    *,
    site_class: str,
    always_on: bool,
    severity: str,
    words: Iterable[str],
    classes: Iterable[str],
) -> str:
    """Urgent for a hazard or full stop in the text, the site, a 24x7 contract, a major complaint (CMP-20)."""
    plain = _joined(text)
    hazard = any(_joined(word) in plain for word in words)
    urgent = hazard or site_class in set(classes) or always_on or severity in MAJOR
    return Urgency.URGENT if urgent else Urgency.GENERAL


def worst(criteria: int, *, for_crisis: int) -> str:
    """Severity by how many criteria of CMP-05 hold; "" for none."""
    if criteria >= for_crisis:
        return Severity.CRISIS
    return Severity.MAJOR if criteria else ""


def is_worse(new: str, old: str) -> bool:
    order = ["", *Severity.values]
    return order.index(new) > order.index(old)


def same_cause(rows: Iterable[tuple[int, int, date]], day: date, *, customers: int, days: int) -> set[int]:
    """Tickets that share a cause with enough customers within so many calendar days around a day (CMP-05).

    `rows` are ticket, customer and day; the first day of a window is counted.
    """
    held = list(rows)
    found: set[int] = set()
    for back in range(days):
        first = day - timedelta(days=back)
        last = first + timedelta(days=days - 1)
        inside = [(ticket, customer) for ticket, customer, on in held if first <= on <= last]
        if len({customer for _ticket, customer in inside}) >= customers:
            found |= {ticket for ticket, _customer in inside}
    return found


def _joined(text: str) -> str:
    """Small letters without blanks, so that neither hides a word."""
    return "".join(text.lower().split())


def search_tokens(*, number: str, name: str, phone: str, serial: str, text: str) -> list[str]:
    """All words under which a ticket is found."""
    found = set(bigrams(f"{text} {name} {serial}"))
    digits = re.sub(r"\D", "", phone)
    tail = number.rpartition("-")[2]
    found |= {digits, digits[-4:], tail, tail.lstrip("0")} - {""}
    for letters in initials(name)[:MOST_INITIALS]:
        found.update(letters[:length] for length in range(2, len(letters) + 1))
    return sorted(token[:LONGEST_TOKEN] for token in found)


def wanted_tokens(query: str) -> list[str]:
    """Words a ticket must hold to match; digits with blanks or dashes between are one number."""
    if DIGITS.fullmatch(query.strip()):
        return [re.sub(r"\D", "", query)[:LONGEST_TOKEN]]
    return [token[:LONGEST_TOKEN] for token in query_tokens(query)]


def full_number(query: str) -> str | None:
    """The ticket number in a query, written out; None when it is not one."""
    found = NUMBER.fullmatch(query.strip())
    return f"TK-{found[1]}-{int(found[2]):06d}" if found else None

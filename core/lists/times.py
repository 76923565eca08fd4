"""Dates and times as people and systems write them."""

import re
import unicodedata
from datetime import UTC, date, datetime, time

from core.clock import at_local

DATE = r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})"
CLOCK = r"(?P<half>上午|下午)? ?(?P<hour>\d{1,2})(?::(?P<minute>\d{1,2})(?::(?P<second>\d{1,2})(?:\.\d+)?)?)?"
MOMENT = re.compile(rf"^{DATE}(?:[ T]+{CLOCK})?$")
ZONED = re.compile(r"\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})$")
COMPACT = re.compile(r"^(\d{4})(\d\d)(\d\d)(?!\d)")
# 2026年9月1日 8点05分 becomes 2026-9-1 8:05
CHINESE = (
    (re.compile("[年月]"), "-"),
    (re.compile("[日号]"), " "),
    (re.compile("[点时分]"), ":"),
    (re.compile("秒"), ""),
)
NOON = 12


class BadTime(ValueError):
    """The text is no possible date or time."""


def moment(text: str) -> tuple[datetime, bool]:
    """The UTC instant of a Shanghai date and time, seconds kept; and whether the hour was given.

    Raises BadTime for an impossible or unreadable one.
    """
    plain = _plain(text)
    try:
        if ZONED.search(plain):
            return datetime.fromisoformat(plain).astimezone(UTC), True
        found = _match(plain)
        return at_local(_date(found), _time(found)), found["hour"] is not None
    except (ValueError, OverflowError) as error:
        raise BadTime(text) from error


def day(text: str) -> date:
    """The date of a text, a time behind it left out; raises BadTime."""
    try:
        return _date(_match(_plain(text)))
    except ValueError as error:
        raise BadTime(text) from error


def _plain(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text or "").strip().upper()
    for word, written in CHINESE:
        plain = word.sub(written, plain)
    return " ".join(COMPACT.sub(r"\1-\2-\3", plain).split()).rstrip(":")


def _match(plain: str) -> re.Match[str]:
    found = MOMENT.match(plain)
    if not found:
        raise BadTime(plain)
    return found


def _date(found: re.Match[str]) -> date:
    return date(int(found["year"]), int(found["month"]), int(found["day"]))


def _time(found: re.Match[str]) -> time:
    hour = int(found["hour"] or 0)
    if found["half"] == "下午" and hour < NOON:
        hour += NOON
    return time(hour, int(found["minute"] or 0), int(found["second"] or 0))

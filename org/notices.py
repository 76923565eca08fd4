"""Reading a year's notice as it was published or typed, pure."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from django.utils.translation import gettext as _

Hours = tuple[tuple[int, int], ...]
DATE = re.compile(r"(?:(\d{4})\s*[年/-]\s*)?(\d{1,2})\s*[月/-]\s*(\d{1,2})\s*[日号]?")
UNTIL = re.compile(
    r"\s*(?:（[^）]*）|\([^)]*\))?\s*(?:至|到|~|—|-{2})\s*(?:(\d{1,2})\s*月\s*)?(\d{1,2})\s*[日号]"
)
SPAN = re.compile(r"(\d{1,2}):(\d{2})\s*[-–~至]\s*(\d{1,2}):(\d{2})")
OFF, WORK = ("放假", "休", "停"), ("上班", "班")
ENGLISH = re.compile(r"\b(?:(?P<off>off|rest|closed|holiday)|work|working|workday)\b", re.IGNORECASE)
PLAIN = re.compile(r"\s*\d{4}\s*[-/]")  # a typed day, which has its own name behind it
NAME = re.compile(r"^\s*(?:[一二三四五六七八九十]+、)?\s*([^\d：:\s]{1,20})\s*[：:]")


class Unreadable(ValueError):
    """A line that is no day of the year; `line` counts from 1."""

    def __init__(self, line: int, words: str) -> None:
        self.line = line
        super().__init__(_("第 %(line)s 行：%(words)s") % {"line": line, "words": words})


@dataclass(frozen=True)
class DayOff:
    """One day of a notice: off, or worked, with hours of its own in minutes where they differ."""

    working: bool
    name: str = ""
    hours: Hours = ()


Notice = Mapping[date, DayOff]


def parse(text: str, year: int) -> dict[date, DayOff]:
    """Days of a year from lines such as `2027-02-06 班`, `2027-02-05 08:00-12:00 半天`, or the notice's own words.

    The words are those of the State Council: 「元旦：1月1日（周五）至3日（周日）放假，共3天。1月4日（周日）上班。」
    Days of other years are left out. Raises Unreadable for a line that names no day or no kind.
    """
    found: dict[date, DayOff] = {}
    name = ""
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        heading = NAME.match(line)
        name = heading[1] if heading else name
        own = "" if PLAIN.match(line) else name
        read = dict(_clauses(line[heading.end() :] if heading else line, year, own, number))
        if not read:
            raise Unreadable(number, _("没有读到日期。"))
        found |= read
    return {day: one for day, one in sorted(found.items()) if day.year == year}


def _clauses(line: str, year: int, name: str, number: int) -> Iterator[tuple[date, DayOff]]:
    for clause in re.split(r"[。；;]", line):
        dates = list(_dates(clause, year, number))
        if dates:
            kind = _kind(clause, name, number)
            yield from ((day, kind) for day in dates)


def _dates(clause: str, year: int, number: int) -> Iterator[date]:
    """Every day named, ranges with all days between."""
    clause, at = SPAN.sub("", clause), 0
    while match := DATE.search(clause, at):
        at = match.end()
        first = _day(int(match[1] or year), int(match[2]), int(match[3]), number)
        yield first
        if until := UNTIL.match(clause, at):
            at = until.end()
            month = int(until[1] or first.month)
            last = _day(first.year + (month < first.month), month, int(until[2]), number)
            yield from (first + timedelta(days=n) for n in range(1, (last - first).days + 1))


def _day(year: int, month: int, day: int, number: int) -> date:
    try:
        return date(year, month, day)
    except ValueError as error:
        raise Unreadable(number, _("没有这一天。")) from error


def _kind(clause: str, name: str, number: int) -> DayOff:
    try:
        spans = tuple(read_spans(" ".join(found[0] for found in SPAN.finditer(clause))))
    except ValueError as error:
        raise Unreadable(number, _("时段须由早到晚。")) from error
    if spans:
        return DayOff(True, name or _behind_hours(clause) or _last_word(clause), spans)
    rest = SPAN.sub("", clause)
    if any(word in rest for word in WORK):
        return DayOff(True, name)
    if any(word in rest for word in OFF):
        return DayOff(False, name or _last_word(clause))
    if english := ENGLISH.search(rest):
        return DayOff(not english["off"], name or rest[english.end() :].strip()[:40])
    raise Unreadable(number, _("请写明「休」「班」或上班时段。"))


def _behind_hours(clause: str) -> str:
    """What stands behind the hours on a plain line: `08:00-12:00 half day`."""
    return clause[max(found.end() for found in SPAN.finditer(clause)) :].strip(" ,，、.")[:40]


def _last_word(clause: str) -> str:
    """What stands behind the kind on a plain line, such as 元旦 in `2027-01-01 休 元旦`."""
    words = clause.split()
    last = words[-1] if len(words) > 2 else ""
    return "" if DATE.search(last) or SPAN.search(last) else last[:40]


def read_spans(text: str) -> list[tuple[int, int]]:
    """Minutes of intervals such as `09:00-12:00 13:00-18:00`; ValueError unless they rise inside one day."""
    found = [(int(a) * 60 + int(b), int(c) * 60 + int(d)) for a, b, c, d in SPAN.findall(text)]
    marks = [mark for span in found for mark in span]
    rising = all(earlier < later for earlier, later in pairwise(marks))
    if SPAN.sub("", text).strip(" ,，、;；") or not rising or any(mark > 1440 for mark in marks):
        raise ValueError(text)
    return found

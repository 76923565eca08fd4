"""Calendars of the worktime tests, stated by hand from the State Council's notice for 2026."""

from datetime import date, timedelta

from core.worktime import WHOLE_DAY, Calendar, Span

OFF = [
    (date(2026, 1, 1), date(2026, 1, 3)),
    (date(2026, 2, 15), date(2026, 2, 23)),
    (date(2026, 4, 4), date(2026, 4, 6)),
    (date(2026, 5, 1), date(2026, 5, 5)),
    (date(2026, 6, 19), date(2026, 6, 21)),
    (date(2026, 9, 25), date(2026, 9, 27)),
    (date(2026, 10, 1), date(2026, 10, 7)),
]
MAKE_UP = [
    date(2026, 1, 4),
    date(2026, 2, 14),
    date(2026, 2, 28),
    date(2026, 5, 9),
    date(2026, 9, 20),
    date(2026, 10, 10),
]
OFFICE: tuple[Span, ...] = ((9 * 3600, 12 * 3600), (13 * 3600, 18 * 3600))


def of_2026(hours: tuple[Span, ...] = WHOLE_DAY) -> Calendar:
    """These hours Monday to Friday, the holidays and make-up workdays of 2026; no other year is known."""
    days: dict[date, tuple[Span, ...]] = dict.fromkeys(MAKE_UP, hours)
    for first, last in OFF:
        days |= {first + timedelta(days=n): () for n in range((last - first).days + 1)}
    return Calendar("2026", dict.fromkeys(range(5), hours), days, [2026])


CHINA = of_2026()
OFFICE_HOURS = of_2026(OFFICE)

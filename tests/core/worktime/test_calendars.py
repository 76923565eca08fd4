"""F and its inverse, special days, and calendars that end."""

from datetime import date

import pytest

from core.clock import day_end, day_start
from core.worktime import ALWAYS, Calendar, OutOfCalendar, Span, epoch, moment
from core.worktime.calendars import FIRST_YEAR, LAST_YEAR, day_of, midnight, midnight_after
from tests.core.worktime.calendars import CHINA, OFFICE_HOURS
from tests.core.worktime.instants import at


def test_round_the_clock_every_second_counts():
    assert ALWAYS.between(epoch(at("2026-02-14 23:30")), epoch(at("2026-02-15 00:30"))) == 3600


def test_closed_time_counts_nothing():
    assert OFFICE_HOURS.between(epoch(at("2026-03-09 12:00")), epoch(at("2026-03-09 13:00"))) == 0


def test_the_inverse_is_the_earliest_instant():
    noon = epoch(at("2026-03-09 12:00"))
    assert OFFICE_HOURS.instant(OFFICE_HOURS.elapsed(noon + 1800)) == noon


def test_a_holiday_is_closed_and_a_make_up_sunday_open():
    assert CHINA.is_working_day(date(2026, 2, 16)) is False
    assert CHINA.is_working_day(date(2026, 1, 4)) is True


def test_intervals_of_two_days():
    found = OFFICE_HOURS.intervals(date(2026, 3, 8), date(2026, 3, 9))
    assert found == [
        (at("2026-03-09 09:00"), at("2026-03-09 12:00")),
        (at("2026-03-09 13:00"), at("2026-03-09 18:00")),
    ]


def test_far_instants_extend_the_compiled_calendar_without_moving_earlier_ones():
    before = CHINA.elapsed(epoch(at("2026-03-09 12:00")))
    CHINA.elapsed(epoch(at("2061-03-09 12:00")))
    assert CHINA.elapsed(epoch(at("2026-03-09 12:00"))) == before


def test_a_calendar_without_service_time_never_reaches_a_target():
    with pytest.raises(OutOfCalendar):
        Calendar("never", {}).instant(1)


def test_instants_before_the_calendar_are_refused():
    with pytest.raises(OutOfCalendar):
        CHINA.elapsed(epoch(at("1999-12-31 23:59")))


@pytest.mark.parametrize("spans", [[(0, 0)], [(10, 5)], [(0, 10), (5, 20)], [(0, 90_000)]])
def test_impossible_hours_are_refused(spans):
    with pytest.raises(ValueError, match="service intervals"):
        Calendar("odd", {0: spans})


def test_moment_and_epoch_are_inverse():
    assert moment(epoch(at("2026-03-09 12:00:07"))) == at("2026-03-09 12:00:07")


@pytest.mark.parametrize("year", [1988, *range(FIRST_YEAR, LAST_YEAR, 7)])
def test_days_begin_and_end_as_the_zone_has_them(year):
    for day in (date(year, month, 14) for month in range(1, 13)):
        begin, end = epoch(day_start(day)), epoch(day_end(day))
        assert (midnight(day), midnight_after(begin), midnight_after(end - 1)) == (begin, end, end)
        assert (day_of(begin), day_of(end - 1)) == (day, day)


def test_years_in_between_that_are_not_published_are_not_known():
    calendar = Calendar("gap", {}, published=[2024, 2025, 2027])
    spans = [(date(2024, 12, 31), date(2025, 1, 1)), (date(2025, 6, 1), date(2027, 6, 1))]
    assert [calendar.knows(midnight(first), midnight(last)) for first, last in spans] == [True, False]


class Interrupted(Calendar):
    """Asked by somebody else while it compiles itself, as threads do."""

    aside: int | None = None

    def spans(self, day: date) -> tuple[Span, ...]:
        if self.aside is None:
            self.aside = 0
            self.aside = self.elapsed(epoch(at("2026-03-09 12:00")))
        return super().spans(day)


def test_threads_that_ask_at_once_get_the_same():
    shared = Interrupted("office", OFFICE_HOURS.weekly)
    noon = epoch(at("2026-03-09 12:00"))
    found = (shared.elapsed(noon), shared.aside, shared.elapsed(noon))
    assert found == (Calendar("office", OFFICE_HOURS.weekly).elapsed(noon),) * 3

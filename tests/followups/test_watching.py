"""What is judged when weeks and months have ended."""

from datetime import date, datetime, timedelta

import pytest

from followups import operations, queries
from followups.enums import Satisfaction
from followups.models import SatisfactionMonth, SpotWeek
from followups.operations import slips, visits
from followups.operations.watching import count_months, count_weeks
from followups.queries.visits import agenda
from followups.rules import week_span
from notifications.models import Message
from org.models import Unit, User
from tests.factories.followups import WHOLE, make_call, make_caller, make_slip, make_visit
from tests.factories.packs import default_packs
from tests.followups.local import local

MONDAY = date(2026, 3, 9)
NEXT_MONDAY = local("2026-03-16T00:00")


@pytest.fixture
def clerk(east: Unit) -> User:
    return make_caller(east)


@pytest.fixture
def known(east: Unit) -> None:
    """The region was looked at a week earlier."""
    default_packs()
    count_weeks(at=local("2026-03-09T00:00"))


def visit_on(east: Unit, by: User, at: datetime, number: int) -> None:
    visit = make_visit(east, by, booked_for=at, at=at, phone=f"1390000000{number}", name=f"客户{number}")
    visits.note_visit(visit=visit, seen=WHOLE, by=by, at=at)


@pytest.mark.requirement("FUP-03")
def test_a_week_with_one_visit_is_flagged_on_monday_at_midnight(
    known: None, east: Unit, clerk: User, supervisor: User
) -> None:
    visit_on(east, clerk, local("2026-03-11T10:00"), 1)
    assert count_weeks(at=NEXT_MONDAY - timedelta(seconds=1)) == 0
    assert count_weeks(at=NEXT_MONDAY) == 1
    row = SpotWeek.objects.get(unit=east, monday=MONDAY)
    assert (row.done, row.required, row.short) == (1, 2, True)
    assert Message.objects.filter(recipient=supervisor, cause__startswith="spot-week:").count() == 1


@pytest.mark.requirement("FUP-03")
def test_two_visits_until_sunday_suffice(known: None, east: Unit, clerk: User, supervisor: User) -> None:
    visit_on(east, clerk, local("2026-03-09T00:00"), 1)
    visit_on(east, clerk, local("2026-03-15T23:59"), 2)
    count_weeks(at=NEXT_MONDAY)
    assert SpotWeek.objects.get(unit=east, monday=MONDAY).short is False
    assert not Message.objects.filter(cause__startswith="spot-week:").exists()


def test_an_open_visit_does_not_count(known: None, east: Unit, clerk: User) -> None:
    at = local("2026-03-11T10:00")
    visit = make_visit(east, clerk, booked_for=at, at=at)
    visits.note_visit(visit=visit, seen=visits.Seen(heard="尚未签字"), by=clerk, at=at)
    count_weeks(at=NEXT_MONDAY)
    assert SpotWeek.objects.get(unit=east, monday=MONDAY).done == 0


def test_weeks_missed_while_nothing_ran_are_judged_later_and_once(known: None, east: Unit) -> None:
    later = local("2026-03-31T09:00")
    assert (count_weeks(at=later), count_weeks(at=later)) == (3, 0)
    assert SpotWeek.objects.filter(unit=east, short=True).count() == 3


def test_the_first_week_is_only_counted(east: Unit) -> None:
    default_packs()
    count_weeks(at=NEXT_MONDAY)
    assert SpotWeek.objects.get().short is False


@pytest.mark.requirement("FUP-05")
def test_the_weekly_agenda_lists_all_slips_of_monday_to_sunday(east: Unit, clerk: User) -> None:
    times = ["2026-03-08T23:59:59", "2026-03-09T00:00", "2026-03-12T09:00", "2026-03-15T23:59:59"]
    for number, text in enumerate([*times, "2026-03-16T00:00"]):
        received = local(text)
        phone = {"phone": f"1390000000{number}", "name": f"客户{number}"}
        slip = make_slip(east, clerk, at=received - timedelta(hours=2), **phone)
        slips.receive(slip=slip, received_at=received, by=clerk, at=received)
    expected = [local(text) for text in times[1:]]
    assert [slip.received_at for slip in agenda(clerk, MONDAY)] == expected
    assert [one.received_at for one in queries.received_between(*week_span(MONDAY), units=[east])] == expected


def rate(east: Unit, by: User, clerk: User, at: datetime, said: list[str]) -> None:
    """One job after the other, each rated."""
    for number, satisfaction in enumerate(said):
        call = make_call(east, by=by, at=at, phone=f"139{at.month:04d}{number:04d}", name=f"客户{number}")
        operations.answer(call=call, satisfaction=satisfaction, opinion="原因", by=clerk, at=at)


GOOD, BAD = Satisfaction.SATISFIED, Satisfaction.NEUTRAL


@pytest.mark.requirement("FUP-12")
def test_a_fall_of_five_points_is_told(east: Unit, supervisor: User, clerk: User) -> None:
    rate(east, supervisor, clerk, local("2026-02-10T10:00"), [GOOD, GOOD])
    rate(east, supervisor, clerk, local("2026-03-10T10:00"), [GOOD, BAD])
    count_months(at=local("2026-04-01T00:00"))
    row = SatisfactionMonth.objects.get(unit=east)
    assert (row.month, row.satisfied, row.rated, row.fell) == (date(2026, 3, 1), 1, 2, True)
    told = Message.objects.filter(recipient=supervisor, channel="inbox", cause__startswith="satisfaction:")
    assert told.count() == 1


def test_an_even_month_tells_nobody(east: Unit, supervisor: User, clerk: User) -> None:
    rate(east, supervisor, clerk, local("2026-02-10T10:00"), [GOOD])
    rate(east, supervisor, clerk, local("2026-03-10T10:00"), [GOOD])
    count_months(at=local("2026-04-01T00:00"))
    assert SatisfactionMonth.objects.get(unit=east).fell is False
    assert not Message.objects.filter(cause__startswith="satisfaction:").exists()


def test_a_month_is_counted_once(east: Unit) -> None:
    default_packs()
    first, again = (count_months(at=local(text)) for text in ("2026-04-01T00:00", "2026-04-02T00:00"))
    assert (first, again) == (2, 0)

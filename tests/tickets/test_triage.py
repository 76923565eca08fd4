"""What raises a complaint by itself."""

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest

from core.outbox import deliver_due
from org.models import Unit, User
from tests.factories.tickets import COMPLAINT, make_category, make_ticket
from tickets.models import Complaint, Ticket
from tickets.operations import media, triage
from tickets.rules import same_cause, worst

DAY = timedelta(days=1)
SECOND = date(2026, 3, 2)


def rows(*days: int) -> list[tuple[int, int, date]]:
    """Tickets 1, 2, … of as many customers, on these days of March."""
    return [(number, number, date(2026, 3, day)) for number, day in enumerate(days, 1)]


@pytest.mark.parametrize(
    ("days", "found"),
    [((2, 3, 5, 7, 8), {1, 2, 3, 4, 5}), ((2, 3, 5, 7, 9), set()), ((2, 3, 5, 7), set())],
)
def test_the_first_day_of_seven_is_counted(days: tuple[int, ...], found: set[int]) -> None:
    last = date(2026, 3, days[-1])
    assert same_cause(rows(*days), last, customers=5, days=7) == found


def test_one_customer_counts_once() -> None:
    held = [(number, 1, SECOND) for number in range(9)]
    assert same_cause(held, SECOND, customers=5, days=7) == set()


@pytest.mark.parametrize(("count", "severity"), [(0, ""), (1, "major"), (2, "crisis"), (5, "crisis")])
def test_two_criteria_are_a_crisis(count: int, severity: str) -> None:
    assert worst(count, for_crisis=2) == severity


def complain(east: Unit, desk: User, number: int, at: datetime) -> Ticket:
    given = COMPLAINT | {"category": make_category(), "phone": f"1380000000{number}", "name": f"客户{number}"}
    return make_ticket(east, by=desk, at=at, **given)


@pytest.mark.requirement("CMP-05")
def test_the_fifth_of_one_cause_on_day_seven_raises_all_five(east: Unit, desk: User, at: datetime) -> None:
    held = [complain(east, desk, number, at + number * DAY) for number in range(4)]
    deliver_due(at=at + 4 * DAY)
    assert set(Complaint.objects.values_list("severity", flat=True)) == {""}
    held.append(complain(east, desk, 4, at + 6 * DAY))
    deliver_due(at=at + 6 * DAY)
    severities = Complaint.objects.filter(pk__in=[one.pk for one in held]).values_list("severity", flat=True)
    assert list(severities) == ["major"] * 5


def test_a_day_later_raises_nobody(east: Unit, desk: User, at: datetime) -> None:
    for number, day in enumerate((0, 1, 2, 3, 7)):
        complain(east, desk, number, at + day * DAY)
    deliver_due(at=at + 8 * DAY)
    assert set(Complaint.objects.values_list("severity", flat=True)) == {""}


@pytest.mark.requirement("CMP-05")
@pytest.mark.parametrize(
    ("injury", "claim", "severity"),
    [
        (False, "49999.99", ""),
        (False, "50000.00", "major"),
        (True, None, "major"),
        (True, "50000.00", "crisis"),
    ],
)
def test_injury_and_claim(
    injury: bool, claim: str | None, severity: str, complaint: Ticket, supervisor: User, at: datetime
) -> None:
    amount = Decimal(claim) if claim else None
    triage.note_criteria(ticket=complaint, injury=injury, claim=amount, by=supervisor, at=at)
    assert Complaint.objects.get().severity == severity


def test_journalists_and_injury_are_a_crisis(complaint: Ticket, supervisor: User, at: datetime) -> None:
    media.flag_media(ticket=complaint, note="记者来电", by=supervisor, at=at)
    assert Complaint.objects.get().severity == "major"
    triage.note_criteria(ticket=complaint, injury=True, claim=None, by=supervisor, at=at)
    assert Complaint.objects.get().severity == "crisis"


def test_criteria_never_lower(complaint: Ticket, supervisor: User, at: datetime) -> None:
    triage.note_criteria(ticket=complaint, injury=True, claim=None, by=supervisor, at=at)
    triage.note_criteria(ticket=complaint, injury=False, claim=None, by=supervisor, at=at)
    assert Complaint.objects.get().severity == "major"

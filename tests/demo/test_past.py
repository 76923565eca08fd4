"""The past that `manage.py demo` makes: its shares, what stands out in it, the same again for the same seed."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django.db.models import Count, Exists, OuterRef, QuerySet
from django.db.models.functions import TruncMonth

from aftersales.demo.history import lives, staff
from core.clock import LOCAL
from deadlines.models import Clock
from dispatch.queries.board import lanes
from org.models import User
from tests.demo.conftest import AT, Past
from tickets.enums import Stage, Status
from tickets.models import Complaint, Ticket

pytestmark = pytest.mark.django_db

TICKETS = 900
BAD_MONTH = (2026, 7)


# Some kinds of each sort: leading a life takes a quarter of a second.
FEW = [lives.KINDS[number] for number in (0, 4, 12, 13, 14, -1)]


@pytest.fixture(scope="class")
def made(past: Past) -> Iterator[None]:
    with transaction.atomic(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(lives, "KINDS", FEW)
        patch.setattr(staff, "PER_REGION", 2)
        past(tickets=TICKETS, customers=120, assets=150, today=4)
        yield
        transaction.set_rollback(True)


def old() -> QuerySet[Ticket]:
    """Tickets of the past, without today's."""
    return Ticket.objects.filter(registered_at__lt=AT - timedelta(days=7))


def late(of: QuerySet[Ticket]) -> float:
    """The share of tickets with a broken promise."""
    broken = Exists(Clock.objects.filter(stream=OuterRef("pk"), breached_at__isnull=False))
    return of.filter(broken).count() / of.count()


@pytest.mark.usefixtures("made")
class TestPast:
    def test_about_three_in_a_hundred_are_complaints(self) -> None:
        share = Complaint.objects.filter(ticket__in=old()).count() / old().count()
        assert 0.02 <= share <= 0.06

    def test_complaints_were_led_to_their_end(self) -> None:
        rows = Complaint.objects.filter(ticket__in=old())
        assert {row.stage for row in rows} == {Stage.CLOSED}
        assert all(
            row.department and row.evidence and row.facts_confirmed_at and row.is_answered for row in rows
        )
        assert not rows.filter(department_scores=None).exists()

    def test_finished_jobs_are_most_of_it(self) -> None:
        shares = dict(old().values_list("status").annotate(count=Count("pk")))
        assert set(shares) == {Status.ARCHIVED, Status.PHONE_RESOLVED, Status.CANCELLED}
        assert min(shares[Status.ARCHIVED], shares[Status.PHONE_RESOLVED]) > shares[Status.CANCELLED]

    def test_the_bad_month_stands_out(self) -> None:
        months: dict[Any, float] = {}
        elsewhere = old().exclude(region__code="southwest")
        for begun in elsewhere.annotate(month=TruncMonth("registered_at", tzinfo=LOCAL)).values_list(
            "month", flat=True
        ):
            months.setdefault((begun.year, begun.month), 0)
        for year, month in months:
            months[year, month] = late(elsewhere.filter(registered_at__year=year, registered_at__month=month))
        worst = months.pop(BAD_MONTH)
        assert worst > 2 * sum(months.values()) / len(months)

    def test_the_bad_region_stands_out(self) -> None:
        southwest = old().filter(region__code="southwest")
        assert late(southwest) > 2 * late(old().exclude(region__code="southwest"))

    def test_some_calls_are_about_what_was_mended_before(self) -> None:
        before = Ticket.objects.filter(
            asset=OuterRef("asset"),
            category=OuterRef("category"),
            registered_at__lt=OuterRef("registered_at"),
            registered_at__gte=OuterRef("registered_at") - timedelta(days=26),
        )
        again = old().exclude(asset=None).exclude(category=None).filter(Exists(before)).count()
        assert 0.05 <= again / old().count() <= 0.25

    def test_the_board_of_tomorrow_has_two_clashes(self) -> None:
        supervisor = User.objects.get(username="east-supervisor")
        tomorrow = AT.date() + timedelta(days=1)
        found = [
            cell.conflict
            for lane in lanes(supervisor, tomorrow, travel=timedelta(minutes=30))
            for cell in lane.cells
            if cell.conflict
        ]
        assert sorted(found) == ["leave", "travel", "travel"]


def content() -> list[Any]:
    rows = Ticket.objects.order_by("stream__number")
    return list(
        rows.values_list(
            "stream__number",
            "status",
            "registered_at",
            "customer__name",
            "work_orders__technician__user__name",
        )
    )


def test_the_same_seed_gives_the_same_past(past: Past, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lives, "KINDS", FEW[:1] + FEW[-1:])
    monkeypatch.setattr(staff, "PER_REGION", 1)
    found = []
    for seed in (5, 5, 6):
        with transaction.atomic():
            past(tickets=30, customers=20, assets=20, today=0, seed=seed)
            found.append(content())
            transaction.set_rollback(True)
    assert found[0] == found[1]
    assert found[0] != found[2]

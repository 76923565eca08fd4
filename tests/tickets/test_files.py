"""The archive of complaint files by class and year."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from org.models import Unit, User
from tests.factories.tickets import COMPLAINT, make_ticket, proposed
from tickets.models import Ticket
from tickets.operations import complaints
from tickets.queries.files import shelves

SignIn = Callable[[User], Client]
DAY = timedelta(days=1)


@pytest.fixture
def settle(east: Unit, desk: User, supervisor: User, manager: User) -> Callable[..., Ticket]:
    """A complaint of a class, registered at an instant and closed on the next day."""

    def make(of_class: str, at: datetime, *, region: Unit = east, phone: str = "13812345678") -> Ticket:
        given = COMPLAINT | {"complaint_class": of_class, "phone": phone}
        ticket = make_ticket(region, by=desk, at=at, **given)
        proposed(ticket, severity="general", by=supervisor, at=at + DAY)
        return complaints.confirm_closure(ticket=ticket, department_score=4, by=manager, at=at + DAY)

    return make


@pytest.mark.requirement("ARC-02")
def test_a_class_and_year_lists_all_and_only_those_files(
    settle: Callable[..., Ticket], east: Unit, desk: User, supervisor: User, signed_in: SignIn
) -> None:
    first = settle("handover", datetime(2025, 12, 31, 16, 0, tzinfo=UTC))  # 2026-01-01 00:00 in Shanghai
    last = settle("handover", datetime(2026, 12, 31, 15, 59, tzinfo=UTC), phone="13812345671")
    settle("handover", datetime(2025, 12, 31, 15, 59, tzinfo=UTC), phone="13812345672")
    settle("handover", datetime(2026, 12, 31, 16, 0, tzinfo=UTC), phone="13812345673")
    settle("sales", datetime(2026, 5, 1, 4, 0, tzinfo=UTC), phone="13812345674")
    page = signed_in(supervisor).get("/complaints/files/", {"class": "handover", "year": "2026"})
    assert [one.ticket_id for one in page.context["page"].items] == [last.pk, first.pk]


def test_an_open_complaint_is_no_file_yet(
    east: Unit, desk: User, supervisor: User, signed_in: SignIn
) -> None:
    make_ticket(east, by=desk, **(COMPLAINT | {"complaint_class": "handover"}))
    page = signed_in(supervisor).get("/complaints/files/?class=handover")
    assert page.context["page"].items == []


def test_shelves_tell_where_files_stand(settle: Callable[..., Ticket], supervisor: User) -> None:
    settle("handover", datetime(2026, 3, 1, 4, 0, tzinfo=UTC))
    settle("sales", datetime(2025, 3, 1, 4, 0, tzinfo=UTC), phone="13812345671")
    found = [(one.code, one.year, one.count) for one in shelves(supervisor)]
    assert found == [("handover", 2026, 1), ("sales", 2025, 1)]


def test_another_region_s_files_are_not_there(
    settle: Callable[..., Ticket], stranger: User, signed_in: SignIn
) -> None:
    settle("handover", datetime(2026, 3, 1, 4, 0, tzinfo=UTC))
    page = signed_in(stranger).get("/complaints/files/")
    assert (page.context["shelves"], page.status_code) == ([], 200)


def test_a_year_that_cannot_be_read_is_none(supervisor: User, signed_in: SignIn) -> None:
    assert signed_in(supervisor).get("/complaints/files/?year=20x6").context["year"] is None

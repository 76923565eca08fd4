"""The numbers of the start page."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.test import Client

from org.models import Unit, User
from tests.factories.tickets import COMPLAINT, make_ticket
from tickets.queries.tiles import tile_counts


def test_tiles_count_what_the_person_sees(east: Unit, supervisor: User, stranger: User, at: datetime) -> None:
    make_ticket(east, at=at)
    make_ticket(east, at=at, phone="13900000001", **COMPLAINT)
    later = at + timedelta(days=2)
    assert tile_counts(supervisor, at=later) == {
        "open": "2",
        "overdue": "2",
        "mine": "2",
        "unclassified": "1",
    }
    assert set(tile_counts(stranger, at=later).values()) == {"0"}


def test_the_start_page_shows_them(
    east: Unit,
    desk: User,
    at: datetime,
    signed_in: Callable[[User], Client],
    django_assert_max_num_queries: Any,
) -> None:
    make_ticket(east, at=at)
    client = signed_in(desk)
    with django_assert_max_num_queries(18):
        page = client.get("/")
    assert "未结案" in page.content.decode()

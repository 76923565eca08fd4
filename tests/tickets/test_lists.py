"""Who sees which tickets, and finding them."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection

from org.enums import Post
from org.models import Unit, User
from tests.factories.org import appoint, make_unit, make_user
from tests.factories.tickets import COMPLAINT, make_category, make_ticket
from tickets.models import Ticket
from tickets.operations import contacts, lifecycle
from tickets.queries import (
    Filters,
    by_number,
    possible_duplicates,
    ticket_list,
    ticket_page,
    timeline,
)
from tickets.queries.lists import matching

HOUR = timedelta(hours=1)


def numbers(user: User, **filters: Any) -> list[str]:
    user.__dict__.pop("scope", None)
    return [ticket.number for ticket in ticket_list(user, Filters(**filters)).items]


@pytest.fixture
def three(east: Unit, south: Unit, shanghai: Unit, desk: User, supervisor: User, at: datetime) -> list[str]:
    """Numbers: one of the east, one of its Shanghai project, one of the south."""
    places = [{"region": east}, {"region": east, "project": shanghai}, {"region": south}]
    made = [make_ticket(**place, by=desk, at=at + number * HOUR) for number, place in enumerate(places)]
    return [ticket.number for ticket in made]


@pytest.mark.requirement("ORG-01")
def test_project_sees_its_own(three: list[str], shanghai_desk: User) -> None:
    assert numbers(shanghai_desk) == [three[1]]


@pytest.mark.requirement("ORG-01")
def test_other_project_sees_nothing(three: list[str], east: Unit, desk: User) -> None:
    hangzhou = make_unit("project", "hangzhou", "杭州", east)
    assert numbers(appoint(make_user("hangzhou", "杭"), hangzhou, Post.SUPERVISOR)) == []


@pytest.mark.requirement("ORG-01")
def test_region_sees_all_its_projects(three: list[str], supervisor: User) -> None:
    assert numbers(supervisor) == [three[1], three[0]]


@pytest.mark.requirement("ORG-01")
def test_group_sees_all(three: list[str], group_officer: User, desk: User) -> None:
    assert numbers(group_officer) == three[::-1]
    assert numbers(desk) == three[::-1]


def test_technician_sees_what_is_assigned(
    fault: Ticket, booking: Ticket, technician: User, supervisor: User, at: datetime
) -> None:
    lifecycle.follow(ticket=fault, to="dispatched", assignee=technician, by=supervisor, at=at)
    assert numbers(technician) == [fault.number]


def test_hidden_number_is_not_found(booking: Ticket, stranger: User) -> None:
    assert by_number(stranger, booking.number) is None


@pytest.fixture
def found(east: Unit, desk: User, supervisor: User, at: datetime) -> str:
    """Number of a ticket among another one."""
    make_ticket(east, by=desk, at=at, name="赵丽", phone="13900001111", description="键盘失灵")
    return make_ticket(
        east, by=desk, at=at, name="单玉峰", description="屏幕出现花屏现象", serial="NB-14A-77"
    ).number


@pytest.mark.parametrize(
    "query",
    [
        "花屏",
        "屏幕出现",
        "出现花",
        "单玉",
        "dyf",
        "syf",
        "dy",
        "13812345678",
        "5678",
        "NB-14A-77",
        "nb-14a",
        "4A-77",
        "b-14a-77",
    ],
)
def test_found_by(query: str, found: str, desk: User) -> None:
    assert numbers(desk, q=query) == [found]


def test_found_by_number_whole_and_short(found: str, desk: User) -> None:
    assert numbers(desk, q=found.lower()) == [found]
    assert numbers(desk, q=found[-6:]) == [found]


@pytest.mark.parametrize("query", ["幕屏", "花键", "xyz", "TK-2026-000999", "%", "'"])
def test_not_found_by(query: str, found: str, desk: User) -> None:
    assert numbers(desk, q=query) == []


def test_search_uses_the_index(found: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("EXPLAIN SELECT 1 FROM tickets_ticketsearch WHERE tokens @> ARRAY['花屏']::varchar[]")
        plan = " ".join(row[0] for row in cursor.fetchall())
    assert "ticket_search_tokens" in plan


def test_the_end_of_a_serial_reads_no_table_whole(found: str, desk: User) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        # By the key, an empty table is read as cheaply as by its words.
        cursor.execute("SET LOCAL enable_indexscan = off")
    plan = matching(Ticket.objects.visible_to(desk), "4A-77").explain()
    assert ("ticket_search_tokens" in plan, "Seq Scan" in plan) == (True, False)


def test_filters_narrow(east: Unit, desk: User, supervisor: User, at: datetime) -> None:
    category = make_category()
    urgent = make_ticket(east, by=desk, at=at, urgency="urgent", category=category)
    complaint = make_ticket(east, by=desk, at=at + HOUR, **COMPLAINT)
    assert numbers(desk, urgency="urgent") == [urgent.number]
    assert numbers(desk, category=category.pk) == [urgent.number]
    assert numbers(desk, intent="complaint") == [complaint.number]
    assert numbers(desk, status=("registered", "approved")) == [complaint.number, urgent.number]
    assert numbers(desk, region=east.pk, owner=supervisor.pk) == [complaint.number, urgent.number]


def test_sorted_by_due_time_leaves_closed_ones_out(
    east: Unit, desk: User, supervisor: User, at: datetime
) -> None:
    later = make_ticket(east, by=desk, at=at)
    sooner = make_ticket(east, by=desk, at=at, urgency="urgent")
    make_ticket(east, by=desk, at=at, solved_by_phone=True)
    assert numbers(desk, by_due=True) == [sooner.number, later.number]


def test_pages_follow_one_another(three: list[str], desk: User) -> None:
    first = ticket_list(desk, Filters(), size=2)
    second = ticket_list(desk, Filters(), cursor=first.next_cursor, size=2)
    assert [ticket.number for ticket in [*first.items, *second.items]] == three[::-1]
    assert second.next_cursor is None


def test_rows_carry_their_next_clock(booking: Ticket, desk: User) -> None:
    assert [ticket.clock.kind for ticket in ticket_list(desk, Filters()).items] == ["reply"]


@pytest.mark.parametrize(("words", "queries"), [("", 2), ("态度", 3)])
@pytest.mark.parametrize("rows", [1, 3])
def test_list_keeps_its_query_budget(
    rows: int,
    words: str,
    queries: int,
    east: Unit,
    desk: User,
    supervisor: User,
    at: datetime,
    django_assert_num_queries: Any,
) -> None:
    for number in range(rows):
        make_ticket(east, by=desk, at=at, phone=f"1381234567{number}", **COMPLAINT)
    with django_assert_num_queries(queries):
        for ticket in ticket_list(desk, Filters(q=words)).items:
            str(
                (
                    ticket.region.name,
                    ticket.contact.name,
                    ticket.owner.name,
                    ticket.complaint.stage,
                    ticket.clock,
                )
            )


@pytest.mark.parametrize("extra", [0, 2])
def test_page_keeps_its_query_budget(
    extra: int, booking: Ticket, desk: User, at: datetime, django_assert_max_num_queries: Any
) -> None:
    for number in range(extra):
        contacts.log_contact(ticket=booking, reached=True, by=desk, at=at + number * HOUR)
    with django_assert_max_num_queries(13):
        ticket_page(by_number(desk, booking.number))


def test_timeline_in_words_with_notes(booking: Ticket, supervisor: User, at: datetime) -> None:
    lifecycle.return_for_correction(ticket=booking, reason="缺少地址", by=supervisor, at=at + HOUR)
    told = [(entry.words, entry.actor, entry.note) for entry in timeline(booking)]
    assert told[0] == ("登记工单：电话，服务预约，维修保养，一般", "李晓敏", "")
    assert ("审批退回：派工审批", "周主管", "缺少地址") in told
    assert told[-1][0] == "状态由「待审批」变为「已登记」"


def test_duplicates_of_asset_and_caller(east: Unit, desk: User, supervisor: User, at: datetime) -> None:
    first = make_ticket(east, by=desk, at=at, serial="AC-1")
    other = make_ticket(east, by=desk, at=at, name="赵丽", phone="13900001111", serial="AC-1")
    make_ticket(east, by=desk, at=at, name="孙七", phone="13900002222", serial="AC-9")
    found = possible_duplicates(
        desk, customer=other.customer, asset=other.asset, at=at, hours=24, but=other.pk
    )
    assert [ticket.number for ticket in found] == [first.number]


def test_old_closed_ticket_is_no_duplicate(east: Unit, desk: User, at: datetime) -> None:
    first = make_ticket(east, by=desk, at=at, serial="AC-1", solved_by_phone=True)
    late = at + 25 * HOUR
    found = possible_duplicates(desk, customer=first.customer, asset=first.asset, at=late, hours=24)
    assert found == []

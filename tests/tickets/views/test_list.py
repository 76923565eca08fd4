"""The list of tickets: finding, narrowing, paging, colours, the workbook."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from customers.models import Disclosure
from org.models import Unit, User
from tests.factories.tickets import COMPLAINT, make_category, make_ticket
from tickets.models import Ticket
from tickets.operations import lifecycle

SignIn = Callable[..., Client]
HOUR = timedelta(hours=1)


def numbers(browser: Client, query: str = "") -> list[str]:
    page = browser.get(f"/tickets/{query}")
    assert page.status_code == 200
    return re.findall(r'class="row-link" href="/tickets/([^/]+)/"', page.content.decode())


@pytest.fixture
def two(east: Unit, south: Unit, desk: User, supervisor: User, at: datetime) -> list[str]:
    """A repair with a unit in the east, an urgent complaint in the south; newest first."""
    repair = make_ticket(
        east, by=desk, at=at - HOUR, name="单玉峰", description="屏幕出现花屏现象", serial="NB-14A-77",
        model_code="NB-14A", category=make_category(),
    )  # fmt: skip
    complaint = make_ticket(south, by=desk, at=at, phone="13900001111", urgency="urgent", **COMPLAINT)
    return [complaint.number, repair.number]


@pytest.mark.parametrize(
    "words",
    ["花屏", "出现花", "屏幕出现", "单玉", "syf", "dyf", "13812345678", "5678", "NB-14A-77", "nb-14a"],
)
def test_found_by_words_initials_number_and_serial(hotline: Client, two: list[str], words: str) -> None:
    assert numbers(hotline, f"?q={words}") == [two[1]]


def test_found_by_its_number(hotline: Client, two: list[str]) -> None:
    assert numbers(hotline, f"?q={two[0].lower()}") == [two[0]]


def test_nothing_found_says_what_to_do(hotline: Client, two: list[str]) -> None:
    page = hotline.get("/tickets/?q=幕屏").content.decode()
    assert "没有符合条件的工单" in page
    assert "row-link" not in page


def test_filters_narrow(hotline: Client, two: list[str], east: Unit, at: datetime) -> None:
    complaint, repair = two
    category = Ticket.objects.get(stream__number=repair).category
    found = {
        query: numbers(hotline, query)
        for query in (
            "?urgency=urgent", "?intent=booking", f"?region={east.pk}", "?status=awaiting_approval",
            f"?category={category.pk}", "?since=2026-03-11", "?until=2026-03-10", "?mine=on", "?which=due",
        )
    }  # fmt: skip
    assert found == {
        "?urgency=urgent": [complaint],
        "?intent=booking": [repair],
        f"?region={east.pk}": [repair],
        "?status=awaiting_approval": [repair],
        f"?category={category.pk}": [repair],
        "?since=2026-03-11": [],
        "?until=2026-03-10": [complaint, repair],
        "?mine=on": [complaint],
        "?which=due": [complaint, repair],
    }


def test_closed_ones_are_shown_when_asked_for(
    hotline: Client, east: Unit, desk: User, supervisor: User, at: datetime
) -> None:
    ticket = make_ticket(east, by=desk, at=at)
    lifecycle.cancel(ticket=ticket, reason="重复", by=supervisor, at=at)
    assert (numbers(hotline), numbers(hotline, "?which=all")) == ([], [ticket.number])
    assert numbers(hotline, "?status=cancelled") == [ticket.number]
    assert numbers(hotline, "?q=制冷") == [ticket.number]


def test_unreadable_filters_narrow_nothing(hotline: Client, two: list[str]) -> None:
    assert numbers(hotline, "?since=gestern&region=x&status=odd&cursor=zzz") == two


def test_regions_of_others_are_not_seen(two: list[str], supervisor: User, signed_in: SignIn) -> None:
    browser = signed_in(supervisor)
    assert numbers(browser) == [two[1]]
    assert [unit.name for unit in browser.get("/tickets/").context["form"].fields["region"].queryset] == [
        "华东"
    ]


@pytest.mark.requirement("PRV-02")
def test_list_masks_the_phone_and_showing_it_is_logged_once_with_its_reason(
    hotline: Client, two: list[str], desk: User
) -> None:
    page = hotline.get("/tickets/").content.decode()
    assert ("138****5678" in page, "13812345678" in page, Disclosure.objects.count()) == (True, False, 0)
    body = {"reason": "回电核对地址", "field": "phone"}
    shown = hotline.post(f"/tickets/{two[1]}/disclosure/", body).content.decode()
    row = Disclosure.objects.get()
    assert ("13812345678" in shown, row.user, row.reason, row.field) == (True, desk, "回电核对地址", "phone")


@pytest.mark.requirement("SLA-32")
@pytest.mark.parametrize(
    ("minutes", "tone", "words"),
    [
        (95, "ok", "剩 25 分"),
        (96, "warn", "剩 24 分"),
        (120, "warn", "剩不到 1 分"),
        (121, "danger", "超时 1 分"),
    ],
)
def test_remaining_time_and_its_colour(
    hotline: Client, east: Unit, desk: User, at: datetime, minutes: int, tone: str, words: str
) -> None:
    make_ticket(east, by=desk, at=at, urgency="urgent", **COMPLAINT)
    with time_machine.travel(at + timedelta(minutes=minutes), tick=False):
        page = hotline.get("/tickets/").content.decode()
    chip = re.search(r'<time class="pill pill-(\w+)"[^>]*data-clock[^>]*>([^<]+)</time>', page)
    assert chip is not None
    assert chip.groups() == (tone, words)


def test_pages_by_key_forward_and_back(hotline: Client, east: Unit, desk: User, at: datetime) -> None:
    made = [make_ticket(east, by=desk, at=at - n * HOUR, phone=f"138{n:08}").number for n in range(52)]
    first = hotline.get("/tickets/").context["page"]
    second = hotline.get(f"/tickets/?cursor={first.next_cursor}").context["page"]
    back = hotline.get(f"/tickets/?cursor={second.previous_cursor}").context["page"]
    assert [row.number for row in first.items] + [row.number for row in second.items] == made
    assert [row.number for row in back.items] == made[:50]
    assert (first.previous_cursor, second.next_cursor) == (None, None)


def test_a_fragment_brings_rows_and_the_export_of_the_same_filter(hotline: Client, two: list[str]) -> None:
    answer = hotline.get("/tickets/?urgency=urgent", headers={"HX-Request": "true"})
    page = answer.content.decode()
    assert ("<html" in page, two[0] in page, two[1] in page) == (False, True, False)
    assert 'name="query" value="urgency=urgent"' in page
    assert "HX-Request" in answer["Vary"]


def test_no_post_no_list(east: Unit, signed_in: SignIn, db: None) -> None:
    from_nowhere = User(username="nobody", name="无岗位")
    from_nowhere.set_password(None)
    from_nowhere.save()
    browser = signed_in(from_nowhere)
    assert [browser.get("/tickets/").status_code, browser.post("/exports/tickets/").status_code] == [403, 403]


@pytest.mark.parametrize("rows", [1, 3])
def test_list_asks_a_fixed_number_of_queries(
    rows: int, hotline: Client, east: Unit, desk: User, at: datetime, django_assert_max_num_queries: Any
) -> None:
    for n in range(rows):
        make_ticket(east, by=desk, at=at, phone=f"1381234567{n}")
    with django_assert_max_num_queries(12):
        hotline.get("/tickets/?q=噪音")

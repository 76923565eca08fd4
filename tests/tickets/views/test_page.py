"""The page of one ticket: what it shows, and to whom."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from customers.models import Disclosure
from deadlines.models import Clock
from deadlines.operations import sweep
from org.models import Unit, User
from tests.factories.tickets import make_ticket
from tickets.models import Ticket

SignIn = Callable[..., Client]
HOUR = timedelta(hours=1)
SPEAKING = ["contacts", "notes", "customer-message"]
ABOUT_MONEY = ["visit-consent", "visit-consent-request", "redress", "compensation", "damages"]


def slugs(page: Any) -> list[str]:
    money = page.context.get("money", {"actions": []})
    return [action.slug for action, _form in [*page.context["actions"], *money["actions"]]]


def test_page_tells_what_happened_in_words(hotline: Client, booking: Ticket) -> None:
    page = hotline.get(f"/tickets/{booking.number}/").content.decode()
    assert page.count("登记工单：电话，服务预约，维修保养，一般") == 1
    assert "状态由「已登记」变为「待审批」" in page
    assert "主管审批后安排上门，客服会先与您电话联系" in page


def test_small_letters_in_the_address_do(hotline: Client, booking: Ticket) -> None:
    assert hotline.get(f"/tickets/{booking.number.lower()}/").status_code == 200


def test_strangers_and_wrong_numbers_find_nothing(booking: Ticket, stranger: User, signed_in: SignIn) -> None:
    browser = signed_in(stranger)
    pages = [f"/tickets/{booking.number}/", "/tickets/TK-2026-999999/"]
    assert [browser.get(page).status_code for page in pages] == [404, 404]


def test_who_opens_no_customer_and_no_clock_is_led_to_none(
    booking: Ticket, technician: User, desk: User, signed_in: SignIn
) -> None:
    Ticket.objects.filter(pk=booking.pk).update(assignee=technician)
    beside = ("/customers/", "/clocks/")
    pages = [
        signed_in(user).get(f"/tickets/{booking.number}/").content.decode() for user in (desk, technician)
    ]
    links = [
        [f'href="{link}{key}' in page for link, key in zip(beside, keys_of(booking), strict=True)]
        for page in pages
    ]
    assert links == [[True, True], [False, False]]


def keys_of(ticket: Ticket) -> tuple[int, int]:
    return ticket.customer_id, Clock.objects.filter(stream=ticket.pk)[0].pk


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        (
            "desk",
            [
                *[*SPEAKING, "commitment-request", "urgency", "classification", "relations", "quotes"],
                *ABOUT_MONEY,
            ],
        ),
        (
            "supervisor",
            [
                *SPEAKING,
                "commitment",
                "commitment-request",
                "urgency",
                "classification",
                "owner",
                "relations",
                "cancellation",
                "quotes",
                "charges",
                *ABOUT_MONEY,
            ],
        ),
        ("administrator", []),
    ],
)
def test_each_post_is_offered_what_it_may_do(
    who: str, expected: list[str], booking: Ticket, signed_in: SignIn, request: pytest.FixtureRequest
) -> None:
    browser = signed_in(request.getfixturevalue(who))
    assert slugs(browser.get(f"/tickets/{booking.number}/")) == expected


def test_a_complaint_offers_its_own_steps(complaint: Ticket, supervisor: User, signed_in: SignIn) -> None:
    page = signed_in(supervisor).get(f"/tickets/{complaint.number}/")
    assert slugs(page) == [
        *SPEAKING, "commitment", "commitment-request", "approval-request", "phone-resolution", "urgency",
        "classification", "owner", "relations", "cancellation", "quotes", "charges", *ABOUT_MONEY,
    ]  # fmt: skip
    assert slugs(signed_in(supervisor).get(f"/tickets/{complaint.number}/complaint/")) == [
        "handler-self", "handler", "severity", "criteria", "referral", "verification", "handling", "facts",
        "facts-confirmation", "soothing", "media", "statement",
    ]  # fmt: skip


def test_what_keeps_it_open_is_shown_beforehand(
    booking: Ticket, desk: User, signed_in: SignIn, at: datetime
) -> None:
    late = at + 25 * HOUR
    sweep(at=late)
    with time_machine.travel(late, tick=False):
        page = signed_in(desk).get(f"/tickets/{booking.number}/").content.decode()
    assert "关闭前还需要：" in page
    assert "「答复」时限已超时，请先填写超时原因。" in page
    assert "填写超时原因" in page


def test_nothing_in_the_way_shows_no_notice(hotline: Client, booking: Ticket) -> None:
    assert "关闭前还需要：" not in hotline.get(f"/tickets/{booking.number}/").content.decode()


def test_phone_and_address_are_masked(hotline: Client, east: Unit, desk: User, at: datetime) -> None:
    ticket = make_ticket(east, by=desk, at=at, address="上海市浦东新区张杨路1587号")
    page = hotline.get(f"/tickets/{ticket.number}/").content.decode()
    assert ("138****5678" in page, "13812345678" in page, "1587" in page) == (True, False, False)


def test_the_address_is_shown_with_a_reason_and_one_row(
    hotline: Client, east: Unit, desk: User, at: datetime
) -> None:
    ticket = make_ticket(east, by=desk, at=at, address="上海市浦东新区张杨路1587号")
    body = {"reason": "告知技师", "field": "address"}
    page = hotline.post(f"/tickets/{ticket.number}/disclosure/", body).content.decode()
    assert ("1587号" in page, "13812345678" in page) == (True, False)
    assert [(row.field, row.reason) for row in Disclosure.objects.all()] == [("address", "告知技师")]


def test_no_reason_shows_nothing(hotline: Client, booking: Ticket) -> None:
    page = hotline.post(f"/tickets/{booking.number}/disclosure/", {"reason": " ", "field": "phone"})
    assert (page.status_code, Disclosure.objects.count()) == (422, 0)
    assert "13812345678" not in page.content.decode()


def test_an_address_that_is_not_known_is_404(hotline: Client, booking: Ticket) -> None:
    body = {"reason": "核对", "field": "address"}
    assert hotline.post(f"/tickets/{booking.number}/disclosure/", body).status_code == 404


def test_administrators_have_no_need_of_the_number(
    booking: Ticket, administrator: User, signed_in: SignIn
) -> None:
    body = {"reason": "看看", "field": "phone"}
    answer = signed_in(administrator).post(f"/tickets/{booking.number}/disclosure/", body)
    assert (answer.status_code, Disclosure.objects.count()) == (403, 0)


def test_clocks_stand_with_their_due_times(hotline: Client, booking: Ticket) -> None:
    lines = hotline.get(f"/tickets/{booking.number}/").context["clocks"]
    kinds = [(line.clock.kind, line.breach, bool(line.pause)) for line in lines]
    assert kinds == [("reply", None, False), ("complete", None, True)]


def test_free_words_are_escaped(hotline: Client, east: Unit, desk: User, at: datetime) -> None:
    ticket = make_ticket(east, by=desk, at=at, description="<script>x</script>", note="<img src=x>")
    page = hotline.get(f"/tickets/{ticket.number}/").content.decode()
    assert ("<script>x" in page, "<img src=x" in page) == (False, False)
    assert "&lt;script&gt;x" in page


@pytest.mark.parametrize("more", [0, 3])
def test_the_page_asks_a_fixed_number_of_queries(
    more: int, hotline: Client, booking: Ticket, at: datetime, django_assert_max_num_queries: Any
) -> None:
    for _ in range(more):
        hotline.post(f"/tickets/{booking.number}/notes/", {"notes-text": "再问一次"})
    with django_assert_max_num_queries(31):
        hotline.get(f"/tickets/{booking.number}/")
    assert Clock.objects.filter(stream=booking.pk).count() == 2

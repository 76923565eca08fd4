"""People read how a matter ended that no visit and no call solved, wherever they read the state."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.http import QueryDict
from django.test import Client

from core.private_links import token_of
from customers.models import Link
from org.models import User
from tests.factories.tickets import make_ticket
from tests.factories.warranty import make_case
from tests.warranty.returns.ending import END, KINDS, answered, ended
from tickets.exports import TICKETS, tickets
from tickets.forms.filters import FilterForm
from tickets.models import Ticket
from tickets.operations import lifecycle
from tickets.queries.lists import filtered

SignIn = Callable[..., Client]


@pytest.fixture
def exchanged(east: Any, supervisor: User) -> Ticket:
    return ended(answered(make_case(east, by=supervisor), supervisor), "new_goods", supervisor)


@pytest.mark.parametrize(
    ("outcome", "word"), [("new_goods", "换货完成"), ("refund", "退货完成"), ("repaired", "返厂修复完成")]
)
def test_the_state_is_called_as_it_ended(outcome: str, word: str, east: Any, supervisor: User) -> None:
    case = answered(make_case(east, by=supervisor, **KINDS[outcome]), supervisor)
    ticket = ended(case, outcome, supervisor)
    assert (ticket.status, ticket.get_status_display()) == ("phone_resolved", word)


def test_list_and_page_say_so(exchanged: Ticket, supervisor: User, signed_in: SignIn) -> None:
    client = signed_in(supervisor)
    page = client.get(f"/tickets/{exchanged.number}/").content.decode()
    rows = client.get("/tickets/?which=all").content.decode().partition("<tbody")[2]
    assert [("换货完成" in one, "电话解决" in one) for one in (page, rows)] == [(True, False)] * 2


def test_the_timeline_says_so(exchanged: Ticket, supervisor: User, signed_in: SignIn) -> None:
    page = signed_in(supervisor).get(f"/tickets/{exchanged.number}/").content.decode()
    assert "变为「换货完成」" in page


def test_the_exported_list_says_so(exchanged: Ticket, supervisor: User) -> None:
    [row] = tickets(supervisor, QueryDict("which=all"))
    assert TICKETS[2].value(row) == "换货完成"


def test_the_customer_reads_it(exchanged: Ticket) -> None:
    with time_machine.travel(END, tick=False):
        page = Client().get(f"/l/{token_of(Link.objects.get(stream=exchanged.pk).seed)}/").content.decode()
    assert "换货完成" in page


def test_the_customer_reads_it_in_the_archive_and_of_no_visit(exchanged: Ticket, supervisor: User) -> None:
    lifecycle.archive(ticket=exchanged, by=supervisor, at=END)
    with time_machine.travel(END, tick=False):
        page = Client().get(f"/l/{token_of(Link.objects.get(stream=exchanged.pk).seed)}/").content.decode()
    assert ("换货完成" in page, '<ol class="steps">' in page) == (True, False)


def test_a_ticket_solved_in_a_call_is_called_so(east: Any, supervisor: User) -> None:
    ticket = make_ticket(east, by=supervisor, solved_by_phone=True)
    assert ticket.get_status_display() == "电话解决"


def test_taken_up_again_and_solved_in_a_call_it_is_called_so(exchanged: Ticket, supervisor: User) -> None:
    later = END + timedelta(hours=1)
    ticket = lifecycle.reopen(ticket=exchanged, reason="不会用", by=supervisor, at=later)
    ticket = lifecycle.resolve_by_phone(ticket=ticket, by=supervisor, at=later)
    assert ticket.get_status_display() == "电话解决"


@pytest.mark.parametrize(("wanted", "found"), [("exchange", 0), ("phone_resolved", 1), ("return", None)])
def test_one_filters_by_what_is_read(
    wanted: str, found: int | None, exchanged: Ticket, east: Any, supervisor: User
) -> None:
    both = [exchanged, make_ticket(east, by=supervisor, phone="13900000009", solved_by_phone=True)]
    form = FilterForm({"status": wanted}, user=supervisor)
    expected = [] if found is None else [both[found].pk]
    assert list(filtered(supervisor, form.filters()).values_list("pk", flat=True)) == expected

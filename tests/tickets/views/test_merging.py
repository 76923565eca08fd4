"""Merging on screen: the choice, what will happen, the confirmation, and what is seen afterwards."""

from collections.abc import Callable
from datetime import datetime, timedelta
from decimal import Decimal

import pytest
import time_machine
from django.test import Client

from core.actors import SYSTEM
from core.private_links import token_of
from customers.operations import links
from org.models import Unit, User
from tests.factories.tickets import COMPLAINT, make_ticket
from tickets.models import ChargeCategory, Ticket, TicketMerge
from tickets.operations import notes
from tickets.operations.hotline.charges import charge, install
from tickets.operations.merging import merge

SignIn = Callable[..., Client]


@pytest.fixture
def pair(east: Unit, desk: User, supervisor: User, at: datetime) -> tuple[Ticket, Ticket]:
    first = make_ticket(east, by=desk, at=at - timedelta(hours=1))
    notes.add(ticket=first, text="客户说漏水变大", by=desk, at=at)
    return first, make_ticket(east, by=desk, at=at)


def address(pair: tuple[Ticket, Ticket]) -> str:
    return f"/tickets/{pair[0].number}/merging/{pair[1].number}/"


def test_the_ticket_leads_to_the_choice_and_on_to_the_preview(pair, supervisor, signed_in: SignIn) -> None:
    gone, _kept = pair
    browser = signed_in(supervisor)
    assert f"/tickets/{gone.number}/merging/" in browser.get(f"/tickets/{gone.number}/").content.decode()
    assert address(pair) in browser.get(f"/tickets/{gone.number}/merging/").content.decode()
    page = browser.get(address(pair)).content.decode()
    assert ("合并后的时限" in page, "合并后不能撤销" in page) == (True, True)
    assert TicketMerge.objects.count() == 0


def test_the_confirmation_merges_and_shows_what_came_along(pair, supervisor, signed_in: SignIn) -> None:
    gone, kept = pair
    browser = signed_in(supervisor)
    answer = browser.post(address(pair), {"reason": "重复来电", "version": gone.version, "breach_reason": ""})
    assert (answer.status_code, answer.url) == (302, f"/tickets/{kept.number}/")
    page = browser.get(answer.url).content.decode()
    assert [words in page for words in (gone.number, "客户说漏水变大", "重复来电")] == [True] * 3
    assert "本单已并入" in browser.get(f"/tickets/{gone.number}/").content.decode()


def test_without_a_reason_nothing_happens(pair, supervisor, signed_in: SignIn) -> None:
    answer = signed_in(supervisor).post(address(pair), {"reason": " "})
    assert (answer.status_code, TicketMerge.objects.count()) == (422, 0)


def test_a_page_out_of_date_is_refused_and_shown_again(pair, supervisor, signed_in: SignIn) -> None:
    answer = signed_in(supervisor).post(address(pair), {"reason": "重复", "version": pair[0].version + 5})
    assert (answer.status_code, TicketMerge.objects.count()) == (409, 0)
    assert "请刷新后再操作" in answer.content.decode()


def test_the_hotline_sees_no_way_and_is_refused(pair, desk, signed_in: SignIn) -> None:
    browser = signed_in(desk)
    assert "/merging/" not in browser.get(f"/tickets/{pair[0].number}/").content.decode()
    assert browser.get(address(pair)).status_code == 403
    assert browser.post(address(pair), {"reason": "重复"}).status_code == 403


def test_alone_there_is_nothing_to_choose(east, desk, supervisor, at, signed_in: SignIn) -> None:
    only = make_ticket(east, by=desk, at=at)
    page = signed_in(supervisor).get(f"/tickets/{only.number}/merging/").content.decode()
    assert "没有其他未关闭的工单" in page


def test_what_cannot_be_one_says_why(pair, supervisor, at: datetime, signed_in: SignIn) -> None:
    merge(ticket=pair[0], into=pair[1], reason="重复", by=supervisor, at=at)
    page = signed_in(supervisor).get(f"/tickets/{pair[1].number}/merging/{pair[0].number}/").content.decode()
    assert ("已关闭" in page, "确认合并" in page) == (True, False)


def test_what_hangs_on_it_is_shown_with_the_other_way_round(pair, supervisor, at, signed_in: SignIn) -> None:
    install()
    category = ChargeCategory.objects.get(code="paid")
    charge(ticket=pair[0], category=category, amount=Decimal(120), by=supervisor, at=at)
    page = signed_in(supervisor).get(address(pair)).content.decode()
    shown = ("应收 120.00 元", f"/tickets/{pair[1].number}/merging/{pair[0].number}/", "确认合并")
    assert [words in page for words in shown] == [True, True, False]


def test_a_complaint_is_not_offered_to_end_instead(east, desk, supervisor, at, signed_in: SignIn) -> None:
    install()
    gone, kept = make_ticket(east, by=desk, at=at), make_ticket(east, by=desk, at=at, **COMPLAINT)
    category = ChargeCategory.objects.get(code="paid")
    charge(ticket=gone, category=category, amount=Decimal(120), by=supervisor, at=at)
    page = signed_in(supervisor).get(address((gone, kept))).content.decode()
    assert ("应收 120.00 元" in page, address((kept, gone)) in page) == (True, False)


def test_a_complaint_says_why_it_is_kept_apart(east, desk, supervisor, at, signed_in: SignIn) -> None:
    install()
    row = make_ticket(east, by=desk, at=at, **COMPLAINT)
    pages = [f"/tickets/{row.number}/", f"/tickets/{row.number}/merging/"]
    words = "是投诉，有自己的核实和结案，不能并掉；请把另一张并入它。"
    assert [words in signed_in(supervisor).get(page).content.decode() for page in pages] == [True, True]
    assert words not in signed_in(desk).get(pages[0]).content.decode()


@pytest.mark.parametrize(
    ("status", "words"),
    [("dispatched", "已派工，不能并掉；请先收回派工"), ("signed", "已完工，不能并掉；请把另一张并入它。")],
)
def test_a_visit_that_was_sent_keeps_a_ticket_apart(
    status: str, words: str, pair, supervisor, signed_in: SignIn
) -> None:
    Ticket.objects.filter(pk=pair[0].pk).update(status=status, assignee=supervisor)
    page = signed_in(supervisor).get(f"/tickets/{pair[0].number}/").content.decode()
    assert (words in page, "/merging/" in page) == (True, False)


def test_another_unit_is_warned_of(east, desk, supervisor, at: datetime, signed_in: SignIn) -> None:
    gone, kept = (make_ticket(east, by=desk, at=at, serial=serial) for serial in ("SN-1", "SN-2"))
    browser = signed_in(supervisor)
    for path in (f"/tickets/{gone.number}/merging/", address((gone, kept))):
        assert "设备不同" in browser.get(path).content.decode()


def test_the_customer_of_a_merged_ticket_reads_where_it_goes_on(
    pair, supervisor, at: datetime, client
) -> None:
    gone, kept = pair
    link = links.ensure_link(stream=gone.stream, contact=gone.contact, at=at, by=SYSTEM)
    merge(ticket=gone, into=kept, reason="重复来电", by=supervisor, at=at)
    with time_machine.travel(at, tick=False):
        page = client.get(f"/l/{token_of(link.seed)}/").content.decode()
    shown = (f"已并入工单 {kept.number}，一并为您处理。", "本次服务已取消")
    assert [words in page for words in shown] == [True, False]

"""List and page of tickets in a real browser."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from customers.models import Disclosure
from deadlines.models import Pause
from deadlines.operations import sweep
from org.models import Unit, User
from tests.factories.packs import default_packs
from tests.factories.tickets import COMPLAINT, handled, make_category, make_ticket
from tickets.models import Ticket
from tickets.operations import contacts

SignIn = Callable[..., Page]
Axe = Callable[[Page], list[str]]
HOUR = timedelta(hours=1)


@pytest.fixture
def tickets(transactional_db: None, east: Unit, desk: User, supervisor: User, at: datetime) -> list[Ticket]:
    """A repair with all that hangs on one, and an urgent complaint that is late and being handled."""
    default_packs()
    category = make_category()
    place = {"address": "上海市浦东新区张杨路1587号", "serial": "AC-35-0001", "model_code": "AC-35"}
    repair = make_ticket(east, by=desk, at=at - HOUR, name="单玉峰", category=category, **place)
    contacts.log_contact(ticket=repair, reached=True, by=desk, at=at, agreed_at=at + HOUR, note="家中有人")
    late = make_ticket(
        east, by=desk, at=at - 30 * HOUR, typed_at=at, phone="13900001111", name="赵丽", **COMPLAINT
    )
    handled(late, severity="major", by=supervisor, at=at)
    sweep(at=at)
    return [repair, late]


@pytest.fixture
def desk_page(page: Page, tickets: list[Ticket], supervisor: User, sign_in: SignIn) -> Page:
    return sign_in(page, supervisor)


def rows(page: Page) -> Any:
    return page.locator("#tickets a.row-link")


def test_typing_searches_and_the_address_keeps_it(desk_page: Page, tickets: list[Ticket]) -> None:
    desk_page.goto("/tickets/")
    expect(rows(desk_page)).to_have_count(2)
    desk_page.get_by_label("搜索", exact=True).last.fill("单玉")
    expect(rows(desk_page)).to_have_text([tickets[0].number])
    desk_page.get_by_label("搜索", exact=True).last.fill("zl")
    expect(rows(desk_page)).to_have_text([tickets[1].number])
    desk_page.reload()
    expect(rows(desk_page)).to_have_text([tickets[1].number])
    expect(desk_page.locator("form.export input[name=query]")).to_have_value(
        "q=zl&which=open&status=&urgency=&intent=&region=&category=&since=&until="
    )


def test_one_request_for_a_word_of_an_input_method(desk_page: Page) -> None:
    desk_page.goto("/tickets/")
    asked: list[str] = []
    desk_page.on("request", lambda request: asked.append(request.url) if "q=" in request.url else None)
    desk_page.get_by_label("搜索", exact=True).last.focus()
    typing = desk_page.context.new_cdp_session(desk_page)
    for part in ("d", "da", "dan", "dan y", "dan yu"):
        typing.send(
            "Input.imeSetComposition", {"text": part, "selectionStart": len(part), "selectionEnd": len(part)}
        )
        desk_page.wait_for_timeout(350)
    typing.send("Input.insertText", {"text": "单玉"})
    expect(rows(desk_page)).to_have_count(1)
    assert len(asked) == 1


def test_filters_and_keys_lead_to_a_ticket(desk_page: Page, tickets: list[Ticket]) -> None:
    desk_page.goto("/tickets/")
    desk_page.get_by_label("紧急", exact=True).select_option(label="紧急")
    expect(rows(desk_page)).to_have_text([tickets[1].number])
    desk_page.get_by_role("link", name="清除筛选").click()
    expect(rows(desk_page)).to_have_count(2)
    desk_page.wait_for_load_state()  # keys work once the page's script has run
    desk_page.keyboard.press("j")
    expect(rows(desk_page).first).to_be_focused()
    desk_page.keyboard.press("Enter")
    expect(desk_page.get_by_role("heading", level=1, name=tickets[0].number)).to_be_visible()


def test_actions_of_the_page_work(desk_page: Page, tickets: list[Ticket]) -> None:
    repair = tickets[0]
    desk_page.goto(f"/tickets/{repair.number}/")
    desk_page.get_by_text("写备注").first.click()
    desk_page.get_by_label("备注内容").fill("客户要求下午上门")
    desk_page.get_by_role("button", name="写备注").click()
    expect(desk_page.locator(".toasts")).to_contain_text("备注已保存")
    expect(desk_page.locator(".timeline")).to_contain_text("客户要求下午上门")
    desk_page.get_by_text("申请暂停").first.click()
    form = desk_page.get_by_role("form", name="申请暂停：完成")
    form.get_by_label("凭据").fill("客户来电改约")
    form.get_by_label("说明").fill("客户出差")
    form.get_by_role("button", name="提交审批").click()
    expect(desk_page.locator(".toasts")).to_contain_text("暂停申请已提交")
    assert Pause.objects.get().note == "客户出差"


def test_a_refused_closing_keeps_the_words_and_shows_the_reason(
    desk_page: Page, tickets: list[Ticket]
) -> None:
    late = tickets[1]
    desk_page.goto(f"/tickets/{late.number}/")
    expect(desk_page.get_by_text("关闭前还需要：")).to_be_visible()
    desk_page.get_by_text("取消工单").first.click()
    desk_page.get_by_label("取消理由").fill("客户不再需要")
    desk_page.get_by_role("button", name="取消工单").click()
    expect(desk_page.get_by_role("alert").first).to_contain_text("请先完成下面列出的事项")
    expect(desk_page.get_by_text("关闭前还需要：").locator("..")).to_contain_text("超时原因")
    expect(desk_page.get_by_label("取消理由")).to_have_value("客户不再需要")


def test_the_number_is_read_whole_with_a_reason(desk_page: Page, tickets: list[Ticket]) -> None:
    desk_page.goto(f"/tickets/{tickets[0].number}/")
    expect(desk_page.get_by_text("138****5678")).to_be_visible()
    desk_page.get_by_text("查看完整号码或地址").click()
    desk_page.get_by_label("查看理由").fill("回电确认")
    desk_page.get_by_role("button", name="查看号码并记录").click()
    expect(desk_page.get_by_role("link", name="13812345678")).to_be_visible()
    assert Disclosure.objects.get().reason == "回电确认"


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (390, "dark")])
def test_every_page_is_accessible_and_fits(
    open_context: Callable[..., BrowserContext],
    sign_in: SignIn,
    tickets: list[Ticket],
    supervisor: User,
    axe: Axe,
    width: int,
    scheme: str,
) -> None:
    page = open_context(width=width, height=844, scheme=scheme).new_page()
    sign_in(page, supervisor)
    addresses = ["/tickets/", "/tickets/?q=无此词", *(f"/tickets/{ticket.number}/" for ticket in tickets)]
    found: dict[str, Any] = {}
    for address in addresses:
        page.goto(address)
        for fold in page.locator("details.fold > summary").all():
            fold.click()
        page.evaluate("scrollTo(0, 0)")  # what the head covers is not judged as too near to it
        faults = axe(page)
        if page.evaluate("document.documentElement.scrollWidth") > width:
            faults.append("too wide")
        found[address] = faults
    assert found == {address: [] for address in addresses}

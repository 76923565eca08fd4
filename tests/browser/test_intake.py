"""The desk in a real browser, as somebody on the phone uses it: by keyboard, in Chinese."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import BrowserContext, Page, Route, expect

from customers.models import Asset
from knowledge.operations import install
from org.models import Unit, User
from tests.factories.packs import default_packs
from tests.factories.tickets import make_category, make_ticket
from tickets.models import IntakeDraft, Repeat, Ticket
from tickets.operations.hotline.calls import Told, sit_down, take_event

SignIn = Callable[..., Page]
Axe = Callable[[Page], list[str]]
PHONE = "13812345678"


@pytest.fixture
def _company(transactional_db: None, east: Unit, south: Unit, supervisor: User) -> None:
    default_packs()
    make_category()


@pytest.fixture
def known(_company: None, east: Unit, desk: User, at: datetime) -> Ticket:
    """A caller with an address, a unit and an open ticket."""
    place = {"address": "上海市浦东新区张杨路1587号", "serial": "AC-35-0001", "model_code": "AC-35"}
    return make_ticket(east, by=desk, at=at, **place)


@pytest.fixture
def at_desk(page: Page, _company: None, desk: User, sign_in: SignIn) -> Page:
    sign_in(page, desk).goto("/intake/booking/")
    return page


class Keys:
    """A keyboard that counts what is pressed besides typing."""

    def __init__(self, page: Page) -> None:
        self.page, self.count = page, 0

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
            self.count += 1

    def type(self, words: str) -> None:
        self.page.keyboard.insert_text(words)


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.name || document.activeElement.textContent.trim()"))


def newest() -> Ticket:
    return Ticket.objects.order_by("-pk")[0]


def test_a_returning_caller_by_keyboard_alone(page: Page, known: Ticket, desk: User, sign_in: SignIn) -> None:
    sign_in(page, desk).goto("/intake/")
    keys = Keys(page)
    keys.press("2")
    expect(page.get_by_label("来电号码")).to_be_focused()
    keys.type(PHONE)
    expect(page.get_by_role("group", name="设备（1）")).to_be_visible()
    expect(page.locator("#promises")).to_contain_text("一般服务")
    keys.press("Tab", "Tab", "1")
    expect(page.get_by_role("radio", name="AC-35-0001")).to_be_checked()
    keys.press("F4")
    keys.type("空调不制冷，外机不转")
    keys.press("Tab", "Tab", "Tab")
    assert focused(page) == "dissatisfied"
    keys.press("ArrowRight")
    keys.press("Control+Enter")
    expect(page.get_by_text("请告知客户：")).to_be_visible()
    ticket = newest()
    assert (ticket.customer, ticket.asset, ticket.dissatisfied) == (
        known.customer,
        Asset.objects.get(),
        False,
    )
    assert (ticket.site, keys.count) == (known.site, 10)


@pytest.mark.usefixtures("_company")
def test_a_new_caller_by_keyboard_alone(page: Page, desk: User, sign_in: SignIn) -> None:
    sign_in(page, desk).goto("/intake/")
    keys = Keys(page)
    keys.press("2")
    expect(page.get_by_label("来电号码")).to_be_focused()
    keys.type("13900001111")
    expect(page.locator("#caller")).to_contain_text("新客户")
    keys.press("Tab")
    keys.type("赵丽")
    keys.press("Tab", "ArrowDown", "Tab", "Tab")
    keys.type("上海市徐汇区漕溪北路1号")
    keys.press("F4")
    keys.type("热水器不加热")
    keys.press("Tab", "Tab", "Tab")
    assert focused(page) == "dissatisfied"
    keys.press("ArrowRight", "Control+Enter")
    expect(page.get_by_text("请告知客户：")).to_be_visible()
    ticket = newest()
    assert (ticket.contact.name, ticket.site.address) == ("赵丽", "上海市徐汇区漕溪北路1号")
    assert keys.count <= 20


def test_from_the_pop_to_the_saved_ticket(
    page: Page, known: Ticket, desk: User, sign_in: SignIn, at: datetime
) -> None:
    sit_down(user=desk, extension="801", at=at)
    sign_in(page, desk).goto("/intake/booking/")
    page.get_by_label("问题描述").fill("还没写完的一张")
    take_event(told=Told(call_id="c-1", event="ringing", at=timezone.now(), extension="801", caller=PHONE))
    expect(page.locator("#call-bar")).to_contain_text(PHONE)
    expect(page.get_by_label("问题描述")).to_have_value("还没写完的一张")
    expect(page.locator("#drafts")).to_contain_text("还没写完的一张")
    keys = Keys(page)
    keys.press("F2")
    page.wait_for_url("**?call=*")
    expect(page.get_by_role("group", name="设备（1）")).to_be_visible()
    keys.press("F4")
    keys.type("空调不制冷，外机不转")
    keys.press("Tab", "Tab", "Tab", "ArrowRight", "Control+Enter")
    expect(page.get_by_text("请告知客户：")).to_be_visible()
    assert (newest().customer, newest().phone_calls.get().call_id) == (known.customer, "c-1")
    assert keys.count <= 12
    page.wait_for_load_state("networkidle")
    keys.press("Alt+Shift+Digit1")
    expect(page.get_by_label("问题描述")).to_have_value("还没写完的一张")


def test_a_new_caller_is_filed_with_the_ticket(at_desk: Page) -> None:
    at_desk.get_by_label("来电号码").fill("139 0000 1111")
    expect(at_desk.locator("#caller")).to_contain_text("新客户")
    at_desk.get_by_label("客户姓名").fill("赵丽")
    at_desk.get_by_label("地区").select_option(label="华东")
    at_desk.get_by_label("服务地址").fill("上海市徐汇区漕溪北路1号")
    at_desk.get_by_label("问题描述").fill("热水器不加热")
    at_desk.get_by_role("group", name="客户不满").get_by_label("否", exact=True).check(force=True)
    at_desk.get_by_role("button", name="提交并送审派工").click()
    expect(at_desk.locator(".toasts")).to_contain_text("已登记工单")
    expect(at_desk.get_by_label("来电号码")).to_be_focused()
    ticket = newest()
    assert (ticket.contact.name, ticket.site.address) == ("赵丽", "上海市徐汇区漕溪北路1号")


def test_promises_appear_and_follow_the_urgency(at_desk: Page) -> None:
    expect(at_desk.locator("#promises")).to_contain_text("选择地区后显示")
    at_desk.get_by_label("地区").select_option(label="华东")
    expect(at_desk.locator("#promises")).to_contain_text("一般服务")
    at_desk.keyboard.press("Alt+3")
    expect(at_desk.locator("#promises")).to_contain_text("紧急服务")
    at_desk.keyboard.press("Alt+1")
    at_desk.get_by_label("问题描述").press_sequentially("插座漏电")
    expect(at_desk.locator("#promises")).to_contain_text("紧急服务")


def test_a_known_address_hides_the_fields_of_a_new_one(at_desk: Page, known: Ticket) -> None:
    expect(at_desk.get_by_label("服务地址", exact=True)).to_be_visible()
    at_desk.get_by_label("来电号码").fill(PHONE)
    expect(at_desk.get_by_label("服务地址", exact=True)).to_be_hidden()
    at_desk.get_by_role("radio", name="新地址").check()
    expect(at_desk.get_by_label("服务地址", exact=True)).to_be_visible()
    expect(at_desk.locator("#duplicates")).to_contain_text("可能重复")


def test_the_draft_survives_a_reload_with_what_was_chosen(at_desk: Page, known: Ticket) -> None:
    at_desk.get_by_label("来电号码").fill(PHONE)
    at_desk.get_by_role("radio", name="AC-35-0001").check()
    at_desk.get_by_label("问题描述").fill("制冷时有异响")
    expect(at_desk.locator("[data-draft-state]")).to_contain_text("草稿")
    at_desk.reload()
    expect(at_desk.get_by_label("问题描述")).to_have_value("制冷时有异响")
    expect(at_desk.get_by_role("radio", name="AC-35-0001")).to_be_checked()


def test_a_lost_answer_is_told_on_the_next_page(at_desk: Page, known: Ticket) -> None:
    def lose(route: Route) -> None:
        route.fetch(max_redirects=0)
        route.abort()

    at_desk.get_by_label("来电号码").fill(PHONE)
    expect(at_desk.locator("#promises")).to_contain_text("一般服务")
    at_desk.get_by_label("问题描述").fill("制冷时有异响")
    at_desk.get_by_role("group", name="客户不满").get_by_label("否", exact=True).check(force=True)
    at_desk.route("**/intake/booking/", lose)
    with at_desk.expect_event("requestfailed"):
        at_desk.get_by_role("button", name="提交并送审派工").click(no_wait_after=True)
    again = at_desk.context.new_page()
    again.goto("/intake/booking/")
    expect(again.locator(".toasts")).to_contain_text(f"已登记工单 {newest().number}")
    expect(again.get_by_label("问题描述")).to_have_value("")
    assert Ticket.objects.count() == 2


def test_a_new_call_starts_an_empty_form_and_keeps_the_old_one(at_desk: Page) -> None:
    at_desk.get_by_label("问题描述").fill("前一位客户")
    expect(at_desk.locator("[data-draft-state]")).to_contain_text("草稿")
    at_desk.keyboard.press("F2")
    at_desk.wait_for_url("**?draft=*")
    expect(at_desk.get_by_label("问题描述")).to_have_value("")
    at_desk.go_back()
    expect(at_desk.get_by_label("问题描述")).to_have_value("前一位客户")


def test_a_draft_comes_back_in_another_browser(
    at_desk: Page, open_context: Callable[..., BrowserContext], desk: User, sign_in: SignIn
) -> None:
    at_desk.get_by_label("问题描述").fill("在一号机上写的")
    expect(at_desk.locator("#drafts")).to_contain_text("在一号机上写的")
    other = open_context().new_page()
    sign_in(other, desk).goto("/intake/")
    other.keyboard.press("Alt+Shift+Digit1")
    expect(other.get_by_label("问题描述")).to_have_value("在一号机上写的")
    assert IntakeDraft.objects.count() == 1


def test_one_key_appends_to_the_ticket_that_is_there(at_desk: Page, known: Ticket) -> None:
    at_desk.get_by_label("来电号码").fill(PHONE)
    expect(at_desk.locator("#duplicates")).to_contain_text(known.number)
    at_desk.get_by_label("问题描述").fill("怎么还没有人来")
    at_desk.keyboard.press("Alt+KeyM")
    expect(at_desk.locator(".toasts")).to_contain_text(f"已追加到工单 {known.number}")
    assert (Repeat.objects.get().text, Ticket.objects.count()) == ("怎么还没有人来", 1)


def test_a_slash_inserts_a_snippet(at_desk: Page) -> None:
    install()
    field = at_desk.get_by_label("问题描述")
    field.press_sequentially("客户说 /dy")
    expect(at_desk.get_by_role("option", name="/dy")).to_be_visible()
    at_desk.keyboard.press("Enter")
    expect(field).to_have_value("客户说 已提醒客户先切断电源，不要自行拆卸，等待技师到场。 ")


def test_scripts_change_with_the_situation_by_keyboard(at_desk: Page) -> None:
    install()
    at_desk.keyboard.press("Alt+KeyJ")
    assert focused(at_desk) == "situation"
    at_desk.get_by_label("场景").select_option("waiting")
    expect(at_desk.locator("#scripts")).to_contain_text("请您稍等")


def test_initials_find_the_caller_and_bring_the_card(at_desk: Page, known: Ticket) -> None:
    at_desk.keyboard.press("F3")
    at_desk.keyboard.type("wjg")
    at_desk.get_by_role("option", name="王建国").click()
    expect(at_desk.get_by_role("group", name="联系人")).to_contain_text("138****5678")
    expect(at_desk.get_by_role("group", name="设备（1）")).to_be_visible()


def test_enter_of_an_input_method_sends_nothing(at_desk: Page) -> None:
    at_desk.get_by_label("客户姓名").focus()
    composing = at_desk.context.new_cdp_session(at_desk)
    composing.send("Input.imeSetComposition", {"text": "wang", "selectionStart": 4, "selectionEnd": 4})
    at_desk.evaluate(
        "document.activeElement.dispatchEvent(new KeyboardEvent('keydown',"
        " {key: 'Enter', keyCode: 229, isComposing: true, ctrlKey: true, bubbles: true, cancelable: true}))"
    )
    composing.send("Input.insertText", {"text": "王"})
    expect(at_desk.get_by_label("客户姓名")).to_have_value("王")
    expect(at_desk.locator(".error-summary")).to_have_count(0)
    assert Ticket.objects.count() == 0


def test_a_refused_form_says_why_and_keeps_the_words(at_desk: Page) -> None:
    at_desk.get_by_label("问题描述").fill("水管爆裂")
    at_desk.keyboard.press("Control+Enter")
    summary = at_desk.locator(".error-summary")
    expect(summary).to_be_focused()
    expect(summary).to_contain_text("请选择地区。")
    expect(at_desk.get_by_label("问题描述")).to_have_value("水管爆裂")


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (390, "dark")])
def test_every_form_is_accessible_and_fits(
    open_context: Callable[..., BrowserContext],
    sign_in: SignIn,
    known: Ticket,
    desk: User,
    axe: Axe,
    width: int,
    scheme: str,
) -> None:
    page = open_context(width=width, height=844, scheme=scheme).new_page()
    sign_in(page, desk)
    found: dict[str, Any] = {}
    for address in ("", "consultation/", "booking/", "complaint/", "rescue/"):
        page.goto(f"/intake/{address}?caller={PHONE}")
        page.wait_for_load_state("networkidle")
        page.evaluate("scrollTo(0, 0)")
        faults = axe(page)
        if page.evaluate("document.documentElement.scrollWidth") > width:
            faults.append("too wide")
        found[address] = faults
    assert [fault for faults in found.values() for fault in faults] == []


@pytest.mark.usefixtures("_company")
def test_a_small_desk_shows_the_whole_form(
    open_context: Callable[..., BrowserContext], sign_in: SignIn, desk: User
) -> None:
    page = open_context(width=1366, height=768).new_page()
    sign_in(page, desk)
    heights = []
    for intent in ("consultation", "booking", "complaint"):
        page.goto(f"/intake/{intent}/")
        heights.append(page.evaluate("document.documentElement.scrollHeight"))
    assert heights == [768, 768, 768]


def test_what_comes_late_is_not_shown_over_the_next_field(
    known: Ticket, page: Page, desk: User, sign_in: SignIn
) -> None:
    sign_in(page, desk).goto("/intake/booking/")
    model, held = page.get_by_label("产品型号"), []
    page.route("**/models/**", lambda route: held.append(route))
    with page.expect_request("**/models/**"):
        model.fill("AC")
    page.get_by_label("设备序列号").focus()
    with page.expect_response("**/models/**"):
        held[0].continue_()
    late = page.locator("[role=option]", has_text="AC-35")
    expect(late).to_have_count(1)
    expect(late).to_be_hidden()

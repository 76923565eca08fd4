"""A customer's phone: the public form, and the private page."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.core.cache import cache
from playwright.sync_api import BrowserContext, Page, expect

from core.actors import SYSTEM
from core.private_links import token_of
from customers.models import Consent
from customers.operations import links
from dispatch.models import Rating, Signature, WorkOrder
from org.models import Unit, User
from packs.operations import install
from tests.factories.dispatch import finish, make_order, make_technician, sign
from tests.factories.tickets import make_ticket
from tickets.models import Ticket

Axe = Callable[[Page], list[str]]


@pytest.fixture
def order(transactional_db: None, at: datetime, east: Unit, desk: User, supervisor: User) -> WorkOrder:
    install(by=SYSTEM, at=at)
    ticket = make_ticket(east, by=desk, at=at, fault=True)
    return make_order(ticket, make_technician(east), by=supervisor, at=at)


def page_of(order: WorkOrder, at: datetime) -> str:
    link = links.open_link(stream=order.ticket_id, contact=order.ticket.contact, at=at, by=SYSTEM)
    return f"/l/{token_of(link.seed)}/"


def draw(page: Page) -> None:
    pad = page.locator("[data-signature] canvas")
    pad.scroll_into_view_if_needed()
    box = pad.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 30, box["y"] + 40)
    page.mouse.down()
    page.mouse.move(box["x"] + 120, box["y"] + 80, steps=6)
    page.mouse.move(box["x"] + 180, box["y"] + 30, steps=6)
    page.mouse.up()


def test_a_request_from_the_website(
    phone: Page, transactional_db: None, at: datetime, east: Unit, supervisor: User, axe: Axe
) -> None:
    install(by=SYSTEM, at=at)
    cache.clear()
    phone.goto("/service/")
    assert axe(phone) == []
    phone.get_by_label("报修", exact=True).check()
    phone.get_by_label("具体情况").fill("空调不制冷")
    phone.get_by_label("称呼").fill("王建国")
    phone.get_by_label("联系电话").fill("13812345678")
    phone.get_by_label("所在地区").select_option(label="华东")
    phone.get_by_label("上门地址").fill("上海市浦东新区人民路186号")
    phone.get_by_label("我已阅读并同意").check()
    phone.wait_for_timeout(3200)  # people need longer than the guard against programs
    phone.get_by_role("button", name="提交").click()
    expect(phone.get_by_role("heading", name="已受理")).to_be_visible()
    assert axe(phone) == []
    assert (Ticket.objects.get().channel, Consent.objects.get().purpose) == ("web", "service")


def test_the_customer_signs_on_the_own_phone(phone: Page, order: WorkOrder, at: datetime, axe: Axe) -> None:
    finish(order, at)
    phone.goto(page_of(order, at))
    assert axe(phone) == []
    phone.get_by_label("预留手机号码后四位").fill("5678")
    phone.get_by_role("button", name="确认").click()
    for question in ("服务质量", "服务态度", "服务时间"):
        phone.get_by_role("group", name=question).get_by_label("满意", exact=True).check()
    phone.get_by_label("签字人姓名").fill("王建国")
    draw(phone)
    phone.get_by_role("button", name="提交", exact=True).click()
    expect(phone.get_by_text("服务已完成，感谢您的确认。")).to_be_visible()
    assert (Signature.objects.count(), Rating.objects.count()) == (1, 1)


def test_three_taps_rate_the_service(phone: Page, order: WorkOrder, at: datetime, axe: Axe) -> None:
    sign(order, at)
    phone.goto(page_of(order, at))
    assert axe(phone) == []
    for question in ("服务质量", "服务态度", "服务时间"):
        phone.get_by_role("group", name=question).get_by_label("满意", exact=True).click()
    expect(phone.get_by_role("heading", name="评价本次服务")).to_have_count(0)
    assert Rating.objects.filter(order=order).count() == 2


def test_dark_and_wide_are_fine_too(
    open_context: Callable[..., BrowserContext], order: WorkOrder, at: datetime, axe: Axe
) -> None:
    page = open_context(width=1440, height=900, scheme="dark").new_page()
    page.goto(page_of(order, at))
    for fold in page.locator("details > summary").all():
        fold.click()
    assert axe(page) == []

"""A refused exchange that becomes a paid repair: from the hotline to the customer's signature."""

from collections.abc import Callable

import pytest
from django.utils import timezone
from playwright.sync_api import BrowserContext, Page, expect

from core.actors import SYSTEM
from core.private_links import token_of
from customers.models import ProductModel
from customers.operations import links
from dispatch.models import WorkOrder
from org.models import Unit, User
from tests.factories.dispatch import finish, make_order, make_technician
from tests.factories.tickets import make_category
from tests.factories.warranty import phone_packs
from tickets.enums import Status
from tickets.models import Ticket
from tickets.operations import permits
from tickets.operations.hotline.charges import install
from tickets.operations.moving import obstacles

SignIn = Callable[..., Page]
Axe = Callable[[Page], list[str]]


@pytest.fixture
def shop(transactional_db: None, east: Unit, supervisor: User) -> None:
    """Phones under the pack of phone shops."""
    phone_packs()
    install()
    make_category()
    ProductModel.objects.create(code="PH-1", name="手机", line="phone", product_class="phone")


def take_the_call(page: Page) -> None:
    """What the customer says, typed at the desk."""
    page.goto("/intake/booking/")
    page.get_by_label("来电号码").fill("13812345678")
    page.get_by_label("客户姓名").fill("王建国")
    page.get_by_label("地区").select_option(label="华东")
    page.get_by_label("服务地址").fill("上海市闵行区申长路988号")
    page.get_by_label("产品型号").fill("PH-1")
    page.get_by_label("设备序列号").fill("PH-0001")
    page.get_by_label("问题描述").fill("手机听筒没有声音，要求换新")
    page.get_by_role("group", name="客户不满或涉及人员？").get_by_label("否").check()
    page.get_by_text("渠道、来电时间、报价、回电与当场解决").click()
    page.get_by_label("购买日期").fill("2025-01-05")
    page.get_by_text("质保：客户要求、原因、收货日期").click()
    page.get_by_label("客户要求").select_option(label="换货")
    page.get_by_label("故障原因").select_option(label="产品质量")


@pytest.mark.usefixtures("shop")
def test_a_refused_exchange_becomes_a_paid_repair(
    page: Page, desk: User, supervisor: User, east: Unit, sign_in: SignIn, axe: Axe,
    open_context: Callable[..., BrowserContext], live_server: object,
) -> None:  # fmt: skip
    sign_in(page, desk)
    take_the_call(page)
    card = page.get_by_role("region", name="质保判定")
    expect(card).to_contain_text("不予退换")
    expect(card).to_contain_text("付费修理")
    assert axe(page) == []
    page.get_by_role("button", name="提交并送审派工").click()
    page.wait_for_url("**done=**")
    ticket = Ticket.objects.get()
    permits.approve(ticket=ticket, by=supervisor, at=timezone.now())
    assert [one.code for one in obstacles(ticket, Status.DISPATCHED)] == ["visit_consent"]
    quote(page, ticket, axe)
    accept(open_context, ticket, axe)
    page.reload()
    expect(page.get_by_text("客户已接受")).to_be_visible()
    at = timezone.now()
    order = make_order(Ticket.objects.get(), make_technician(east), by=supervisor, at=at)
    assert finish(order, at).status == WorkOrder.objects.get().status == "work_done"


def quote(page: Page, ticket: Ticket, axe: Axe) -> None:
    """The desk sends what the repair costs."""
    page.goto(f"/tickets/{ticket.number}/warranty/")
    page.get_by_text("报价", exact=True).click()
    page.locator("#id_quotation-parts").fill("140")
    page.locator("#id_quotation-labour").fill("60")
    page.locator("#id_quotation-travel").fill("30")
    page.get_by_role("button", name="发给客户").click()
    expect(page.get_by_text("待客户答复")).to_be_visible()
    assert axe(page) == []


def accept(open_context: Callable[..., BrowserContext], ticket: Ticket, axe: Axe) -> None:
    """The customer reads the sum on the own phone and agrees."""
    link = links.open_link(stream=ticket.pk, contact=ticket.contact, at=timezone.now(), by=SYSTEM)
    phone = open_context(width=390, height=844).new_page()
    phone.goto(f"/l/{token_of(link.seed)}/")
    phone.get_by_label("后四位").fill("5678")
    phone.get_by_role("button", name="确认").first.click()
    expect(phone.get_by_text("¥230.00")).to_be_visible()
    assert axe(phone) == []
    phone.get_by_role("button", name="同意维修并支付").click()
    expect(phone.get_by_text("已接受报价")).to_be_visible()

"""Exchange by post in a real browser: from the hotline to the new serial."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import BrowserContext, Page, expect

from core.clock import local_day
from core.outbox import deliver_due
from core.private_links import token_of
from customers.models import Asset, Link
from org.models import User
from tests.factories.warranty import make_case, make_phone, phone_packs
from tickets.models import Ticket
from warranty.models import Case

SignIn = Callable[..., Page]
Open = Callable[..., BrowserContext]
PHONE = "13812345678"


@pytest.fixture
def phone_sold(transactional_db: None, east: Any, south: Any, supervisor: User) -> Asset:
    """A phone bought two days ago."""
    phone_packs()
    return make_phone(east, bought_on=local_day(timezone.now()) - timedelta(days=2))


def registered(page: Page) -> Ticket:
    """The call, typed at the desk."""
    page.goto("/intake/consultation/")
    page.get_by_label("来电号码").fill(PHONE)
    page.get_by_role("radio", name="PH-0001").check(force=True)
    page.get_by_label("问题描述").fill("新手机充不进电，要求换货")
    page.get_by_role("group", name="客户不满").get_by_label("否", exact=True).check(force=True)
    page.get_by_role("button", name="提交登记").click()
    expect(page.get_by_text("请告知客户：")).to_be_visible()
    return Ticket.objects.get()


def judged(page: Page, ticket: Ticket) -> None:
    """What the caller says of the fault, and the verdict on it."""
    page.goto(f"/tickets/{ticket.number}/warranty/")
    page.get_by_role("group", name="客户要求").get_by_label("换货").check(force=True)
    page.get_by_label("故障原因").select_option(label="产品质量")
    page.get_by_label("影响使用").select_option(label="是")
    page.get_by_role("button", name="保存并判定").click()
    expect(page.get_by_text("待鉴定").first).to_be_visible()


def opened(page: Page, ticket: Ticket) -> Case:
    """The desk opens the case that the verdict offers."""
    page.goto(f"/tickets/{ticket.number}/")
    page.get_by_role("link", name="立退换单").click()
    page.get_by_label("寄回换货").check(force=True)
    page.get_by_label("寄送地址").fill("上海市闵行区客服中心 021-99000000")
    page.get_by_role("button", name="立案并通知客户").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("寄回换货")
    return Case.objects.get()


def posted(page: Page, case: Case) -> None:
    """The customer, on the phone, tells carrier and number."""
    page.goto(f"/l/{token_of(Link.objects.get(stream=case.ticket_id).seed)}/")
    expect(page.get_by_text("上海市闵行区客服中心")).to_be_visible()
    page.get_by_label("快递公司").fill("顺丰速运")
    page.get_by_label("运单号").fill("SF100200300")
    page.get_by_role("button", name="我已寄出").click()
    expect(page.get_by_text("已记下您的运单号")).to_be_visible()


def exchanged(page: Page, case: Case) -> None:
    """The supervisor receives, appraises, decides and ships."""
    page.goto(f"/cases/{case.number}/")
    for thing in ("产品", "充电器", "说明书", "外包装", "保修卡", "发票"):
        page.get_by_role("checkbox", name=thing, exact=True).check()
    page.get_by_label("客户支付的寄回运费（元）").fill("18")
    page.get_by_role("button", name="登记收货").click()
    page.get_by_label("属质量问题", exact=True).check(force=True)
    page.get_by_role("button", name="填写鉴定结论").click()
    page.get_by_label("换发新品", exact=True).check(force=True)
    page.get_by_role("button", name="作出决定").click()
    page.get_by_label("新机序列号").fill("PH-0002")
    page.get_by_label("承运公司").fill("顺丰速运")
    page.get_by_label("运单号").fill("SF400500600")
    page.get_by_label("运费（元）").fill("22")
    page.get_by_role("button", name="登记发出").click()
    expect(page.get_by_role("link", name="PH-0002")).to_be_visible()


def ended(page: Page, ticket: Ticket) -> None:
    """The customer has the new unit: the case is closed, and with it the ticket."""
    page.get_by_label("付款凭证号").fill("FK-7")
    page.get_by_role("button", name="登记退还寄回运费").click()
    page.get_by_role("button", name="客户已收到，结案").click()
    expect(page.get_by_text("已结案").first).to_be_visible()
    while deliver_due(at=timezone.now(), limit=100):
        pass
    ticket.refresh_from_db()
    assert (ticket.status, ticket.next_due_at) == ("phone_resolved", None)


def test_an_exchange_by_post_from_the_hotline_to_the_new_serial(
    page: Page, phone: Page, phone_sold: Asset, desk: User, supervisor: User, sign_in: SignIn
) -> None:
    ticket = registered(sign_in(page, desk))
    judged(page, ticket)
    case = opened(page, ticket)
    posted(phone, case)
    exchanged(sign_in(page, supervisor), case)
    case.refresh_from_db()
    new = Asset.objects.get(serial="PH-0002")
    assert (case.new_asset, new.replaces, new.warranty_from) == (new, phone_sold, local_day(timezone.now()))
    phone.reload()
    expect(phone.get_by_text("SF400500600")).to_be_visible()
    ended(page, ticket)
    phone.reload()
    expect(phone.get_by_text("问题已解决，无需上门。")).to_be_visible()
    expect(phone.get_by_text("换货完成")).to_be_visible()


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (390, "dark")])
def test_the_pages_are_accessible(
    width: int,
    scheme: str,
    east: Any,
    transactional_db: None,
    supervisor: User,
    open_context: Open,
    sign_in: SignIn,
    axe: Callable[[Page], list[str]],
) -> None:
    case = make_case(east, by=supervisor)
    page = sign_in(open_context(width=width, height=900, scheme=scheme).new_page(), supervisor)
    link = f"/l/{token_of(Link.objects.get(stream=case.ticket_id).seed)}/"
    for path in ("/cases/", f"/cases/{case.number}/", f"/tickets/{case.ticket.number}/cases/", link):
        page.goto(path)
        assert (path, axe(page)) == (path, [])
        assert page.evaluate("document.documentElement.scrollWidth") <= width

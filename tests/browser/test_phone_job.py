"""A technician's whole job on a phone, and the dispatcher's desk."""

from collections.abc import Callable
from datetime import datetime, timedelta
from io import BytesIO
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from core.clock import local
from dispatch.enums import OrderStatus
from dispatch.models import Rating, Signature, WorkOrder
from org.models import Unit, User
from tests.browser.hands import sign
from tests.factories.dispatch import finish, go_on_site, make_order, make_skill, make_technician
from tests.factories.tickets import make_ticket
from tickets.models import FaultCategory, Ticket
from tickets.operations import permits

SignIn = Callable[..., Page]
Axe = Callable[[Page], list[str]]


@pytest.fixture
def waiting(category: FaultCategory, east: Unit, desk: User, supervisor: User, at: datetime) -> Ticket:
    return make_ticket(
        east,
        by=desk,
        at=at,
        category=category,
        description="开机半小时后不制冷，室外机有异响",
        address="上海市浦东新区张杨路1587号3号楼502室",
    )


@pytest.fixture
def order(waiting: Ticket, technician: User, supervisor: User, east: Unit, at: datetime) -> WorkOrder:
    approved = permits.approve(ticket=waiting, by=supervisor, at=at)
    tech = make_technician(east, make_skill(), user=technician)
    return make_order(approved, tech, by=supervisor, at=at)


@pytest.fixture
def job(phone: Page, sign_in: SignIn, technician: User, order: WorkOrder) -> Page:
    sign_in(phone, technician).goto(f"/work/{order.number}/")
    return phone


def _picture() -> dict[str, Any]:
    stream = BytesIO()
    Image.effect_noise((600, 400), 60).convert("RGB").save(stream, "JPEG")
    return {"name": "before.jpg", "mimeType": "image/jpeg", "buffer": stream.getvalue()}


def _choose(page: Page, group: str, word: str) -> None:
    page.get_by_role("group", name=group).get_by_role("radio", name=word, exact=True).check()


def _prepare(page: Page, agreed: datetime) -> None:
    page.get_by_role("button", name="接单", exact=True).click()
    expect(page.get_by_role("link", name="还差 6 项")).to_be_visible()
    _choose(page, "通话结果", "已联系上")
    page.get_by_label("约定到场时间").fill(f"{local(agreed):%Y-%m-%dT%H:%M}")
    page.get_by_role("button", name="登记联系").click()
    expect(page.locator("#contact .card-header")).to_contain_text("已约定")
    page.get_by_role("button", name="填台账并领回执单").click()
    expect(page.locator("#ledger .card-header")).to_contain_text("RS-")
    for box in page.locator("#preparation input[type=checkbox]").all():
        box.check()
    page.get_by_role("button", name="保存检查项").click()
    page.get_by_role("button", name="出发", exact=True).click()
    page.get_by_role("button", name="到场", exact=True).click()


def _work(page: Page) -> None:
    page.locator("#findings_findings").fill("室外机电容鼓包")
    page.locator("#findings_proposal").fill("更换电容")
    page.get_by_role("button", name="登记现场情况").click()
    expect(page.locator("#findings .card-header")).to_contain_text("已登记")
    page.locator("#photos input[type=file]").set_input_files([_picture()])
    expect(page.locator("#photos [data-photo]")).to_have_count(1)
    page.get_by_role("button", name="上传照片").click()
    expect(page.locator("#photos .card-header")).to_contain_text("已传 1 张")
    page.locator("#repair-file").get_by_label("维修内容").fill("更换启动电容并试机")
    page.get_by_role("button", name="登记维修档案").click()
    expect(page.locator("#repair-file .card-header")).to_contain_text("已登记")
    _choose(page, "处理结果", "已修复")
    _choose(page, "原因类别", "自然损耗")
    page.locator("#outcome_cause").fill("电容老化")
    page.locator("#outcome_solution").fill("更换电容")
    page.locator("#outcome_parts").fill("启动电容")
    page.get_by_role("button", name="完工提交").click()
    expect(page.get_by_role("button", name="提交客户确认")).to_be_visible()


def _confirm(page: Page) -> None:
    for group in ("服务质量", "服务态度", "服务时间"):
        _choose(page, group, "满意")
    page.locator("#closure_opinion").fill("师傅准时")
    sign(page)


def test_the_whole_job_on_the_phone(job: Page, order: WorkOrder, at: datetime, axe: Axe) -> None:
    _prepare(job, at + timedelta(hours=2))
    _work(job)
    _confirm(job)
    job.get_by_role("button", name="提交客户确认").click()
    job.get_by_role("button", name="离场").click()
    job.get_by_label("返程报告：发现的问题").fill("无")
    job.get_by_role("button", name="录入服务内容").click()
    expect(job.locator(".phone-head")).to_contain_text("已录入")
    order.refresh_from_db()
    assert (order.status, order.report.complete, Signature.objects.count()) == ("recorded", True, 1)


def test_the_verdict_survives_a_reload_and_a_lost_network(job: Page, order: WorkOrder, at: datetime) -> None:
    finish(order, at)
    job.reload()
    _confirm(job)
    job.wait_for_timeout(600)
    job.reload()
    expect(job.locator("[data-signature][data-signed]")).to_be_visible()
    expect(job.locator("#closure_opinion")).to_have_value("师傅准时")
    job.context.set_offline(True)
    job.get_by_role("button", name="提交客户确认").click()
    expect(job.get_by_role("button", name="离场")).to_be_visible()
    expect(job.locator("[data-outbox-strip]")).to_contain_text("1 项待上传")
    job.context.set_offline(False)
    expect(job.locator("[data-outbox-strip]")).to_be_hidden()
    order.refresh_from_db()
    assert (order.status, Rating.objects.count(), Signature.objects.count()) == ("signed", 1, 1)


@pytest.mark.parametrize("stage", ["dispatched", "on_site", "work_done"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_stage_is_accessible(
    open_context: Any,
    sign_in: SignIn,
    technician: User,
    order: WorkOrder,
    at: datetime,
    axe: Axe,
    stage: str,
    scheme: str,
) -> None:
    if stage == "on_site":
        go_on_site(order, at)
    if stage == "work_done":
        finish(order, at)
    page = open_context(width=390, height=844, scheme=scheme, has_touch=True).new_page()
    sign_in(page, technician).goto(f"/work/{order.number}/")
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert (axe(page), wide) == ([], 390)


@pytest.mark.parametrize("width", [1440, 390])
def test_the_desk_of_the_dispatcher_is_accessible(
    open_context: Any,
    sign_in: SignIn,
    supervisor: User,
    waiting: Ticket,
    technician: User,
    east: Unit,
    axe: Axe,
    width: int,
) -> None:
    make_technician(east, make_skill(), user=technician)
    page = open_context(width=width, height=900).new_page()
    sign_in(page, supervisor).goto("/approvals/")
    assert axe(page) == []
    page.keyboard.press("a")
    expect(page.locator(".toasts")).to_contain_text("已派给张强")
    assert WorkOrder.objects.get().status == OrderStatus.DISPATCHED
    page.goto("/board/")
    assert axe(page) == []


def test_another_time_brings_another_proposal(
    page: Page, sign_in: SignIn, supervisor: User, order: WorkOrder, desk: User, east: Unit, at: datetime
) -> None:
    later = make_ticket(east, by=desk, at=at, category=order.ticket.category, phone="13812345679")
    sign_in(page, supervisor).goto(f"/approvals/?ticket={later.number}")
    expect(page.locator("#candidates")).to_contain_text("没有可派的技师")
    page.get_by_label("计划结束").fill(f"{local(at + timedelta(hours=9)):%Y-%m-%dT%H:%M}")
    page.get_by_label("计划开始").fill(f"{local(at + timedelta(hours=7)):%Y-%m-%dT%H:%M}")
    expect(page.get_by_role("radio", name="张强")).to_be_checked()

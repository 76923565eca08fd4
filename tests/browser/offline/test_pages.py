"""What can be opened, installed and read without network, and what is said where it cannot."""

import re
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from benchmarks.phone.browser import Phone
from benchmarks.phone.pages import PASSWORD, approve, choose, describe, draw, picture, press, waits
from benchmarks.servers.weak_network import WeakNetwork
from dispatch.models import PhonePost, WorkOrder
from dispatch.operations import preparing
from org.models import User
from tests.factories.dispatch import finish, go_on_site, prepare

FULL = "navigator.storage.estimate = async () => ({usage: 960e6, quota: 1000e6});"
WECHAT = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 MicroMessenger/8.0"
# A tap is a click of the finger; a label's own click on its input, the camera and the signature are none.
COUNT = """addEventListener("click", (event) => {
  if (!event.isTrusted || event.detail === 0 || event.target.closest("canvas,[type=file]")) return;
  sessionStorage.taps = Number(sessionStorage.taps ?? 0) + 1;
}, true)"""
BIG = "createImageBitmap(document.querySelector('#photos input[type=file]').files[0]).then(one => one.width)"
BYTES = "document.querySelector('#photos input[type=file]').files[0].size"


@pytest.mark.requirement("INT-26")
def test_the_job_shows_the_customer_with_one_tap_to_call_also_without_network(
    taken: Page, network: WeakNetwork, order: WorkOrder
) -> None:
    network.up = False
    taken.goto("/work/")
    taken.get_by_role("link", name=order.number).click()
    call = taken.get_by_role("link", name="电话")
    expect(call).to_be_visible()
    assert call.get_attribute("href") == f"tel:{order.ticket.contact.phone}"
    expect(taken.locator("#past")).to_be_visible()


def test_a_page_that_is_not_on_the_phone_says_so_and_names_those_that_are(
    taken: Page, network: WeakNetwork, order: WorkOrder
) -> None:
    network.up = False
    taken.goto("/work/WO-2020-000001/")
    expect(taken.locator("h1")).to_have_text("当前离线")
    expect(taken.locator("[data-kept-pages]")).to_contain_text(order.number)


def test_the_shell_knows_nobody(taken: Page, technician: User) -> None:
    text = taken.request.get("/work/offline/").text()
    assert (technician.name in text, "data-user" in text) == (False, False)


def test_browsers_may_install_it(taken: Page) -> None:
    session = taken.context.new_cdp_session(taken)
    assert session.send("Page.getInstallabilityErrors")["installabilityErrors"] == []
    manifest = taken.request.get("/app.webmanifest").json()
    sizes = [(icon["sizes"], taken.request.get(icon["src"]).status) for icon in manifest["icons"]]
    assert (manifest["scope"], manifest["start_url"]) == ("/work/", "/work/")
    assert sizes == [("192x192", 200), ("512x512", 200), ("512x512", 200)]


def test_a_job_is_closed_in_six_taps(taken: Page, order: WorkOrder) -> None:
    """Beside camera, signature and typing: arrival, result, cause, verdict, done, leaving."""
    at = timezone.now()
    prepare(order, at)
    preparing.depart(order=order, by=order.technician.user, at=at)
    taken.add_init_script(COUNT)
    taken.goto(f"/work/{order.number}/")
    press(taken, "到场")
    expect(taken.locator("#findings")).to_be_visible()
    describe(taken, photos=1)
    choose(taken, "处理结果", "已修复")
    choose(taken, "原因类别", "自然损耗")
    approve(taken)
    press(taken, "完工提交")
    taken.get_by_role("button", name="离场").click()
    expect(taken.locator("#record")).to_be_visible()
    order.refresh_from_db()
    assert (order.status, taken.evaluate("sessionStorage.taps")) == ("signed", "6")


def test_photos_are_small_before_they_wait(taken: Page, order: WorkOrder) -> None:
    go_on_site(order, timezone.now())
    taken.goto(f"/work/{order.number}/")
    taken.locator("#photos input[type=file]").set_input_files([picture(40, (3000, 2200))])
    expect(taken.locator("#photos [data-photo]")).to_have_count(1)
    assert (taken.evaluate(BIG) <= 1600, taken.evaluate(BYTES) <= 400 * 1024) == (True, True)


def test_a_full_phone_is_told_before_the_next_photo(phone: Phone, technician: User, order: WorkOrder) -> None:
    go_on_site(order, timezone.now())
    page = phone.sign_in(technician.username, PASSWORD)
    page.goto(f"/work/{order.number}/")
    page.evaluate(FULL)
    page.locator("#photos input[type=file]").dispatch_event("click")
    expect(page.locator(".toasts")).to_contain_text("不足 50 MB")


@pytest.mark.parametrize(("agent", "hint"), [(None, "no-worker"), (WECHAT, "in-app")])
def test_without_service_workers_it_works_and_warns(
    phone: Phone, technician: User, order: WorkOrder, agent: str | None, hint: str, network: WeakNetwork
) -> None:
    phone.close()
    phone.script += "delete Navigator.prototype.serviceWorker; delete window.caches;"
    page = phone.start(user_agent=agent) if agent else phone.start()
    page = phone.sign_in(technician.username, PASSWORD, "/work/mine/")
    expect(page.locator(f"[data-hint={hint}]")).to_be_visible()
    page.goto(f"/work/{order.number}/")
    network.up = False
    press(page, "接单")
    waits(page, 1)
    network.up = True
    expect(page.locator("[data-outbox-strip]")).to_be_hidden(timeout=15_000)
    assert PhonePost.objects.get().step == "acceptance"


def test_missing_parts_of_the_verdict_are_asked_for_on_the_phone(
    taken: Page, network: WeakNetwork, order: WorkOrder
) -> None:
    finish(order, timezone.now())
    taken.goto(f"/work/{order.number}/")
    network.up = False
    choose(taken, "服务质量", "满意")
    press(taken, "提交客户确认")
    expect(taken.locator("#closure [data-refusal]")).to_contain_text("填写完整")
    press(taken, "三项都满意")
    draw(taken)
    press(taken, "提交客户确认")
    waits(taken, 1)


def test_own_page_and_kept_pages_are_accessible(
    taken: Page, axe: Any, network: WeakNetwork, order: WorkOrder
) -> None:
    network.up = False
    taken.goto(f"/work/{order.number}/")
    press(taken, "接单")
    waits(taken, 1)
    assert axe(taken) == []
    taken.set_viewport_size({"width": 390, "height": 1800})
    taken.goto("/work/mine/")
    expect(taken.locator("[data-waiting-count]")).to_have_text("1")
    assert axe(taken) == []
    assert taken.evaluate("document.documentElement.scrollWidth") == 390


def test_the_outbox_tells_what_it_knows(taken: Page, order: WorkOrder) -> None:
    taken.goto(f"/work/{order.number}/")
    press(taken, "接单")
    expect(taken.get_by_role("button", name="接单")).to_be_hidden()
    taken.goto("/work/mine/")
    expect(taken.locator("[data-done-list]")).to_contain_text(order.number)
    expect(taken.locator("[data-met]")).to_have_text(re.compile(r"\d{4}"))
    expect(taken.locator("[data-room]")).to_contain_text("MB")
    press(taken, "下载今明两天的工单")
    expect(taken.locator(".toasts")).to_contain_text("已下载 3 页")

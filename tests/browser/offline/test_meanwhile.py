"""What happened at the office while the phone had no network."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone
from playwright.sync_api import Page, expect

from benchmarks.phone.browser import Phone
from benchmarks.phone.pages import PASSWORD, choose, picture, press, waits
from benchmarks.servers.weak_network import WeakNetwork
from core.clock import local
from dispatch.enums import PostOutcome
from dispatch.models import PhonePost, WorkOrder
from dispatch.operations import dispatching
from org.models import User
from tests.factories.dispatch import go_on_site


@pytest.fixture
def cut_off(taken: Page, network: WeakNetwork, order: WorkOrder) -> Page:
    """The page of the job, without network."""
    network.up = False
    taken.goto(f"/work/{order.number}/")
    return taken


def test_an_expired_sign_in_makes_the_steps_wait_for_the_person(
    cut_off: Page, network: WeakNetwork, order: WorkOrder, technician: User
) -> None:
    press(cut_off, "接单")
    waits(cut_off, 1)
    Session.objects.all().delete()
    network.up = True
    expect(cut_off.locator("[data-outbox-strip]")).to_contain_text("登录已过期，1 项待上传", timeout=15_000)
    cut_off.locator("[data-outbox-strip] [data-sign-in]").click()
    cut_off.locator("[name=username]").fill(technician.username)
    cut_off.locator("[name=password]").fill(PASSWORD)
    cut_off.locator("main button.btn-primary").click()
    expect(cut_off.locator("[data-waiting-count]")).to_have_text("0")
    order.refresh_from_db()
    assert (order.status, PhonePost.objects.count()) == ("accepted", 1)


def test_a_job_taken_back_meanwhile_goes_to_the_supervisor(
    cut_off: Page, network: WeakNetwork, order: WorkOrder, supervisor: User
) -> None:
    press(cut_off, "接单")
    choose(cut_off, "通话结果", "已联系上")
    cut_off.locator("#contact_note").fill("家中有人")
    press(cut_off, "登记联系")
    waits(cut_off, 2)
    dispatching.withdraw(order=order, by=supervisor, at=timezone.now(), reason="客户取消")
    network.up = True
    cut_off.goto("/work/mine/")
    expect(cut_off.locator("[data-waiting-count]")).to_have_text("0")
    expect(cut_off.locator("[data-done-list]")).to_contain_text("已转主管")
    kept = PhonePost.objects.waiting()
    assert [(one.step, one.outcome) for one in kept] == [
        ("acceptance", PostOutcome.CONFLICT),
        ("contact", PostOutcome.CONFLICT),
    ]
    assert kept.last().fields["note"] == ["家中有人"]


def test_a_step_that_is_refused_holds_its_job_until_it_is_mended(
    cut_off: Page, network: WeakNetwork, order: WorkOrder
) -> None:
    press(cut_off, "接单")
    choose(cut_off, "通话结果", "已联系上")
    cut_off.locator("#contact_agreed_at").fill("2026-01-01T08:00")
    press(cut_off, "登记联系")
    press(cut_off, "填台账并领回执单")
    waits(cut_off, 3)
    network.up = True
    cut_off.goto("/work/mine/")
    expect(cut_off.locator("[data-attention-list]")).to_contain_text("约定到场时间必须晚于现在")
    assert (PhonePost.objects.waiting().get().step, PhonePost.objects.count()) == ("contact", 2)
    cut_off.get_by_role("link", name="修改", exact=True).click()
    expect(cut_off.locator("#contact [data-refusal]")).to_be_visible()
    cut_off.locator("#contact_agreed_at").fill(f"{local(timezone.now() + timedelta(hours=3)):%Y-%m-%dT%H:%M}")
    press(cut_off, "登记联系")
    expect(cut_off.locator("#contact .card-header")).to_contain_text("已约定")
    steps = PhonePost.objects.filter(outcome=PostOutcome.APPLIED).values_list("step", flat=True)
    assert (list(steps), PhonePost.objects.waiting().count()) == (["acceptance", "contact", "ledger"], 0)


def test_the_head_tells_the_new_state_while_somebody_types(cut_off: Page, network: WeakNetwork) -> None:
    expect(cut_off.locator("[data-head]")).to_contain_text("已派工")
    press(cut_off, "接单")
    waits(cut_off, 1)
    cut_off.locator("#contact_note").fill("家中有人")
    network.up = True
    expect(cut_off.locator("[data-head]")).to_contain_text("已接单")
    expect(cut_off.locator("#contact_note")).to_have_value("家中有人")


def test_nobody_signs_out_while_steps_wait(
    cut_off: Page, network: WeakNetwork, phone: Phone, order: WorkOrder
) -> None:
    press(cut_off, "接单")
    waits(cut_off, 1)
    cut_off.goto("/work/mine/")
    press(cut_off, "退出登录")
    expect(cut_off.locator(".toasts")).to_contain_text("还有 1 项没有上传")
    network.up = True
    press(cut_off, "立即上传")
    expect(cut_off.locator("[data-waiting-count]")).to_have_text("0")
    press(cut_off, "退出登录")
    cut_off.wait_for_url("**/sign-in/**")
    assert [name for name in cut_off.evaluate("caches.keys()") if name.startswith(("pages-", "files-"))] == []
    network.up = False
    cut_off.goto(f"/work/{order.number}/")
    expect(cut_off.locator("h1")).to_have_text("当前离线")
    expect(cut_off.locator("body")).not_to_contain_text("13812345670")


def test_another_person_on_the_phone_sends_nothing_of_the_first(
    cut_off: Page, network: WeakNetwork, order: WorkOrder, supervisor: User
) -> None:
    supervisor.set_password(PASSWORD)
    supervisor.save(update_fields=["password"])
    press(cut_off, "接单")
    waits(cut_off, 1)
    Session.objects.all().delete()
    network.up = True
    cut_off.goto("/sign-in/?next=/work/")
    cut_off.locator("[name=username]").fill(supervisor.username)
    cut_off.locator("[name=password]").fill(PASSWORD)
    cut_off.locator("main button.btn-primary").click()
    cut_off.goto(f"/work/{order.number}/")
    cut_off.wait_for_timeout(800)
    assert PhonePost.objects.count() == 0
    assert [name for name in cut_off.evaluate("caches.keys()") if name.startswith("pages-")] in (
        [],
        [f"pages-{supervisor.pk}"],
    )


def test_photos_wait_visibly_and_arrive_one_by_one(
    cut_off: Page, network: WeakNetwork, order: WorkOrder
) -> None:
    network.up = True
    go_on_site(order, timezone.now())
    cut_off.goto(f"/work/{order.number}/")
    network.up = False
    cut_off.locator("#photos input[type=file]").set_input_files([picture(n) for n in range(3)])
    expect(cut_off.locator("#photos [data-photo]")).to_have_count(3)
    press(cut_off, "上传照片")
    expect(cut_off.locator("#photos [data-queued] li")).to_have_count(3)
    waits(cut_off, 3)
    network.up = True
    expect(cut_off.locator("#photos .card-header")).to_contain_text("已传 3 张", timeout=15_000)
    assert (PhonePost.objects.count(), order.photos.count()) == (3, 3)

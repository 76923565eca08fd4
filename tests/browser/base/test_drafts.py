"""Drafts: reload, lost network, success, errors, another person."""

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, expect


def _type(page: Page) -> None:
    page.locator("#id_description").fill("关门异响")
    page.get_by_role("radio", name="紧急").check(force=True)
    page.wait_for_timeout(500)  # the autosave waits for a pause in the typing
    expect(page.locator("[data-draft-state]")).to_contain_text("草稿已自动保存")


def _drafts(page: Page) -> int:
    return page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('draft:')).length")


def test_a_draft_survives_a_reload(gallery: Page) -> None:
    _type(gallery)
    gallery.reload()
    expect(gallery.locator("#id_description")).to_have_value("关门异响")
    expect(gallery.get_by_role("radio", name="紧急")).to_be_checked()
    expect(gallery.locator(".draft-note")).to_contain_text("已恢复")


def test_a_draft_survives_a_lost_network(gallery: Page) -> None:
    _type(gallery)
    gallery.context.set_offline(True)
    gallery.locator("#intake-form .card-footer .btn-primary").click(no_wait_after=True)
    gallery.wait_for_timeout(500)
    gallery.context.set_offline(False)
    gallery.goto("/gallery/")
    expect(gallery.locator("#id_description")).to_have_value("关门异响")


def test_a_success_forgets_the_draft(gallery: Page) -> None:
    _type(gallery)
    gallery.locator("#id_category").fill("门系统")
    gallery.get_by_role("radio", name="否").check()
    gallery.locator("#intake-form .card-footer .btn-primary").click()
    expect(gallery.locator(".toasts")).to_contain_text("已登记")
    gallery.wait_for_load_state()
    expect(gallery.locator("#id_description")).to_have_value("")
    assert _drafts(gallery) == 0


def test_errors_keep_the_draft_and_the_typed_words(gallery: Page) -> None:
    _type(gallery)
    gallery.locator("#intake-form .card-footer .btn-primary").click()
    expect(gallery.locator(".error-summary")).to_be_visible()
    expect(gallery.locator("#id_description")).to_have_value("关门异响")
    gallery.goto("/gallery/")
    expect(gallery.locator("#id_description")).to_have_value("关门异响")


def test_a_draft_can_be_dropped(gallery: Page) -> None:
    _type(gallery)
    gallery.reload()
    gallery.get_by_role("button", name="放弃草稿").click()
    expect(gallery.locator(".draft-note")).to_have_count(0)
    expect(gallery.locator("#id_description")).to_have_value("")
    assert _drafts(gallery) == 0


def test_another_person_sees_no_draft(gallery: Page, sign_in: Callable[..., Page], supervisor: Any) -> None:
    _type(gallery)
    sign_in(gallery, supervisor).goto("/gallery/")
    expect(gallery.locator("#id_description")).to_have_value("")


def test_signing_out_leaves_nothing(gallery: Page) -> None:
    _type(gallery)
    gallery.get_by_role("button", name="我的菜单").click()
    gallery.get_by_role("button", name="退出登录").click()
    gallery.wait_for_url("**/sign-in/**")
    assert _drafts(gallery) == 0


def test_an_htmx_success_forgets_the_draft(page: Page, sign_in: Callable[..., Page], desk: Any) -> None:
    sign_in(page, desk).goto("/page/")
    page.locator("#status").fill("200")
    page.get_by_role("button", name="发送").click()
    expect(page.locator("#answer")).to_have_text("答复")
    assert _drafts(page) == 0

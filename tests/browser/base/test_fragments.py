"""htmx under the strict policy: swaps of 200 and 422, words for failures, chips that live on."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Page, expect


@pytest.fixture
def asking(page: Page, sign_in: Callable[..., Page], desk: Any) -> Page:
    sign_in(page, desk).goto("/page/")
    return page


def _ask(page: Page, status: int) -> None:
    page.locator("#status").fill(str(status))
    page.get_by_role("button", name="发送").click()


@pytest.mark.parametrize("status", [200, 409, 422])
def test_answers_for_people_are_swapped_in(asking: Page, status: int) -> None:
    _ask(asking, status)
    expect(asking.locator("#answer")).to_have_text("答复")


def test_messages_come_with_a_fragment_and_close(asking: Page) -> None:
    _ask(asking, 200)
    expect(asking.locator(".toasts .toast-ok")).to_have_text("已办好")
    asking.locator(".toasts").get_by_role("button", name="关闭").click()
    expect(asking.locator(".toasts .toast")).to_have_count(0)


def test_a_style_set_by_a_script_is_not_written_as_an_attribute_by_a_swap(asking: Page) -> None:
    _ask(asking, 422)
    asking.locator("#said").evaluate("said => { said.style.opacity = '0.5' }")
    _ask(asking, 422)  # the policy would forbid it, which the visitor's watch tells at the end
    expect(asking.locator("#said")).to_have_css("opacity", "1")


@pytest.mark.parametrize(("status", "words"), [(403, "没有这项权限"), (500, "代码 500")])
def test_failures_become_words(asking: Page, status: int, words: str) -> None:
    _ask(asking, status)
    expect(asking.locator(".toasts")).to_contain_text(words)
    expect(asking.locator("#answer")).to_be_empty()


def test_the_button_opens_again_after_an_answer(asking: Page) -> None:
    _ask(asking, 422)
    expect(asking.locator("#answer")).to_have_text("答复")
    expect(asking.get_by_role("button", name="发送")).to_be_enabled()


def test_an_expired_session_leads_to_the_sign_in(asking: Page) -> None:
    asking.context.clear_cookies(name="sessionid")
    _ask(asking, 200)
    asking.wait_for_url("**/sign-in/**")
    assert asking.url.split("?")[0].endswith("/sign-in/")


def test_chips_say_the_same_in_page_and_script(asking: Page, desk: Any) -> None:
    client = Client()
    client.force_login(desk, backend="django.contrib.auth.backends.ModelBackend")
    served = client.get("/page/").content.decode()
    shown = asking.locator("time[data-clock]").all_inner_texts()
    assert [words for words in shown if f">{words}</time>" not in served] == []
    assert (shown[0], shown[7], shown[-1]) == ("超时 1 天 1 小时", "剩 18 分", "剩 2 天")


def test_a_chip_turns_red_while_the_page_is_open(page: Page, sign_in: Callable[..., Page], desk: Any) -> None:
    page.clock.install()
    sign_in(page, desk).goto("/page/")
    chip = page.locator("time[data-clock]").nth(7)
    expect(chip).to_have_class("pill pill-warn")
    page.clock.fast_forward("20:00")
    page.clock.run_for(31_000)
    expect(chip).to_have_class("pill pill-danger")
    expect(chip).to_have_text("超时 2 分")


def test_a_lost_connection_is_said_and_ends(asking: Page) -> None:
    asking.context.set_offline(True)
    expect(asking.locator(".offline-bar")).to_be_visible()
    asking.context.set_offline(False)
    expect(asking.locator(".offline-bar")).to_be_hidden()

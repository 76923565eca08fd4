"""Every component in both themes at both sizes, clean for axe-core; theme and density stay."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page

LOOKS = [(scheme, width) for scheme in ("light", "dark") for width in (1440, 390)]


@pytest.mark.parametrize("kind", ["desk", "phone", "bare", "print"])
@pytest.mark.parametrize(("scheme", "width"), LOOKS)
def test_components_are_accessible(
    open_context: Callable[..., BrowserContext],
    sign_in: Callable[..., Page],
    axe: Callable[[Page], list[str]],
    desk: Any,
    kind: str,
    scheme: str,
    width: int,
) -> None:
    page = sign_in(open_context(scheme=scheme, width=width, height=844).new_page(), desk)
    assert page.goto(f"/gallery/?page={kind}").status == 200
    assert axe(page) == []


@pytest.mark.parametrize(("scheme", "width"), LOOKS)
def test_errors_are_accessible(
    open_context: Callable[..., BrowserContext],
    sign_in: Callable[..., Page],
    axe: Callable[[Page], list[str]],
    desk: Any,
    scheme: str,
    width: int,
) -> None:
    page = sign_in(open_context(scheme=scheme, width=width, height=844).new_page(), desk)
    page.goto("/gallery/")
    page.locator("#intake-form .card-footer .btn-primary").click()
    page.wait_for_selector(".error-summary")
    assert axe(page) == []


@pytest.mark.parametrize("width", [1440, 390, 320])
def test_no_page_scrolls_sideways(
    open_context: Callable[..., BrowserContext], sign_in: Callable[..., Page], desk: Any, width: int
) -> None:
    page = sign_in(open_context(width=width, height=844).new_page(), desk)
    page.goto("/gallery/")
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_lost_pages_are_accessible(gallery: Page, axe: Callable[[Page], list[str]]) -> None:
    answer = gallery.goto("/nowhere/")
    assert answer.status == 404
    assert axe(gallery) == []


def test_menus_and_dialogs_are_accessible(gallery: Page, axe: Callable[[Page], list[str]]) -> None:
    gallery.get_by_role("button", name="我的菜单").click()
    assert axe(gallery) == []
    gallery.keyboard.press("Escape")
    gallery.get_by_role("button", name="放弃").click()
    gallery.locator("#confirm-cancel.show .btn-danger").wait_for()
    gallery.wait_for_timeout(400)  # the dialog has faded in
    assert axe(gallery) == []


def test_the_system_decides_the_theme_without_script(open_context: Callable[..., BrowserContext]) -> None:
    page = open_context(scheme="dark", java_script_enabled=False).new_page()
    page.goto("/gallery/?page=bare")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(17, 22, 31)"


def test_a_chosen_theme_stays(gallery: Page) -> None:
    gallery.get_by_role("button", name="我的菜单").click()
    gallery.get_by_label("主题").select_option("dark")
    assert gallery.locator("html").get_attribute("data-bs-theme") == "dark"
    gallery.reload()
    assert gallery.locator("html").get_attribute("data-bs-theme") == "dark"
    assert gallery.get_by_label("主题").input_value() == "dark"


def test_compact_rows_are_lower(gallery: Page) -> None:
    before = gallery.locator("#id_asset").bounding_box()["height"]
    gallery.get_by_role("button", name="我的菜单").click()
    gallery.get_by_label("密度").select_option("compact")
    assert (before, gallery.locator("#id_asset").bounding_box()["height"]) == (36, 32)


def test_a_notice_in_a_narrow_card_keeps_its_sign_beside_the_words(gallery: Page) -> None:
    notice = gallery.locator(".notice:has(> .icon)").first
    notice.evaluate("notice => notice.style.width = '233px'")
    sign, words = notice.locator("> .icon").bounding_box(), notice.locator("> div").bounding_box()
    assert (sign["x"] + sign["width"] <= words["x"], sign["y"] < words["y"] + words["height"]) == (True, True)
    assert abs((sign["y"] + sign["height"] / 2) - (words["y"] + words["height"] / 2)) < 2

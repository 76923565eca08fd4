"""People, units and access in a real browser, at the desk and on a phone."""

import json
import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from org.models import Skill, Unit, User
from org.operations import people, tokens
from tests.factories.org import make_user

SignIn = Callable[..., Page]
Axe = Callable[[Page], list[str]]
PASSWORD = "plum-river-9"


@pytest.fixture
def company(
    transactional_db: None, shanghai: Unit, south: Unit, administrator: User, desk: User, at: datetime
) -> User:
    """A small company; the account given has a history and a key."""
    tokens.make(user=desk, name="呼叫中心", by=administrator, at=at)
    people.edit_person(
        user=desk, name=desk.name, email="li@example.com", phone="13800138000", by=administrator, at=at
    )
    Skill.objects.create(code="ac", name="空调")
    return desk


def wide(page: Page) -> bool:
    """Does the page need to be scrolled sideways?"""
    return bool(page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))


def keep_picture(page: Page, name: str) -> None:
    """For a person who wants to look: pictures go to the folder named in the environment."""
    if folder := os.environ.get("BROWSER_PICTURES"):
        width = page.viewport_size["width"] if page.viewport_size else 0
        page.screenshot(path=Path(folder) / f"org-{name}-{width}.png", full_page=True)


def addresses(person: User) -> dict[str, str]:
    region = Unit.objects.get(code="east")
    return {
        "home": "/",
        "people": "/people/",
        "person-new": "/people/new/",
        "person": f"/people/{person.pk}/",
        "person-edit": f"/people/{person.pk}/edit/",
        "units": "/units/",
        "unit-new": "/units/new/",
        "unit": f"/units/{region.pk}/",
        "skills": "/skills/",
        "skill-new": "/skills/new/",
        "password": "/password/",
    }


@pytest.mark.parametrize("size", ["page", "phone"])
def test_pages_fit_and_are_accessible(
    size: str,
    request: pytest.FixtureRequest,
    live_server: Any,
    sign_in: SignIn,
    company: User,
    administrator: User,
    axe: Axe,
) -> None:
    page = sign_in(request.getfixturevalue(size), administrator)
    found = {}
    for name, address in addresses(company).items():
        page.goto(address)
        keep_picture(page, name)
        found[name] = (axe(page), wide(page))
    assert {name: fault for name, fault in found.items() if fault != ([], False)} == {}


@pytest.mark.parametrize("size", ["page", "phone"])
def test_access_pages_fit_and_are_accessible(
    size: str,
    request: pytest.FixtureRequest,
    live_server: Any,
    transactional_db: None,
    settings: Any,
    tmp_path: Path,
    axe: Axe,
) -> None:
    page: Page = request.getfixturevalue(size)
    page.goto("/sign-in/")
    expect(page).to_have_url(f"{live_server.url}/setup/")
    keep_picture(page, "setup")
    faults = [axe(page), wide(page)]
    make_user("li.na", "李娜", PASSWORD)
    settings.HOME = tmp_path
    account = {"username": "li.na", "password": PASSWORD, "post": "supervisor", "unit": "华东"}
    (tmp_path / "demo.json").write_text(json.dumps({"accounts": [account]}), encoding="utf-8")
    page.goto("/sign-in/")
    page.get_by_text("演示账号").click()
    page.get_by_role("button", name="登录").click()
    expect(page.get_by_role("alert")).to_be_visible()
    keep_picture(page, "sign-in")
    assert [*faults, axe(page), wide(page)] == [[], False, [], False]


def test_a_person_signs_in_and_changes_the_password(
    page: Page, live_server: Any, transactional_db: None
) -> None:
    person = make_user("li.na", "李娜", PASSWORD, must_change_password=True)
    page.goto("/sign-in/")
    page.get_by_label("账号").fill("li.na")
    page.get_by_label("密码").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.get_by_label("当前密码").fill(PASSWORD)
    page.get_by_label("新密码").fill("quiet-lake-72")
    page.get_by_label("再次输入").fill("quiet-lake-72")
    page.get_by_role("button", name="保存新密码").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("李娜")
    person.refresh_from_db()
    assert person.check_password("quiet-lake-72") is True


def test_an_administrator_makes_an_account(
    page: Page, live_server: Any, sign_in: SignIn, company: User, administrator: User, axe: Axe
) -> None:
    sign_in(page, administrator).goto("/people/new/")
    page.get_by_label("姓名").fill("王磊")
    page.get_by_label("账号").fill("wang.lei")
    page.get_by_label("单位").select_option(label="华东")
    page.get_by_label("岗位").select_option(label="技师")
    page.get_by_role("button", name="保存").click()
    expect(page.get_by_role("heading", level=1, name="王磊 的初始密码")).to_be_visible()
    keep_picture(page, "secret")
    secret = page.locator("code.secret").inner_text()
    assert (axe(page), User.objects.get(username="wang.lei").check_password(secret)) == ([], True)


def test_a_register_is_kept_under_the_strict_policy(
    page: Page, live_server: Any, sign_in: SignIn, company: User, administrator: User
) -> None:
    sign_in(page, administrator).goto("/admin/")
    page.get_by_role("link", name="技能").first.click()
    page.goto("/admin/org/skill/add/")
    page.locator("#id_code").fill("heater")
    page.locator("#id_name").fill("热水器")
    keep_picture(page, "admin")
    page.locator("input[name=_save]").click()
    page.wait_for_url("**/admin/org/skill/")
    assert Skill.objects.filter(code="heater").count() == 1

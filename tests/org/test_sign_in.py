"""Signing in and out."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from org.models import User
from tests.factories.org import make_user

PASSWORD = "plum-river-9"


@pytest.fixture
def person(db: None) -> User:
    return make_user("li.na", "李娜", PASSWORD)


@pytest.fixture
def browser() -> Client:
    return Client()


def sign_in(browser: Client, password: str = PASSWORD, **more: str) -> HttpResponse:
    return browser.post("/sign-in/", {"username": "li.na", "password": password, **more})


def is_in(browser: Client) -> bool:
    return "_auth_user_id" in browser.session


@pytest.mark.usefixtures("person")
def test_the_right_password_opens_the_start_page(browser: Client) -> None:
    answer = sign_in(browser)
    assert (answer.status_code, answer.url, is_in(browser)) == (302, "/", True)


@pytest.mark.usefixtures("person")
def test_a_wrong_password_does_not(browser: Client) -> None:
    answer = sign_in(browser, "wrong")
    assert (answer.status_code, is_in(browser)) == (422, False)
    assert "账号或密码不对。连续输错 5 次后须等待 15 分钟。" in answer.content.decode()


def test_unknown_and_closed_accounts_get_the_same_words(person: User, browser: Client) -> None:
    User.objects.filter(pk=person.pk).update(is_active=False)
    closed = sign_in(browser).context["form"].non_field_errors()
    person.delete()
    make_user("another")
    assert sign_in(browser).context["form"].non_field_errors() == closed


@pytest.mark.usefixtures("person")
def test_the_sixth_try_is_locked_out_even_with_the_right_password(browser: Client) -> None:
    for _ in range(5):
        sign_in(browser, "wrong")
    answer = sign_in(browser)
    assert (answer.status_code, is_in(browser)) == (429, False)
    assert "请 15 分钟后再试" in answer.content.decode()


@pytest.mark.usefixtures("person")
def test_other_accounts_are_not_locked_out_with_it(browser: Client) -> None:
    make_user("wang", password=PASSWORD)
    for _ in range(6):
        sign_in(browser, "wrong")
    assert browser.post("/sign-in/", {"username": "wang", "password": PASSWORD}).status_code == 302


@pytest.mark.usefixtures("person")
@pytest.mark.parametrize(
    ("wanted", "reached"),
    [
        ("/tickets/?q=a", "/tickets/?q=a"),
        ("https://evil.example/", "/"),
        ("//evil.example/", "/"),
        ("javascript:alert(1)", "/"),
    ],
)
def test_next_leads_to_our_own_addresses_only(browser: Client, wanted: str, reached: str) -> None:
    assert sign_in(browser, next=wanted).url == reached


@pytest.mark.usefixtures("person")
def test_a_new_session_key_is_given(browser: Client) -> None:
    browser.get("/sign-in/")
    browser.session.save()
    before = browser.session.session_key
    sign_in(browser)
    assert browser.session.session_key != before


@pytest.mark.usefixtures("person")
def test_signing_in_without_the_csrf_token_is_refused() -> None:
    browser = Client(enforce_csrf_checks=True)
    assert (sign_in(browser).status_code, is_in(browser)) == (403, False)


def test_signing_out_ends_the_session(person: User, signed_in: Callable[..., Client]) -> None:
    browser = signed_in(person)
    assert (browser.post("/sign-out/").url, is_in(browser)) == ("/sign-in/", False)


def test_a_link_does_not_sign_out(person: User, signed_in: Callable[..., Client]) -> None:
    browser = signed_in(person)
    assert (browser.get("/sign-out/").status_code, is_in(browser)) == (405, True)


def test_who_is_in_needs_no_sign_in_page(person: User, signed_in: Callable[..., Client]) -> None:
    assert signed_in(person).get("/sign-in/?next=/units/").url == "/units/"


@pytest.mark.usefixtures("person")
def test_the_page_is_chinese_for_an_english_browser(browser: Client) -> None:
    page = browser.get("/sign-in/", headers={"Accept-Language": "en-US,en;q=0.9"}).content.decode()
    assert ('<html lang="zh-hans">' in page, "登录" in page) == (True, True)


def demo_file(folder: Path, settings: Any) -> None:
    settings.HOME = folder
    account = {"username": "li.na", "password": "secret-word", "post": "supervisor", "unit": "华东"}
    (folder / "demo.json").write_text(json.dumps({"accounts": [account]}), encoding="utf-8")


@pytest.mark.usefixtures("person")
def test_demo_accounts_are_named_without_passwords(browser: Client, settings: Any, tmp_path: Path) -> None:
    demo_file(tmp_path, settings)
    page = browser.get("/sign-in/").content.decode()
    assert ("华东 主管 李娜" in page, "secret-word" in page) == (True, False)


def test_closed_demo_accounts_are_not_named(
    person: User, browser: Client, settings: Any, tmp_path: Path
) -> None:
    demo_file(tmp_path, settings)
    User.objects.filter(pk=person.pk).update(is_active=False)
    assert "李娜" not in browser.get("/sign-in/").content.decode()


@pytest.mark.usefixtures("person")
def test_without_a_demo_nothing_is_named(browser: Client, settings: Any, tmp_path: Path) -> None:
    settings.HOME = tmp_path
    assert browser.get("/sign-in/").context["demo"] == []

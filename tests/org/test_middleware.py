"""The gate before every page."""

from collections.abc import Callable

import pytest
from django.test import Client

from org.models import User
from tests.factories.org import make_user


@pytest.mark.django_db
def test_a_visitor_comes_back_to_the_page_after_signing_in() -> None:
    assert Client().get("/people/?q=li").url == "/sign-in/?next=/people/%3Fq%3Dli"


@pytest.mark.django_db
def test_a_fragment_sends_the_whole_page_to_sign_in() -> None:
    answer = Client().get("/people/", headers={"HX-Request": "true"})
    assert (answer.status_code, answer["HX-Redirect"]) == (401, "/sign-in/")


@pytest.mark.django_db
def test_scripts_get_401_as_json() -> None:
    answer = Client().post("/people/", headers={"Accept": "application/json"})
    assert (answer.status_code, answer.json()) == (401, {"detail": "请先登录。"})


@pytest.mark.django_db
def test_the_api_answers_strangers_itself() -> None:
    answer = Client().get("/api/v1/tickets/")
    assert (answer.status_code, answer["WWW-Authenticate"]) == (401, "Bearer")


def test_the_api_waits_for_one_s_own_password(desk: User, signed_in: Callable[..., Client]) -> None:
    User.objects.filter(pk=desk.pk).update(must_change_password=True)
    answer = signed_in(desk).get("/api/v1/tickets/")
    assert (answer.status_code, answer.json()) == (403, {"detail": "请先修改密码。"})


def test_closing_an_account_ends_its_session(desk: User, signed_in: Callable[..., Client]) -> None:
    browser = signed_in(desk)
    before = browser.get("/").status_code
    User.objects.filter(pk=desk.pk).update(is_active=False)
    assert (before, browser.get("/").url) == (200, "/sign-in/?next=/")


def test_an_unknown_page_is_not_found(desk: User, signed_in: Callable[..., Client]) -> None:
    assert signed_in(desk).get("/nowhere/").status_code == 404


def test_somebody_without_a_post_is_told(signed_in: Callable[..., Client], db: None) -> None:
    assert "您还没有岗位" in signed_in(make_user("new")).get("/").content.decode()


def test_posting_without_the_csrf_token_is_refused(
    administrator: User, desk: User, signed_in: Callable[..., Client]
) -> None:
    browser = signed_in(administrator, enforce_csrf=True)
    answer = browser.post(f"/people/{desk.pk}/state/", {"active": "0"})
    desk.refresh_from_db()
    assert (answer.status_code, desk.is_active) == (403, True)

"""The first visitor with the printed code founds the company, once."""

from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from org.enums import Right
from org.models import Unit, User
from org.operations.founding import AlreadyFounded, found
from org.views.setup import TRIES
from tests.factories.org import make_user

CODE = "1a2b3c4d"
FORM = {
    "code": CODE,
    "company": "恒安售后中心",
    "username": "sun.wei",
    "name": "孙伟",
    "password": "plum-river-9",
    "again": "plum-river-9",
}


@pytest.fixture(autouse=True)
def printed(tmp_path: Path, settings: Any, db: None) -> None:
    cache.delete(TRIES)
    (tmp_path / "code").write_text(f"{CODE}\n")
    settings.SETUP_CODE_FILE = str(tmp_path / "code")


def send(**changes: str) -> HttpResponse:
    return Client().post("/setup/", FORM | changes)


def test_visitors_of_an_empty_system_are_led_here() -> None:
    assert Client().get(reverse("org:sign_in")).url == "/setup/"


def test_the_code_makes_an_administrator() -> None:
    browser = Client()
    assert browser.post("/setup/", FORM).url == "/"
    assert User.objects.get().scope.has(Right.MANAGE_PEOPLE) is True
    assert browser.get("/people/").status_code == 200


def test_the_group_centre_is_there() -> None:
    send()
    assert list(Unit.objects.values_list("kind", "name")) == [("group", "恒安售后中心")]


def test_a_wrong_code_makes_nobody() -> None:
    answer = send(code="00000000")
    assert (answer.status_code, list(answer.context["form"].errors), User.objects.count()) == (
        422,
        ["code"],
        0,
    )


def test_without_a_printed_code_nobody_gets_in(settings: Any) -> None:
    settings.SETUP_CODE_FILE = ""
    assert (send().status_code, send(code=" ").status_code, User.objects.count()) == (422, 422, 0)


def test_after_ten_tries_even_the_right_code_has_to_wait() -> None:
    for _ in range(10):
        send(code="wrong")
    assert (send().status_code, User.objects.count()) == (422, 0)


def test_it_works_once() -> None:
    send()
    assert (Client().get("/setup/").status_code, send(username="second").status_code) == (404, 404)
    assert User.objects.count() == 1


def test_the_operation_itself_works_once(at: Any) -> None:
    make_user("somebody")
    with pytest.raises(AlreadyFounded):
        found(company="恒安", username="second", name="乙", password="plum-river-9", at=at)
    assert (User.objects.count(), Unit.objects.count()) == (1, 0)


def test_a_weak_password_founds_nothing(at: Any) -> None:
    with pytest.raises(ValidationError):
        found(company="恒安", username="first", name="甲", password="12345678", at=at)
    assert (User.objects.count(), Unit.objects.count()) == (0, 0)


def test_a_weak_password_is_said_at_its_field() -> None:
    answer = send(password="12345678", again="12345678")
    assert (list(answer.context["form"].errors), User.objects.count()) == (["password"], 0)

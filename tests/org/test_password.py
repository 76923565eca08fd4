"""Changing one's own password."""

from collections.abc import Callable

import pytest
from django.http import HttpResponse
from django.test import Client

from core.models import Event
from org.models import User
from tests.factories.org import make_user

OLD, NEW = "plum-river-9", "quiet-lake-72"


@pytest.fixture
def person(db: None) -> User:
    return make_user("li.na", "李娜", OLD, must_change_password=True)


def change(browser: Client, present: str = OLD, password: str = NEW, again: str = NEW) -> HttpResponse:
    return browser.post("/password/", {"present": present, "password": password, "again": again})


def test_a_reset_password_leads_to_this_page_first(person: User, signed_in: Callable[..., Client]) -> None:
    assert signed_in(person).get("/").url == "/password/"


def test_signing_out_stays_possible(person: User, signed_in: Callable[..., Client]) -> None:
    assert signed_in(person).post("/sign-out/").url == "/sign-in/"


def test_changing_opens_the_other_pages(person: User, signed_in: Callable[..., Client]) -> None:
    browser = signed_in(person)
    assert (change(browser).url, browser.get("/").status_code) == ("/", 200)


def test_changing_is_recorded(person: User, signed_in: Callable[..., Client]) -> None:
    change(signed_in(person))
    person.refresh_from_db()
    assert Event.objects.get(stream=person.stream_id).name == "person.password_changed"


def test_other_sessions_end(person: User, signed_in: Callable[..., Client]) -> None:
    elsewhere = signed_in(person)
    change(signed_in(person))
    assert elsewhere.get("/").url == "/sign-in/?next=/"


@pytest.mark.parametrize(
    ("form", "field"),
    [
        ({"present": "wrong"}, "present"),
        ({"again": "different-1"}, "again"),
        ({"password": "12345678", "again": "12345678"}, "password"),
        ({"password": "li.na.li", "again": "li.na.li"}, "password"),
    ],
)
def test_what_does_not_fit_is_refused(
    person: User, signed_in: Callable[..., Client], form: dict[str, str], field: str
) -> None:
    answer = change(signed_in(person), **form)
    person.refresh_from_db()
    assert (answer.status_code, list(answer.context["form"].errors), person.check_password(OLD)) == (
        422,
        [field],
        True,
    )

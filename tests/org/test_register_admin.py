"""The register pages: for administrators, without deleting."""

from collections.abc import Callable

import pytest
from django.test import Client

from org.models import Skill, Unit, User


@pytest.fixture
def browser(administrator: User, signed_in: Callable[..., Client]) -> Client:
    return signed_in(administrator)


def test_administrators_see_the_registers(browser: Client) -> None:
    assert browser.get("/admin/").status_code == 200


def test_others_are_refused(supervisor: User, signed_in: Callable[..., Client]) -> None:
    assert signed_in(supervisor).get("/admin/").status_code == 302
    assert signed_in(supervisor).get("/admin/login/").status_code == 403


def test_a_skill_is_saved(browser: Client) -> None:
    browser.post("/admin/org/skill/add/", {"code": "ac", "name": "空调"})
    assert list(Skill.objects.values_list("code", "name")) == [("ac", "空调")]


def test_a_skill_is_not_deleted(browser: Client) -> None:
    skill = Skill.objects.create(code="ac", name="空调")
    answer = browser.post(f"/admin/org/skill/{skill.pk}/delete/", {"post": "yes"})
    assert (answer.status_code, Skill.objects.count()) == (403, 1)


def test_units_are_read_only(browser: Client, east: Unit) -> None:
    answer = browser.post(f"/admin/org/unit/{east.pk}/change/", {"name": "改", "code": "x", "kind": "region"})
    east.refresh_from_db()
    assert (answer.status_code, east.name) == (403, "华东")


@pytest.mark.parametrize(
    ("address", "leads_to"), [("/admin/password_change/", "/password/"), ("/admin/logout/", "/")]
)
def test_the_house_s_own_pages_are_used(browser: Client, address: str, leads_to: str) -> None:
    assert browser.get(address).url == leads_to

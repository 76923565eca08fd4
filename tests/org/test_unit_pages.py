"""Keeping units and skills on screens."""

from collections.abc import Callable

import pytest
from django.test import Client

from org.models import Skill, Unit, User


@pytest.fixture
def browser(administrator: User, signed_in: Callable[..., Client]) -> Client:
    return signed_in(administrator)


def test_below_the_group_stands_a_region(browser: Client, group: Unit) -> None:
    browser.post("/units/new/", {"parent": group.pk, "name": "华北", "code": "north"})
    unit = Unit.objects.get(code="north")
    assert (unit.kind, unit.parent) == ("region", group)


def test_below_a_region_stands_a_project(browser: Client, east: Unit) -> None:
    browser.post("/units/new/", {"parent": east.pk, "name": "无锡", "code": "wuxi"})
    unit = Unit.objects.get(code="wuxi")
    assert (unit.kind, unit.parent) == ("project", east)


def test_nothing_stands_below_a_project(browser: Client, shanghai: Unit) -> None:
    answer = browser.post("/units/new/", {"parent": shanghai.pk, "name": "浦东", "code": "pudong"})
    assert (answer.status_code, Unit.objects.filter(code="pudong").count()) == (422, 0)


def test_a_taken_name_is_refused(browser: Client, group: Unit, east: Unit) -> None:
    answer = browser.post("/units/new/", {"parent": group.pk, "name": "华东", "code": "east2"})
    assert (answer.status_code, Unit.objects.filter(code="east2").count()) == (422, 0)


def test_the_link_of_a_row_presets_the_superior(browser: Client, east: Unit) -> None:
    form = browser.get(f"/units/new/?parent={east.pk}").context["form"]
    assert form["parent"].value() == str(east.pk)


def test_renaming(browser: Client, east: Unit) -> None:
    answer = browser.post(f"/units/{east.pk}/", {"name": "华东大区", "is_active": "on"})
    east.refresh_from_db()
    assert (answer.url, east.name, east.is_active) == ("/units/", "华东大区", True)


def test_closing(browser: Client, east: Unit) -> None:
    browser.post(f"/units/{east.pk}/", {"name": "华东"})
    east.refresh_from_db()
    assert east.is_active is False


def test_closing_the_group_is_refused(browser: Client, group: Unit) -> None:
    answer = browser.post(f"/units/{group.pk}/", {"name": group.name})
    group.refresh_from_db()
    assert (answer.status_code, group.is_active) == (422, True)


def test_a_skill_is_added_and_renamed(browser: Client) -> None:
    browser.post("/skills/new/", {"name": "空调", "code": "ac"})
    skill = Skill.objects.get()
    browser.post(f"/skills/{skill.pk}/", {"name": "中央空调", "code": "changed"})
    skill.refresh_from_db()
    assert (skill.code, skill.name) == ("ac", "中央空调")


def test_a_taken_skill_code_is_refused(browser: Client) -> None:
    Skill.objects.create(code="ac", name="空调")
    answer = browser.post("/skills/new/", {"name": "别的", "code": "ac"})
    assert (answer.status_code, Skill.objects.count()) == (422, 1)

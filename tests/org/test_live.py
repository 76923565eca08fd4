"""Projects go live with a named customer service manager (ORG-15)."""

from collections.abc import Callable
from datetime import date, datetime

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from org.enums import Department, Post, UnitKind
from org.models import Unit, User
from org.operations import units
from org.operations.posts import appoint
from org.queries import contacts_of
from tests.factories.org import make_user

SignIn = Callable[..., Client]


@pytest.fixture
def project(east: Unit, administrator: User, at: datetime) -> Unit:
    return units.add_unit(
        kind=UnitKind.PROJECT, code="ningbo", name="宁波", parent=east, by=administrator, at=at
    )


@pytest.mark.requirement("ORG-15")
def test_without_a_named_manager_it_does_not_go_live(
    project: Unit, administrator: User, signed_in: SignIn
) -> None:
    page = signed_in(administrator).post(f"/units/{project.pk}/going-live/")
    project.refresh_from_db()
    assert (page.status_code, project.live_since) == (422, None)
    assert "项目上线前须指定客户服务经理。" in page.content.decode()


@pytest.mark.requirement("ORG-15")
def test_with_a_named_manager_it_goes_live(
    project: Unit, supervisor: User, administrator: User, signed_in: SignIn
) -> None:
    browser = signed_in(administrator)
    browser.post(f"/units/{project.pk}/service-manager/", {"service_manager": supervisor.pk})
    assert browser.post(f"/units/{project.pk}/going-live/").status_code == 302
    project.refresh_from_db()
    assert (project.is_live, project.service_manager) == (True, supervisor)


def test_a_live_project_keeps_a_manager(
    project: Unit, supervisor: User, administrator: User, at: datetime
) -> None:
    units.name_service_manager(unit=project, manager=supervisor, by=administrator, at=at)
    units.go_live(unit=project, by=administrator, at=at)
    with pytest.raises(ValidationError):
        units.name_service_manager(unit=project, manager=None, by=administrator, at=at)


def test_a_manager_of_another_region_is_refused(
    project: Unit, stranger: User, administrator: User, at: datetime
) -> None:
    with pytest.raises(ValidationError):
        units.name_service_manager(unit=project, manager=stranger, by=administrator, at=at)
    assert Unit.objects.get(pk=project.pk).service_manager is None


def test_a_liaison_stands_in_a_department(
    east: Unit, shanghai: Unit, administrator: User, at: datetime, since: date
) -> None:
    person = make_user("logistics", "物流员")
    given = {
        "user": person,
        "unit": east,
        "post": Post.LIAISON,
        "since": since,
        "by": administrator,
        "at": at,
    }
    with pytest.raises(ValidationError):
        appoint(**given)
    appoint(**given, department=Department.LOGISTICS)
    assert contacts_of(Department.LOGISTICS, shanghai, at=at) == [person]
    assert contacts_of(Department.QUALITY, shanghai, at=at) == []

"""The tree of units (ORG-01)."""

from datetime import datetime

import pytest
from django.core.exceptions import ValidationError

from core.models import Event
from org.enums import UnitKind
from org.models import Unit, User
from org.operations.units import add_unit, edit_unit
from org.queries import unit_tree


def test_a_project_stands_below_a_region(east: Unit, administrator: User, at: datetime) -> None:
    unit = add_unit(kind=UnitKind.PROJECT, code="wuxi", name="无锡", parent=east, by=administrator, at=at)
    assert [place.name for place in unit.upwards()] == ["无锡", "华东", "集团售后服务中心"]


@pytest.mark.parametrize("kind", [UnitKind.REGION, UnitKind.GROUP])
def test_other_places_are_refused(kind: str, east: Unit, administrator: User, at: datetime) -> None:
    with pytest.raises(ValidationError):
        add_unit(kind=kind, code="wuxi", name="无锡", parent=east, by=administrator, at=at)
    assert Unit.objects.filter(code="wuxi").exists() is False


def test_there_is_one_group(administrator: User, at: datetime) -> None:
    with pytest.raises(ValidationError):
        add_unit(kind=UnitKind.GROUP, code="second", name="第二集团", by=administrator, at=at)
    assert Unit.objects.filter(kind=UnitKind.GROUP).count() == 1


def test_renaming_is_recorded_with_both_names(east: Unit, administrator: User, at: datetime) -> None:
    edit_unit(unit=east, name="华东大区", active=True, by=administrator, at=at)
    east.refresh_from_db()
    event = Event.objects.get(stream=east.stream_id)
    assert (event.facts["title_before"], event.facts["title"], east.name) == ("华东", "华东大区", "华东大区")


def test_saving_unchanged_records_nothing(east: Unit, administrator: User, at: datetime) -> None:
    edit_unit(unit=east, name="华东", active=True, by=administrator, at=at)
    east.refresh_from_db()
    assert east.stream_id is None


def test_the_group_stays_open(group: Unit, administrator: User, at: datetime) -> None:
    with pytest.raises(ValidationError):
        edit_unit(unit=group, name=group.name, active=False, by=administrator, at=at)
    group.refresh_from_db()
    assert group.is_active is True


def test_posts_at_a_closed_unit_give_nothing(
    east: Unit, supervisor: User, administrator: User, at: datetime
) -> None:
    edit_unit(unit=east, name=east.name, active=False, by=administrator, at=at)
    assert User.objects.get(pk=supervisor.pk).scope.held == ()


def test_the_tree_is_shown_superiors_first(shanghai: Unit, south: Unit, administrator: User) -> None:
    assert [(unit.name, depth) for unit, depth in unit_tree(administrator)] == [
        ("集团售后服务中心", 0),
        ("华东", 1),
        ("上海", 2),
        ("华南", 1),
    ]


def test_a_region_sees_itself_and_below(shanghai: Unit, south: Unit, supervisor: User) -> None:
    assert [unit.name for unit, _ in unit_tree(supervisor)] == ["华东", "上海"]

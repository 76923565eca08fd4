"""Who is offered for a job."""

from datetime import timedelta

import pytest

from dispatch.errors import NotOffered
from dispatch.models import WorkOrder
from dispatch.queries.candidates import barred_for, candidates
from tests.factories.dispatch import make_order, make_skill, make_technician, plan

HOUR = timedelta(hours=1)


def names(found) -> list[str]:
    return [one.technician.name for one in found if one.offered]


@pytest.fixture
def look(waiting, at):
    planned = plan(at)
    return lambda **given: candidates(waiting, planned.starts_at, planned.ends_at, **given)


@pytest.mark.requirement("TKT-04")
def test_of_three_free_technicians_only_the_skilled_are_offered(look, east):
    heater = make_skill("heater", "热水器")
    make_technician(east, make_skill(), name="甲")
    make_technician(east, heater, name="乙")
    make_technician(east, make_skill(), heater, name="丙")
    assert sorted(names(look())) == ["丙", "甲"]


def test_the_reason_against_is_said(look, east):
    make_technician(east, make_skill("heater", "热水器"), name="乙")
    assert look()[0].against == ["没有空调技能"]


def test_the_less_loaded_comes_first(look, make_ticket, east, supervisor, at):
    busy = make_technician(east, make_skill(), name="忙")
    make_technician(east, make_skill(), name="闲")
    make_order(make_ticket(fault=True), busy, by=supervisor, at=at, planned=plan(at, starts_in=6 * HOUR))
    found = look()
    assert [(one.technician.name, one.load) for one in found] == [("闲", 0), ("忙", 120)]


def test_the_busy_one_is_not_offered_and_the_order_is_named(look, make_ticket, east, supervisor, at):
    busy = make_technician(east, make_skill(), name="忙")
    taken = make_order(make_ticket(fault=True), busy, by=supervisor, at=at)
    found = look()
    assert (names(found), taken.number in found[0].against[0]) == ([], True)


def test_who_asked_and_who_decides_is_not_offered(look, waiting, east, desk, supervisor):
    make_technician(east, make_skill(), user=desk)
    make_technician(east, make_skill(), user=supervisor)
    assert names(look(barred=barred_for(waiting, supervisor))) == []


def test_other_regions_and_switched_off_ones_are_not_looked_at(look, east, south):
    make_technician(south, make_skill())
    make_technician(east, make_skill(), active=False)
    assert look() == []


def test_technicians_of_the_regions_projects_are_offered(look, shanghai):
    make_technician(shanghai, make_skill(), name="沪")
    assert names(look()) == ["沪"]


def test_an_unskilled_person_cannot_be_sent_past_the_list(approved, east, supervisor, at):
    with pytest.raises(NotOffered):
        make_order(approved, make_technician(east), by=supervisor, at=at)
    assert WorkOrder.objects.count() == 0


def test_three_technicians_cost_no_more_queries_than_one(look, east, django_assert_num_queries):
    make_technician(east, make_skill())
    look()  # the ticket's category is read once
    with django_assert_num_queries(6):
        assert len(look()) == 1
    make_technician(east, make_skill())
    make_technician(east, make_skill())
    with django_assert_num_queries(6):
        assert len(look()) == 3

"""The register of technicians."""

import pytest
from django.core.exceptions import ValidationError

from dispatch.models import Technician
from dispatch.operations.technicians import enrol
from tests.factories.dispatch import make_skill, make_technician


@pytest.mark.requirement("DSP-09")
def test_nobody_without_a_device_number_is_set_active(technician, east):
    with pytest.raises(ValidationError):
        enrol(user=technician, unit=east, device_number=" ", active=True)
    assert Technician.objects.count() == 0


def test_without_a_number_somebody_may_stand_in_the_register(technician, east):
    assert enrol(user=technician, unit=east, device_number="", active=False).active is False


def test_enrolling_again_changes_the_record(technician, east):
    enrol(user=technician, unit=east, device_number="13900000001")
    enrol(user=technician, unit=east, device_number="13900000002", skills=[make_skill()])
    held = Technician.objects.get()
    assert (held.device_number, held.skills.get().name) == ("13900000002", "空调")


def filled(person, unit, **given) -> dict:
    return {"user": person.pk, "unit": unit.pk, "device_number": "13900000001", "active": "on"} | given


def test_the_supervisor_enrols_by_the_page(signed_in, supervisor, technician, east):
    answer = signed_in(supervisor).post("/technicians/new/", filled(technician, east))
    assert (answer.status_code, Technician.objects.get().user) == (302, technician)


def test_the_page_refuses_an_unreachable_one_in_words(signed_in, supervisor, technician, east):
    answer = signed_in(supervisor).post("/technicians/new/", filled(technician, east, device_number=""))
    assert (answer.status_code, Technician.objects.count()) == (422, 0)
    assert "没有工作电话" in answer.text


def test_the_register_warns_of_people_not_enrolled(signed_in, supervisor, technician):
    assert "张强" in signed_in(supervisor).get("/technicians/").text


def test_another_regions_technician_is_not_found(signed_in, stranger, tech):
    answer = signed_in(stranger).post(f"/technicians/{tech.pk}/", filled(tech.user, tech.unit, active=""))
    tech.refresh_from_db()
    assert (answer.status_code, tech.active) == (404, True)


def test_the_desk_does_not_keep_technicians(signed_in, desk):
    assert signed_in(desk).get("/technicians/").status_code == 403


def test_three_rows_cost_no_more_queries_than_one(signed_in, supervisor, east, django_assert_max_num_queries):
    client = signed_in(supervisor)
    make_technician(east, make_skill())
    with django_assert_max_num_queries(20) as one:
        client.get("/technicians/")
    make_technician(east, make_skill())
    make_technician(east, make_skill())
    with django_assert_max_num_queries(len(one)):
        assert len(client.get("/technicians/").context["technicians"]) == 3

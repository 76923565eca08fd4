"""The first steps of a new person: by post, remembered on the server."""

import pytest
from django.test import Client

from core.clock import now
from org.models import Guide, User
from org.operations import guides
from org.queries import guide_of
from tests.factories.org import make_user

pytestmark = pytest.mark.django_db


def browser(user: User) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def codes(user: User) -> list[str]:
    walk = guide_of(user)
    return [step.code for step, _taken in walk.steps] if walk else []


def test_every_post_of_the_five_people_has_steps_of_its_own(desk, supervisor, technician, manager) -> None:
    assert codes(desk) == ["intake", "search", "calls", "scripts"]
    assert codes(supervisor) == ["approvals", "board", "complaints", "day"]
    assert codes(technician) == ["work", "phone"]
    assert codes(manager) == ["month", "runs", "region"]


def test_without_a_post_there_is_nothing_to_show() -> None:
    assert guide_of(make_user("nobody", "无岗")) is None


def test_going_to_a_step_marks_it_and_opens_its_page(desk) -> None:
    answer = browser(desk).post("/guide/steps/search/")
    assert (answer.status_code, answer.url) == (302, "/tickets/")
    assert Guide.objects.get(user=desk).done == ["search"]
    assert guide_of(desk).left == 3


def test_a_step_of_another_post_is_not_there(desk) -> None:
    assert browser(desk).post("/guide/steps/board/").status_code == 404
    assert not Guide.objects.exists()


def test_put_away_it_stays_away_in_every_browser(desk) -> None:
    assert 'id="guide"' in browser(desk).get("/").content.decode()
    browser(desk).post("/guide/closing/")
    assert 'id="guide"' not in browser(desk).get("/").content.decode()


def test_fetched_back_it_begins_anew(desk) -> None:
    guides.take_step(user=desk, code="search")
    guides.close_guide(user=desk, at=now())
    browser(desk).post("/guide/beginning/")
    assert guide_of(desk).left == 4


def test_a_technician_sees_it_on_the_day_of_work(technician) -> None:
    assert 'id="guide"' in browser(technician).get("/work/").content.decode()

"""Notices, and who has read them."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client

from knowledge.models import Notice
from knowledge.operations import NobodyThere, confirm_reading, publish_notice
from knowledge.queries import readings_of
from notifications.models import Message
from org.models import Unit, User
from tests.factories.org import appoint, make_user

SignIn = Callable[[User], Client]
TEXTS = {"title": "高温值班", "body": "明日起延长值班至 21:00。"}


@pytest.fixture
def clerk(east: Unit) -> User:
    return appoint(make_user("clerk", "冯信息"), east, "clerk")


def staff(unit: Unit, many: int) -> list[User]:
    return [appoint(make_user(f"staff{n}", f"员工{n}"), unit, "technician") for n in range(many)]


@pytest.mark.requirement("ARC-06")
def test_a_notice_to_20_persons_shows_17_read_and_3_unread(
    east: Unit, clerk: User, at: datetime, signed_in: SignIn
) -> None:
    people = staff(east, 20)
    given = {**TEXTS, "unit": east.pk, "posts": ["technician"]}
    assert signed_in(clerk).post("/notices/new/", given).status_code == 302
    notice = Notice.objects.get()
    for person in people[:17]:
        signed_in(person).post(f"/notices/{notice.pk}/reading/")
    page = signed_in(clerk).get(f"/notices/{notice.pk}/")
    assert (page.context["reading"].read, page.context["reading"].unread) == (17, 3)
    assert "已读 17 人，未读 3 人" in page.content.decode()
    assert [one.recipient for one in page.context["receipts"]][:3] == sorted(
        people[17:], key=lambda one: one.name
    )


def test_reading_it_in_the_inbox_counts(east: Unit, clerk: User, at: datetime, signed_in: SignIn) -> None:
    (person,) = staff(east, 1)
    notice = publish_notice(unit=east, posts=["technician"], by=clerk, at=at, **TEXTS)
    message = Message.objects.get(recipient=person)
    signed_in(person).post(f"/inbox/{message.pk}/reading/")
    assert readings_of([notice])[notice.pk].read == 1


def test_reading_twice_keeps_the_first_time(east: Unit, clerk: User, at: datetime) -> None:
    (person,) = staff(east, 1)
    notice = publish_notice(unit=east, posts=["technician"], by=clerk, at=at, **TEXTS)
    assert [confirm_reading(notice=notice, by=person, at=at) for _turn in range(2)] == [1, 0]


def test_readers_do_not_see_who_else_has_read(
    east: Unit, clerk: User, at: datetime, signed_in: SignIn
) -> None:
    person, _other = staff(east, 2)
    notice = publish_notice(unit=east, posts=[], by=clerk, at=at, **TEXTS)
    assert signed_in(person).get(f"/notices/{notice.pk}/").context["receipts"] is None


def test_who_was_not_told_does_not_see_it(
    east: Unit, clerk: User, stranger: User, desk: User, at: datetime, signed_in: SignIn
) -> None:
    staff(east, 1)
    notice = publish_notice(unit=east, posts=[], by=clerk, at=at, **TEXTS)
    assert [signed_in(one).get(f"/notices/{notice.pk}/").status_code for one in (stranger, desk)] == [
        404,
        404,
    ]


def test_a_post_that_nobody_holds_is_refused(
    east: Unit, clerk: User, at: datetime, signed_in: SignIn
) -> None:
    with pytest.raises(NobodyThere):
        publish_notice(unit=east, posts=["brand"], by=clerk, at=at, **TEXTS)
    given = {**TEXTS, "unit": east.pk, "posts": ["brand"]}
    assert signed_in(clerk).post("/notices/new/", given).status_code == 422
    assert not Notice.objects.exists()


def test_another_region_is_not_told(south: Unit, clerk: User, desk: User, signed_in: SignIn) -> None:
    given = {**TEXTS, "unit": south.pk}
    assert [signed_in(one).post("/notices/new/", given).status_code for one in (clerk, desk)] == [422, 403]


@pytest.mark.parametrize("page", ["/notices/", "/notices/new/"])
def test_pages_show(clerk: User, signed_in: SignIn, page: str) -> None:
    assert signed_in(clerk).get(page).status_code == 200

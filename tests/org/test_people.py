"""Accounts: what is stored, what is recorded, who stays."""

from datetime import date, datetime

import pytest
from django.core.exceptions import ValidationError

from core.models import Event
from org.enums import Post
from org.models import Unit, User
from org.operations import people
from tests.factories.org import appoint, make_user


def added(by: User, at: datetime, username: str = "zhang.qiang") -> User:
    return people.add_person(username=username, name="张强", password="plum-river-9", by=by, at=at)


def names_of(user: User) -> list[str]:
    user.refresh_from_db()
    return list(Event.objects.filter(stream=user.stream_id).order_by("pk").values_list("name", flat=True))


def test_a_new_account_must_change_its_password(administrator: User, at: datetime) -> None:
    user = added(administrator, at)
    assert (user.must_change_password, user.check_password("plum-river-9")) == (True, True)


def test_a_new_account_has_no_rights(administrator: User, at: datetime) -> None:
    assert added(administrator, at).scope.rights == frozenset()


def test_adding_is_recorded_with_its_actor(administrator: User, at: datetime) -> None:
    event = Event.objects.get(stream=added(administrator, at).stream_id)
    assert (event.name, event.actor_id, event.at, event.facts) == (
        "person.added",
        administrator.pk,
        at,
        {"username": "zhang.qiang"},
    )


def test_a_taken_username_is_refused(administrator: User, at: datetime) -> None:
    added(administrator, at)
    with pytest.raises(ValidationError) as refusal:
        added(administrator, at)
    assert list(refusal.value.error_dict) == ["username"]
    assert User.objects.filter(username="zhang.qiang").count() == 1


def test_editing_records_the_fields_and_not_their_values(administrator: User, at: datetime) -> None:
    user = make_user("li")
    people.edit_person(user=user, name=user.name, email="", phone="13800138000", by=administrator, at=at)
    user.refresh_from_db()
    event = Event.objects.get(stream=user.stream_id)
    assert (user.phone, event.facts) == ("13800138000", {"fields": ["phone"]})


def test_editing_nothing_records_nothing(administrator: User, at: datetime) -> None:
    user = make_user("li")
    people.edit_person(user=user, name=user.name, email="", phone="", by=administrator, at=at)
    assert names_of(user) == []


def test_closing_an_account_takes_its_rights(supervisor: User, administrator: User, at: datetime) -> None:
    people.set_state(user=supervisor, active=False, by=administrator, at=at)
    assert User.objects.get(pk=supervisor.pk).scope.rights == frozenset()


def test_closing_twice_is_recorded_once(administrator: User, at: datetime) -> None:
    user = make_user("li")
    for _ in range(2):
        people.set_state(user=user, active=False, by=administrator, at=at)
    assert names_of(user) == ["person.state_changed"]


def test_the_only_administrator_cannot_be_closed(administrator: User, at: datetime) -> None:
    with pytest.raises(people.LastAdministrator):
        people.set_state(user=administrator, active=False, by=administrator, at=at)
    administrator.refresh_from_db()
    assert administrator.is_active is True


def test_one_of_two_administrators_can_be_closed(administrator: User, group: Unit, at: datetime) -> None:
    other = appoint(make_user("other"), group, Post.ADMIN)
    people.set_state(user=administrator, active=False, by=other, at=at)
    administrator.refresh_from_db()
    assert administrator.is_active is False


def test_a_reset_password_must_be_changed(administrator: User, at: datetime) -> None:
    user = people.reset_password(user=make_user("li"), password="new-one-2345", by=administrator, at=at)
    assert (user.must_change_password, user.check_password("new-one-2345")) == (True, True)
    assert names_of(user) == ["person.password_reset"]


def test_a_weak_password_is_refused(db: None, at: datetime) -> None:
    user = make_user("li", password="plum-river-9")
    with pytest.raises(ValidationError):
        people.change_password(user=user, password="12345678", at=at)
    user.refresh_from_db()
    assert user.check_password("plum-river-9") is True


def test_a_chosen_password_needs_no_change(db: None, at: datetime) -> None:
    user = make_user("li", must_change_password=True)
    people.change_password(user=user, password="quiet-lake-72", at=at)
    user.refresh_from_db()
    assert (user.must_change_password, user.check_password("quiet-lake-72")) == (False, True)


def test_random_passwords_differ_and_pass_the_rules(administrator: User, at: datetime) -> None:
    user, one = make_user("li"), people.random_password()
    people.change_password(user=user, password=one, at=at)
    assert (len(one), one == people.random_password()) == (14, False)


def test_people_see_only_their_own_account(supervisor: User, administrator: User) -> None:
    assert list(User.objects.visible_to(supervisor)) == [supervisor]


def test_administrators_see_all_accounts(supervisor: User, administrator: User) -> None:
    assert set(User.objects.visible_to(administrator)) == {supervisor, administrator}


def test_an_ended_administrator_is_no_longer_staff(administrator: User, since: date) -> None:
    administrator.appointments.update(until=since)
    assert User.objects.get(pk=administrator.pk).is_staff is False

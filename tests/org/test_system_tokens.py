"""Keys of other systems: narrowed, ending, seen in use."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client

from org.enums import Right
from org.models import ApiToken, Unit, User
from org.operations import tokens

SignIn = Callable[..., Client]
TICKETS = "/api/v1/tickets/"


def ask(plain: str, method: str = "get") -> int:
    headers = {"Authorization": f"Bearer {plain}"}
    more = {"content_type": "application/json"} if method == "post" else {}
    return int(getattr(Client(), method)(TICKETS, {}, headers=headers, **more).status_code)


def test_a_token_may_do_what_its_user_may(desk: User, at: datetime) -> None:
    plain = tokens.make(user=desk, name="ERP", by=desk, at=at)
    assert (ask(plain), ask(plain, "post")) == (200, 400)


def test_a_narrowed_token_may_do_less(desk: User, at: datetime) -> None:
    plain = tokens.make(user=desk, name="ERP", rights=[Right.SEE_TICKETS], by=desk, at=at)
    assert (ask(plain), ask(plain, "post")) == (200, 403)


def test_a_right_the_user_lacks_adds_nothing(desk: User, at: datetime) -> None:
    plain = tokens.make(user=desk, name="ERP", rights=[Right.MANAGE_PEOPLE], by=desk, at=at)
    assert ask(plain) == 403


def test_an_expired_token_is_refused(desk: User, at: datetime) -> None:
    plain = tokens.make(user=desk, name="ERP", expires_at=at + timedelta(hours=1), by=desk, at=at)
    assert ask(plain) == 401


def test_its_use_is_seen(desk: User, at: datetime) -> None:
    plain = tokens.make(user=desk, name="ERP", by=desk, at=at)
    assert ApiToken.objects.get().last_used_at is None
    ask(plain)
    assert ApiToken.objects.get().last_used_at is not None


def test_a_busy_token_is_written_once_a_minute(desk: User, at: datetime) -> None:
    tokens.make(user=desk, name="ERP", by=desk, at=at)
    for seconds in (0, 20, 59):
        tokens.note_use(ApiToken.objects.get(), at=at + timedelta(seconds=seconds))
    assert ApiToken.objects.get().last_used_at == at


@pytest.fixture
def client(administrator: User, signed_in: SignIn) -> Client:
    return signed_in(administrator)


def test_the_page_makes_one_and_shows_it_once(client: Client, desk: User) -> None:
    given = {"system": "ERP", "name": "建单", "user": desk.pk, "rights": ["register", "see_tickets"]}
    answer = client.post("/people/tokens/new/", given)
    row = ApiToken.objects.get()
    assert (answer.status_code, answer["Cache-Control"], row.rights) == (
        200,
        "no-store",
        ["register", "see_tickets"],
    )
    assert row.digest not in client.get("/people/tokens/").content.decode()


def test_the_page_names_rights_the_account_lacks(client: Client, desk: User) -> None:
    given = {"system": "ERP", "name": "建单", "user": desk.pk, "rights": ["manage_people"]}
    assert (client.post("/people/tokens/new/", given).status_code, ApiToken.objects.count()) == (422, 0)


def test_a_past_day_is_refused(client: Client, desk: User) -> None:
    given = {"system": "ERP", "name": "建单", "user": desk.pk, "expires_on": "2020-01-01"}
    assert (client.post("/people/tokens/new/", given).status_code, ApiToken.objects.count()) == (422, 0)


def test_the_page_revokes(client: Client, desk: User, at: datetime) -> None:
    plain = tokens.make(user=desk, name="ERP", by=desk, at=at)
    client.post(f"/people/tokens/{ApiToken.objects.get().pk}/revocation/")
    assert ask(plain) == 401


def test_only_administrators_see_the_keys(desk: User, east: Unit, signed_in: SignIn) -> None:
    assert signed_in(desk).get("/people/tokens/").status_code == 403

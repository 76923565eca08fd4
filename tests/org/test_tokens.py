"""Bearer tokens: stored as a hash, acting as their user, revocable."""

from datetime import datetime
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.test import APIRequestFactory

from core.models import Event
from org.api.authentication import BearerToken
from org.models import ApiToken, User
from org.operations import tokens


def sign_in(header: str) -> User | None:
    request = APIRequestFactory().get("/api/v1/tickets/", HTTP_AUTHORIZATION=header)
    found = BearerToken().authenticate(request)
    return found[0] if found else None


def refused(header: str) -> bool:
    with pytest.raises(AuthenticationFailed):
        sign_in(header)
    return True


def test_a_token_acts_as_its_user(desk: User, at: datetime) -> None:
    plain = tokens.make(user=desk, name="呼叫中心", by=desk, at=at)
    assert sign_in(f"Bearer {plain}") == desk


def test_only_its_hash_is_stored(desk: User, at: datetime) -> None:
    plain = tokens.make(user=desk, name="呼叫中心", by=desk, at=at)
    held = ApiToken.objects.get()
    assert (held.digest == tokens.digest(plain), plain in str(vars(held))) == (True, False)


def test_a_revoked_token_is_refused(desk: User, administrator: User, at: datetime) -> None:
    plain = tokens.make(user=desk, name="呼叫中心", by=desk, at=at)
    tokens.revoke(token=ApiToken.objects.get(), by=administrator, at=at)
    assert refused(f"Bearer {plain}")


def test_revoking_twice_is_recorded_once(desk: User, at: datetime) -> None:
    tokens.make(user=desk, name="呼叫中心", by=desk, at=at)
    for _ in range(2):
        tokens.revoke(token=ApiToken.objects.get(), by=desk, at=at)
    assert Event.objects.filter(name="token.revoked").count() == 1


def test_a_token_ends_with_its_account(desk: User, at: datetime) -> None:
    plain = tokens.make(user=desk, name="呼叫中心", by=desk, at=at)
    User.objects.filter(pk=desk.pk).update(is_active=False)
    assert refused(f"Bearer {plain}")


@pytest.mark.django_db
@pytest.mark.parametrize("header", ["Bearer", "Bearer a b", "Bearer nonsense", "Bearer \xff\xfe"])
def test_malformed_and_unknown_tokens_are_refused(header: str) -> None:
    assert refused(header)


@pytest.mark.django_db
def test_other_schemes_are_left_to_others() -> None:
    assert sign_in("Basic abc") is None


def test_the_command_prints_a_working_token(desk: User) -> None:
    out = StringIO()
    call_command("token", "desk", stdout=out)
    assert sign_in(f"Bearer {out.getvalue().strip()}") == desk


@pytest.mark.django_db
def test_the_command_refuses_unknown_names() -> None:
    with pytest.raises(CommandError, match="nobody"):
        call_command("token", "nobody")
    assert ApiToken.objects.count() == 0

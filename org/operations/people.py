"""Accounts of people."""

import secrets
from collections.abc import Iterable
from datetime import datetime

from django.contrib.auth.password_validation import validate_password
from django.db import transaction
from django.utils.translation import gettext as _

from core.actors import Actor
from org.enums import UnitKind
from org.events import PasswordChanged, PasswordReset, PersonAdded, PersonEdited, PersonStateChanged
from org.models import Unit, User
from org.operations.history import hold, note
from org.queries import sole_administrator

# Without characters that look alike in print.
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


class LastAdministrator(Exception):
    """Nobody would be left who can manage people; the message says so."""


def random_password() -> str:
    """Three groups of four letters, to be read out or typed from paper."""
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(3))


@transaction.atomic
def add_person(
    *,
    username: str,
    name: str,
    password: str | None,
    by: Actor,
    at: datetime,
    email: str = "",
    phone: str = "",
    must_change: bool = True,
    encoded: str = "",
) -> User:
    """A new account without any post; raises ValidationError for a taken or malformed username.

    `encoded` is a password that one of Django's hashers has encoded already.
    """
    user = User(username=username, name=name, email=email, phone=phone, must_change_password=must_change)
    user.set_password(password)
    user.password = encoded or user.password
    user.full_clean(exclude=["password"])
    user.save()
    note(user, PersonAdded(username=username), by=by, at=at)
    return user


@transaction.atomic
def choose_language(*, user: User, language: str, by: Actor, at: datetime) -> User:
    """Pages and messages of this person come in this language from now on."""
    held = hold(user)
    if held.language != language:
        held.language = language
        held.save(update_fields=["language"])
        note(held, PersonEdited(fields=["language"]), by=by, at=at)
    return held


@transaction.atomic
def edit_person(*, user: User, name: str, email: str, phone: str, by: Actor, at: datetime) -> User:
    """Change name and addresses; raises ValidationError. Nothing is recorded when nothing changed."""
    held = hold(user)
    wanted = {"name": name, "email": email, "phone": phone}
    changed = [field for field, value in wanted.items() if getattr(held, field) != value]
    for field in changed:
        setattr(held, field, wanted[field])
    held.full_clean(exclude=["password"])
    if changed:
        held.save(update_fields=changed)
        note(held, PersonEdited(fields=changed), by=by, at=at)
    return held


@transaction.atomic
def set_state(*, user: User, active: bool, by: Actor, at: datetime) -> User:
    """Open or close an account; raises LastAdministrator."""
    held = hold(user)
    if not active:
        keep_an_administrator(held, at)
    if held.is_active != active:
        held.is_active = active
        held.save(update_fields=["is_active"])
        note(held, PersonStateChanged(active=active), by=by, at=at)
    return held


@transaction.atomic
def reset_password(*, user: User, password: str, by: Actor, at: datetime) -> User:
    """Give a password that lasts until the next sign-in; every session of the person ends."""
    held = hold(user)
    _set_password(held, password, must_change=True)
    note(held, PasswordReset(), by=by, at=at)
    return held


@transaction.atomic
def change_password(*, user: User, password: str, at: datetime) -> User:
    """A password the person chose; raises ValidationError when it is too weak."""
    held = hold(user)
    validate_password(password, held)
    _set_password(held, password, must_change=False)
    note(held, PasswordChanged(), by=held, at=at)
    return held


@transaction.atomic
def set_active(*, usernames: Iterable[str], active: bool) -> int:
    """Open or close the demo sign-ins at a start; returns how many there are."""
    return User.objects.filter(username__in=list(usernames)).update(is_active=active)


def _set_password(user: User, password: str, *, must_change: bool) -> None:
    user.set_password(password)
    user.must_change_password = must_change
    user.save(update_fields=["password", "must_change_password"])


def keep_an_administrator(user: User, at: datetime) -> None:
    """Raises LastAdministrator when this is the only one; two who go at once wait for each other."""
    list(Unit.objects.filter(kind=UnitKind.GROUP).select_for_update())
    if sole_administrator(user, at=at):
        raise LastAdministrator(_("这是唯一的系统管理员，请先任命另一位。"))

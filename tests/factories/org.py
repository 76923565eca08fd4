"""Units and people."""

from datetime import date

from org.enums import Department, UnitKind
from org.models import Appointment, Unit, User
from org.rules import department_of


def make_unit(kind: str, code: str, name: str, parent: Unit | None = None) -> Unit:
    """A branch; projects are live since long ago."""
    live_since = date(2020, 1, 1) if kind == UnitKind.PROJECT else None
    return Unit.objects.create(kind=kind, code=code, name=name, parent=parent, live_since=live_since)


def make_user(username: str, name: str = "某某", password: str | None = None, **fields: object) -> User:
    """An account that can sign in at once; without a password by `signed_in` only."""
    user = User(username=username, name=name, **fields)
    user.set_password(password)
    user.save()
    return user


def appoint(user: User, unit: Unit, post: str, since: date = date(2020, 1, 1), department: str = "") -> User:
    """Give the post; the person's scope is read anew."""
    own = department_of(post, department or Department.LOGISTICS)
    Appointment.objects.create(user=user, unit=unit, post=post, since=since, department=own)
    user.__dict__.pop("scope", None)
    return user

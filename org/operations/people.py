"""People, units and appointments."""

from datetime import date

from django.db import transaction

from org.enums import Post, UnitKind
from org.models import Appointment, Unit, User


@transaction.atomic
def add_unit(*, kind: str, code: str, name: str, parent: Unit | None = None) -> Unit:
    """A new branch; raises ValidationError when the place in the tree is impossible."""
    unit = Unit(kind=kind, code=code, name=name, parent=parent)
    unit.full_clean()
    unit.save()
    return unit


@transaction.atomic
def add_person(
    *,
    username: str,
    name: str,
    password: str | None,
    email: str = "",
    phone: str = "",
    must_change: bool = True,
) -> User:
    """A new account without any post; raises ValidationError for a taken or malformed username."""
    user = User(username=username, name=name, email=email, phone=phone, must_change_password=must_change)
    user.set_password(password)
    user.full_clean(exclude=["password"])
    user.save()
    return user


@transaction.atomic
def appoint(*, user: User, unit: Unit, post: str, since: date) -> Appointment:
    """Give a person a post at a unit; the post of administrator opens the register pages too."""
    held, _created = Appointment.objects.get_or_create(
        user=user, unit=unit, post=post, until=None, defaults={"since": since}
    )
    if post == Post.ADMIN and unit.kind == UnitKind.GROUP and not user.is_staff:
        user.is_staff = user.is_superuser = True
        user.save(update_fields=["is_staff", "is_superuser"])
    return held


@transaction.atomic
def end_appointment(*, appointment: Appointment, on: date) -> Appointment:
    """The last day of a post; the person loses its rights from the next day."""
    appointment.until = max(on, appointment.since)
    appointment.save(update_fields=["until"])
    return appointment

"""The first visitor of an empty system becomes its administrator."""

from datetime import datetime

from django.contrib.auth.password_validation import validate_password
from django.db import connection, transaction
from django.utils.translation import gettext as _

from core.actors import SYSTEM
from core.clock import local_day
from org.enums import Post, UnitKind
from org.models import User
from org.operations.people import add_person
from org.operations.posts import appoint
from org.operations.units import add_unit

FOUNDING = 7_020_001  # key of the lock that lets one visitor through


class AlreadyFounded(Exception):
    """There are people already; the message says where to go."""


@transaction.atomic
def found(*, company: str, username: str, name: str, password: str, at: datetime) -> User:
    """Group centre and first administrator, once for ever; raises AlreadyFounded or ValidationError."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [FOUNDING])
    if User.objects.exists():
        raise AlreadyFounded(_("系统已经有管理员，请直接登录。"))
    validate_password(password, User(username=username, name=name))
    user = add_person(username=username, name=name, password=password, must_change=False, by=SYSTEM, at=at)
    group = add_unit(kind=UnitKind.GROUP, code="group", name=company, by=user, at=at)
    appoint(user=user, unit=group, post=Post.ADMIN, since=local_day(at), by=user, at=at)
    return user

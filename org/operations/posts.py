"""Giving posts and ending them."""

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from core.actors import Actor
from core.clock import local_day
from org.enums import Post
from org.events import PostEnded, PostGiven
from org.models import Appointment, Unit, User
from org.operations.history import hold, note
from org.operations.people import keep_an_administrator
from org.rules import department_of, fits


@transaction.atomic
def appoint(
    *, user: User, unit: Unit, post: str, since: date, by: Actor, at: datetime, department: str = ""
) -> Appointment:
    """Give a person a post at a unit; one already held stays as it is. Raises ValidationError.

    `department` is asked for liaisons only, the other posts have theirs (ORG-05).
    """
    if not fits(post, unit.kind):
        raise ValidationError(_("这个岗位只能设在集团售后服务中心。"))
    own = department_of(post, department)
    if own is None:
        raise ValidationError(_("请选择协作部门联系人所在的部门。"))
    holder = hold(user)
    held, created = Appointment.objects.get_or_create(
        user=holder, unit=unit, post=post, until=None, defaults={"since": since, "department": own}
    )
    if created:
        given = PostGiven(post=post, unit=unit.pk, unit_name=unit.name, since=since.isoformat())
        note(holder, given, by=by, at=at)
    return held


@transaction.atomic
def end_appointment(*, appointment: Appointment, on: date, by: Actor, at: datetime) -> Appointment:
    """Set the last day of a post, at the earliest its first. Raises LastAdministrator."""
    holder = hold(appointment.user)
    held = Appointment.objects.select_related("unit").get(pk=appointment.pk)
    until = max(on, held.since)
    if held.until is not None and held.until <= until:
        return held
    if held.post == Post.ADMIN and held.since <= local_day(at):
        keep_an_administrator(holder, at)
    held.until = until
    held.save(update_fields=["until"])
    ended = PostEnded(post=held.post, unit=held.unit_id, unit_name=held.unit.name, until=until.isoformat())
    note(holder, ended, by=by, at=at)
    return held

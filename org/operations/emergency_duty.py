"""Who is reached for emergencies, day by day: one primary, at least one backup (SLA-22, INT-19)."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from core.actors import Actor
from org.events import EmergencyDutySet
from org.models import EmergencyDuty, Unit, User
from org.operations.history import hold, note


@transaction.atomic
def set_duty(
    *,
    unit: Unit,
    days: Sequence[date],
    primary: User,
    backups: Sequence[User],
    by: Actor,
    at: datetime,
    phones: str = "",
) -> list[EmergencyDuty]:
    """Name the contacts of whole days, in place of those named before; raises ValidationError."""
    others = [person for person in backups if person.pk != primary.pk]
    if not others:
        raise ValidationError({"backups": _("每天须有至少一位备份联系人，且不是第一联系人。")})
    held = hold(unit)
    rows = []
    for day in sorted(set(days)):
        row, _created = EmergencyDuty.objects.update_or_create(
            unit=held, day=day, defaults={"primary": primary, "phones": phones.strip()}
        )
        row.backups.set(others)
        rows.append(row)
    note(held, EmergencyDutySet(days=[row.day.isoformat() for row in rows]), by=by, at=at)
    return rows


def uncovered_days(unit: Unit, first: date, days: int) -> list[date]:
    """Days from the first on without their contacts."""
    span = [first + timedelta(days=n) for n in range(days)]
    named = EmergencyDuty.objects.filter(
        unit=unit, day__in=span, backups__isnull=False, primary__is_active=True
    )
    return sorted(set(span) - set(named.values_list("day", flat=True)))

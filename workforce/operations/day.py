"""Setting the work of a day (ORG-08)."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction

from org.models import Unit, User
from workforce.models import DayPlan, DayTask


@transaction.atomic
def set_work(
    *, unit: Unit, day: date, focus: str, tasks: Mapping[int, str], by: User, at: datetime
) -> DayPlan:
    """The day's work of a unit: its focus, and a text per person's id; setting it again changes it.

    The time of the first setting stays: it tells whether the work was set in time.
    """
    held, _created = DayPlan.objects.select_for_update().get_or_create(
        unit=unit, day=day, defaults={"focus": focus, "by": by, "at": at}
    )
    held.focus, held.by = focus.strip(), by
    held.save(update_fields=["focus", "by"])
    held.tasks.exclude(person__in=[key for key, text in tasks.items() if text]).delete()
    for person, text in tasks.items():
        if text:
            DayTask.objects.update_or_create(plan=held, person_id=person, defaults={"text": text})
    return held

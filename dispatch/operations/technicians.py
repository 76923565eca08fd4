"""Making people available for dispatch."""

from collections.abc import Iterable

from django.db import transaction

from core.operations import save_record
from dispatch.models import Technician
from org.models import Skill, Unit, User


@transaction.atomic
def enrol(
    *, user: User, unit: Unit, device_number: str, skills: Iterable[Skill] = (), active: bool = True
) -> Technician:
    """The technician record of a person, new or changed; raises ValidationError when unreachable (DSP-09)."""
    row = Technician.objects.filter(user=user).first() or Technician(user=user)
    row.unit, row.device_number, row.active = unit, device_number.strip(), active
    save_record(row)
    row.skills.set(skills)
    return row
